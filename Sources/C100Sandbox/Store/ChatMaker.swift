/// Makes the chats of a seed: day by day, relative to an anchor day, in the order of their requests.
///
/// A day's chats depend on the seed and on the day's distance from the anchor alone.
struct ChatMaker {
  let seed: UInt64
  let isLarge: Bool
  /// Start of the anchor day and the present moment, in seconds since 1970.
  let anchor: Int
  let now: Int

  static let daysSmall = 90
  static let daysLarge = 365
  static let campaigns = 4

  /// Chats by hour of the day (UTC): Asia, then Europe, then America.
  private static let byHour: Weights = [
    3, 3, 4, 5, 5, 6, 7, 9, 11, 12, 12, 11, 10, 11, 12, 12, 11, 9, 8, 7, 6, 5, 4, 3,
  ]
  private static let byWeekday: [Int] = [100, 106, 101, 98, 110, 72, 63]

  var days: Int { isLarge ? Self.daysLarge : Self.daysSmall }
  var visitors: Int { isLarge ? 40_000 : 900 }

  func make() -> [ChatRow] {
    var rows: [ChatRow] = []
    let counts = self.counts()
    rows.reserveCapacity(counts.reduce(0, +) + 64)
    for (i, count) in counts.enumerated() { append(day: i - counts.count, count: count, to: &rows) }
    // The anchor day itself, and the days since when the data was kept in a file.
    var day = 0
    while anchor + day * Moment.day <= now {
      let elapsed = now - (anchor + day * Moment.day)
      let full = count(of: day)
      let count = elapsed >= Moment.day ? full : max(12, full * elapsed / Moment.day)
      append(day: day, count: count, to: &rows)
      day += 1
    }
    return rows
  }

  /// How many chats each full day has, oldest first; in the large size they add up to 200,000.
  private func counts() -> [Int] {
    guard isLarge else { return (-days..<0).map(count(of:)) }
    let weights = (-days..<0).map(count(of:))
    let sum = weights.reduce(0, +)
    var done = 0
    var weight = 0
    return weights.map { w in
      weight += w
      let upTo = 200_000 * weight / sum
      defer { done = upTo }
      return upTo - done
    }
  }

  private func count(of day: Int) -> Int {
    var random = Random(seed, "day", day)
    let base = isLarge ? 548 : 32
    let weekday = Moment.weekday(anchor + day * Moment.day)
    var count = base * Self.byWeekday[weekday] * (88 + random.below(25)) / 10_000
    if day == -Story.badDay { count = count * 5 / 2 }
    return max(4, count)
  }

  private func append(day: Int, count: Int, to rows: inout [ChatRow]) {
    var random = Random(seed, "chats", day)
    let start = anchor + day * Moment.day
    let end = min(start + Moment.day, max(start + 1, now - 900))
    var times: [Int] = []
    times.reserveCapacity(count)
    for _ in 0..<count {
      var second = random.weighted(Self.byHour) * 3600 + random.below(3600)
      if day == -Story.badDay, random.chance(55) {
        second = random.integer(Story.badHours.lowerBound * 3600...Story.badHours.upperBound * 3600 - 1)
      }
      if start + second >= end { second = random.below(end - start) }
      times.append(start + second)
    }
    times.sort()
    for (i, time) in times.enumerated() {
      rows.append(row(number: Int32((day + 2048) << 12 | i & 4095), time: time, day: day, &random))
    }
  }

  private func row(number: Int32, time: Int, day: Int, _ random: inout Random) -> ChatRow {
    let hour = (time - Moment.dayStart(time)) / 3600
    let isBad = day == -Story.badDay && Story.badHours.contains(hour)
    let department = isBad ? (random.chance(70) ? 2 : 1) : random.weighted(Self.departmentWeights)
    let missed = isBad ? 56 : 6
    let draw = random.below(100)
    let status: ChatRow.Status = draw < missed ? .missed : draw < missed + 2 ? .refused : .normal
    let topics = Self.topicsByDepartment[department]
    var topic = isBad ? 3 : topics[random.below(topics.count)]
    var flags: ChatRow.Flags = isBad ? [.badDay] : []
    let isQueued = isBad || random.chance(22)
    if isQueued { flags.insert(.queued) }
    let wait =
      status == .normal
      ? random.skewed(low: 2, typical: isBad ? 420 : isQueued ? 55 : 12)
      : status == .missed ? random.skewed(low: 45, typical: isBad ? 900 : 180) : random.skewed(low: 5, typical: 40)
    let length = status == .normal ? random.skewed(low: 60, typical: 420) : 0
    let lines = Story.topics[topic].lines.count
    var said =
      status == .normal ? random.integer(max(2, lines - 3)...lines) : status == .missed ? random.below(3) + 1 : 1
    let team = Self.teams[department].present(at: time)
    let agent = status == .missed ? -1 : team[random.below(team.count)]
    var second = -1
    if status == .normal, random.chance(9) {
      let everybody = Self.everybody.present(at: time)
      let other = everybody[random.below(everybody.count)]
      if other != agent { second = other }
    }
    var rating = 0
    if status == .normal, random.chance(isBad ? 60 : 41) {
      rating = random.weighted(isBad ? Self.badRatings : Self.ratings) + 1
      if random.chance(45) { flags.insert(.comment) }
    }
    if status == .normal {
      if random.chance(3) { flags.insert(.audio) }
      if random.chance(1) { flags.insert(.video) }
      if random.chance(64) { flags.insert(.wrapped) }
      if random.chance(12) { flags.insert(.converted) }
    } else {
      if random.chance(isBad ? 35 : 60) { flags.insert(.leftMessage) }
    }
    let hasBot = random.chance(18)
    let source = random.weighted(Self.sources)
    let end = min(Int(wait) + Int(length), max(0, now - time))
    let talk = max(0, end - wait)
    let visitor = random.below(visitors)
    let response = status == .normal ? random.skewed(low: 40, typical: isBad ? 700 : 260) : 0
    var campaign = random.weighted(Self.campaignWeights)
    let page = isBad ? 5 : random.below(Story.pages.count)
    // People write where their language is spoken, and about what can be talked about in it.
    let language = Visitor.place(visitor, seed: seed).language
    campaign = language == .chinese ? 2 : language == .spanish ? 3 : campaign < 2 ? campaign : 0
    if !isBad {
      let fitting = Self.topicsByLanguage[department][Int(language.rawValue)]
      if !fitting.isEmpty, !fitting.contains(topic) { topic = fitting[Int(number) % fitting.count] }
      said = min(said, Story.topics[topic].lines.count)
    }
    if said % 2 == 1, status == .normal { flags.insert(.visitorLast) }
    if hasBot, language != .chinese { flags.insert(.bot) }
    var row = ChatRow(
      number: number, visitor: Int32(visitor), requested: time, wait: Int32(min(wait, end)),
      length: Int32(status == .normal ? talk : 0), response: Int32(response), agent: Int8(agent), second: Int8(second),
      department: UInt8(department), campaign: UInt8(campaign), topic: UInt8(topic), page: UInt8(page),
      rating: UInt8(rating), visitorLines: UInt8(status == .normal ? (said + 1) / 2 : said),
      agentLines: UInt8(status == .normal ? said / 2 : 0), status: status,
      source: source == 0 ? .chatButton : source == 1 ? .autoInvitation : .manualInvitation, flags: flags)
    if flags.contains(.bot), status == .normal, !isBad, number % 3 == 0 { row.leaveToBot() }
    return row
  }

  // MARK: - Tables of the story

  private static let departmentWeights = Weights(Story.departments.map { $0.isInChat ? $0.weight : 0 })
  private static let ratings: Weights = [3, 4, 10, 30, 53]
  private static let badRatings: Weights = [40, 30, 15, 10, 5]
  private static let sources: Weights = [74, 19, 7]
  private static let campaignWeights: Weights = [55, 25, 12, 8]

  private static let topicsByDepartment: [[Int]] = Story.departments.indices.map { department in
    let own = Story.topics.indices.filter { Story.topics[$0].departments.contains(department) }
    return own.isEmpty ? [0] : own
  }

  /// By department, then by language: what is talked about in it there, or in English where nothing is.
  private static let topicsByLanguage: [[[Int]]] = topicsByDepartment.map { topics in
    Story.Language.allCases.map { language in
      let own = topics.filter { Story.topics[$0].language == language }
      return own.isEmpty ? topics.filter { Story.topics[$0].language == .english } : own
    }
  }

  static let agentsInChat: [Int] = Story.agents.indices.filter { i in
    Story.agents[i].isActive && Story.agents[i].departments.contains { Story.departments[$0].isInChat }
  }

  private static let everybody = Team(agentsInChat)

  private static let teams: [Team] = Story.departments.indices.map { department in
    Team(agentsInChat.filter { Story.agents[$0].departments.contains(department) })
  }
}

/// People who answer chats together, by the hour of the week in which they are there.
private struct Team {
  private let byHour: [[Int]]

  init(_ people: [Int]) {
    let people = people.isEmpty ? ChatMaker.agentsInChat : people
    byHour = (0..<168).map { hour in
      let there = people.filter { Story.isOnShift($0, at: hour * 3600) }
      // Somebody stays longer when nobody is on shift.
      return there.isEmpty ? people : there
    }
  }

  func present(at time: Int) -> [Int] {
    // 1970-01-01 was a Thursday; which day the week begins with does not matter.
    byHour[time / 3600 % 168]
  }
}
