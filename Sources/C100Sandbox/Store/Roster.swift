import JSONText

/// When each agent was at work: the shifts, the time that chats kept them longer, and what was set by hand.
struct Roster {
  enum Status: String, CaseIterable {
    case online = "Online"
    case away = "Away"
    case offline = "Offline"
  }

  /// A time with one status other than offline. The last one has no end while it goes on.
  struct Stay {
    var span: Range<Int>
    let status: Status
  }

  /// Beyond it nobody has a status yet.
  var now: Int
  /// By the agent's id, in order, without overlap.
  private var stays: [Int: [Stay]] = [:]

  /// - Parameter chats: those that the agents took or refused, in the order of their requests.
  init(chats: [ChatRow], seed: UInt64, now: Int) {
    self.now = now
    var busy: [[Range<Int>]] = Array(repeating: [], count: Story.agents.count)
    for chat in chats {
      for agent in chat.agents { busy[agent].append(chat.requested - 120..<chat.ended + 180) }
    }
    let first = chats.first.map { Moment.dayStart($0.requested) - Moment.day } ?? now
    for agent in Story.agents.indices {
      let talks = Self.united(busy[agent])
      var work = talks
      var pauses: [Range<Int>] = []
      for day in stride(from: first, through: now, by: Moment.day) where Story.agents[agent].isActive {
        guard let shift = Story.shift(of: agent, at: day) else { continue }
        var random = Random(seed, text: "shift \(agent)", shift.lowerBound / Moment.day)
        work.append(shift.lowerBound - random.below(900)..<shift.upperBound + random.below(900))
        pauses += Self.pause(in: shift, besides: talks, &random).map { [$0] } ?? []
      }
      work.sort { $0.lowerBound < $1.lowerBound }
      stays[agent + 1] = Self.stays(Self.united(work), pauses, now)
    }
  }

  /// A break near the middle of a shift, when no chat comes.
  private static func pause(in shift: Range<Int>, besides talks: [Range<Int>], _ random: inout Random) -> Range<Int>? {
    let start = shift.lowerBound + 3 * 3600 + random.below(1800)
    let length = random.integer(20...45) * 60
    return stride(from: start, to: start + 3 * 3600, by: 900).lazy.map { $0..<$0 + length }.first { pause in
      let next = talks.firstPlace { $0.upperBound > pause.lowerBound }
      return next == talks.count || talks[next].lowerBound >= pause.upperBound
    }
  }

  /// Spans in the order of their starts, those that touch made one.
  private static func united(_ spans: [Range<Int>]) -> [Range<Int>] {
    var united: [Range<Int>] = []
    for span in spans {
      if let last = united.last, span.lowerBound <= last.upperBound {
        united[united.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        united.append(span)
      }
    }
    return united
  }

  private static func stays(_ work: [Range<Int>], _ pauses: [Range<Int>], _ now: Int) -> [Stay] {
    var stays: [Stay] = []
    var rest = pauses[...]
    for span in work {
      var at = span.lowerBound
      while let pause = rest.first, pause.lowerBound < span.upperBound {
        rest.removeFirst()
        stays.append(Stay(span: at..<pause.lowerBound, status: .online))
        stays.append(Stay(span: pause, status: .away))
        at = pause.upperBound
      }
      stays.append(Stay(span: at..<span.upperBound, status: .online))
    }
    return stays.filter { $0.span.lowerBound < now }.map { stay in
      stay.span.upperBound < now ? stay : Stay(span: stay.span.lowerBound..<Int.max, status: stay.status)
    }
  }

  /// From `time` on the agent has this status.
  mutating func set(_ status: Status, _ agent: Int, at time: Int) {
    var own = stays[agent] ?? []
    if let last = own.last, last.span.upperBound == Int.max {
      own[own.count - 1].span = last.span.lowerBound..<max(last.span.lowerBound, time)
    }
    if status != .offline { own.append(Stay(span: time..<Int.max, status: status)) }
    stays[agent] = own
  }

  // MARK: - Asking

  /// The stays of an agent within a span.
  func stays(_ agent: Int, in span: Range<Int>) -> [Stay] {
    let own = stays[agent] ?? []
    let span = span.lowerBound..<max(span.lowerBound, min(span.upperBound, now + 1))
    var found: [Stay] = []
    var i = own.firstPlace { $0.span.upperBound > span.lowerBound }
    while i < own.count, own[i].span.lowerBound < span.upperBound {
      found.append(Stay(span: own[i].span.clamped(to: span), status: own[i].status))
      i += 1
    }
    return found
  }

  func status(_ agent: Int, at time: Int) -> Status { stays(agent, in: time..<time + 1).first?.status ?? .offline }

  /// Seconds within a span, by status; they add up to the span.
  func seconds(_ agent: Int, in span: Range<Int>) -> [Status: Int] {
    var seconds: [Status: Int] = [:]
    for stay in stays(agent, in: span) { seconds[stay.status, default: 0] += stay.span.count }
    seconds[.offline] = span.count - seconds.values.reduce(0, +)
    return seconds
  }

  /// The changes of an agent's status within a span.
  func changes(_ agent: Int, in span: Range<Int>) -> [(time: Int, status: Status)] {
    var changes: [(time: Int, status: Status)] = []
    var last = status(agent, at: span.lowerBound - 1)
    func note(_ time: Int, _ status: Status) {
      if status != last { changes.append((time, status)) }
      last = status
    }
    var end = span.lowerBound
    for stay in stays(agent, in: span) {
      if stay.span.lowerBound > end { note(end, .offline) }
      note(stay.span.lowerBound, stay.status)
      end = stay.span.upperBound
    }
    if end < span.upperBound { note(end, .offline) }
    return changes
  }
}

extension Array {
  /// The first place that has been reached; all later ones have too.
  func firstPlace(_ reached: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if reached(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension World {
  private static let statusKey = "sandbox.agentStatuses"

  /// Made when it is first needed.
  var roster: Roster {
    if var madeRoster {
      madeRoster.now = now
      return madeRoster
    }
    var roster = Roster(chats: chats.rows, seed: seed, now: origin)
    for row in rows(Self.statusKey) {
      guard let agent = row.fields["agentId"]?.integer, let time = row.fields["time"]?.integer,
        let status = row.fields["status"]?.string.flatMap(Roster.Status.init(rawValue:))
      else { continue }
      roster.set(status, agent, at: time)
    }
    madeRoster = roster
    return roster
  }

  func setStatus(_ status: Roster.Status, of agent: Int) {
    _ = roster
    madeRoster?.set(status, agent, at: now)
    change(Self.statusKey) { collection in
      let fields: JSONObject = [
        "agentId": .integer(agent), "time": .integer(now), "status": .string(status.rawValue),
      ]
      collection.append(Row(String(collection.count + 1), fields))
    }
  }
}
