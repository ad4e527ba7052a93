import JSONText

extension Seeds {
  static func site(_ world: World) -> [Row] {
    let members: [(String, JSON)] = [
      ("id", .integer(Story.siteId)), ("dateTimeFormat", "yyyy-MM-dd HH:mm:ss"), ("timeZone", "FLE Standard Time"),
      ("company", text(Story.company)), ("companySize", "21-50"), ("website", "https://www.auroratravel.example"),
      ("registeredEmail", text("ada@" + Story.domain)), ("phone", "+358 9 555 0100"), ("fax", "+358 9 555 0199"),
      ("mailingAddress", "Revontulentie 8"), ("city", "Helsinki"), ("stateOrProvince", "Uusimaa"),
      ("countryOrRegion", "Finland"), ("postalOrZipCode", "00120"), ("firstName", "Ada"), ("lastName", "Nordin"),
    ]
    return [Row("", object(members))]
  }

  static func agents(_ world: World) -> [Row] {
    Story.agents.enumerated().map { i, person in
      var random = Random(world.seed, "agent", i)
      let shift = shift(of: person)
      // Before the first chat that the agent has answered.
      let days = max(random.integer(200...1400), world.options.size == .large ? ChatMaker.daysLarge + 30 : 0)
      let created = world.anchor - days * Moment.day + random.below(Moment.day)
      let seen = person.isActive ? world.origin - random.skewed(low: 300, typical: 40_000) : created + 90 * Moment.day
      let isCJK = person.first.unicodeScalars.contains { $0.value >= 0x3040 && $0.value < 0xA000 }
      let display = isCJK ? person.last + person.first : "\(person.first) \(person.last)"
      let members: [(String, JSON)] = [
        ("id", .integer(i + 1)), ("email", text("\(person.mail)@\(Story.domain)")), ("displayName", text(display)),
        ("firstName", text(person.first)), ("lastName", text(person.last)), ("isAdmin", .bool(person.role == 0)),
        ("isActive", .bool(person.isActive)), ("phone", text(person.phone)), ("title", text(person.title)),
        ("bio", text(i % 3 == 0 ? "At Aurora Travel since \(Moment.text(created).prefix(4))." : "")),
        ("timeZone", text(person.zone)), ("datetimeFormat", "yyyy-MM-dd HH:mm:ss"), ("createdTime", time(created)),
        ("isLocked", .bool(person.isLocked)), ("lockedTime", person.isLocked ? time(world.anchor - 2 * 3600) : .null),
        ("lastLoginTime", time(seen)), ("permissionIds", []), ("roleIds", texts([world.guid("role", person.role)])),
        ("departmentIds", texts(person.departments.map { world.guid("department", $0) })),
        ("shiftIds", texts([world.guid("shift", shift)])),
      ]
      return Row(String(i + 1), object(members))
    }
  }

  private static let shiftZones = ["FLE Standard Time", "China Standard Time", "Pacific SA Standard Time"]

  private static func shift(of person: Story.Person) -> Int {
    switch person.zone {
    case "China Standard Time": 1
    case "Pacific SA Standard Time", "Pacific Standard Time": 2
    default: 0
    }
  }

  static func roles(_ world: World) -> [Row] {
    Story.roles.enumerated().map { i, role in
      let ids = Story.permissions.indices.filter { role.permissions?.contains(Story.permissions[$0].name) ?? true }
      let agents = Story.agents.indices.filter { Story.agents[$0].role == i }
      let members: [(String, JSON)] = [
        ("id", text(world.guid("role", i))), ("name", text(role.name)), ("description", text(role.description)),
        ("type", text(role.type)), ("agentIds", numbers(agents.map { $0 + 1 })),
        ("permissionIds", numbers(ids.map { $0 + 1 })),
      ]
      return Row(world.guid("role", i), object(members))
    }
  }

  static func permissions(_ world: World) -> [Row] {
    Story.permissions.enumerated().map { i, permission in
      let members: [(String, JSON)] = [
        ("id", .integer(i + 1)), ("name", text(permission.name)), ("description", text(permission.about)),
        ("category", text(permission.category)),
      ]
      return Row(String(i + 1), object(members))
    }
  }

  static func departments(_ world: World) -> [Row] {
    Story.departments.enumerated().map { i, department in
      let agents = Story.agents.indices.filter { Story.agents[$0].departments.contains(i) }
      let isMail = i == 5
      let members: [(String, JSON)] = [
        ("id", text(world.guid("department", i))), ("name", text(department.name)),
        ("description", text(department.description)), ("isAvailableInChat", .bool(department.isInChat)),
        ("isAvailableInTicketingAndMessaging", true),
        ("offlineMessageMailTo", isMail ? "The email address(es)" : "All agents in the department"),
        ("offlineMessageEmailAddresses", isMail ? text("partners@" + Story.domain) : .null),
        ("agentIds", numbers(agents.map { $0 + 1 })),
        ("shiftIds", texts(i == 5 ? [world.guid("shift", 0)] : (0..<3).map { world.guid("shift", $0) })),
      ]
      return Row(world.guid("department", i), object(members))
    }
  }

  static func shifts(_ world: World) -> [Row] {
    let names = ["Helsinki & London", "上海", "Santiago & Vancouver"]
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let year = Moment.civil(days: world.anchor / Moment.day).year
    return names.enumerated().map { i, name in
      let hours = days.prefix(i == 0 ? 7 : 6).map { day -> JSON in
        .object(
          object([
            ("dayOfWeek", text(day)), ("startTime", "08:00"), ("endTime", day == "saturday" ? "14:00" : "18:00"),
            ("awayStatusId", text(world.guid("away", 0))),
          ]))
      }
      let holidays: [JSON] = [
        .object(object([("name", "New Year"), ("date", text("\(year + 1)-01-01T00:00:00Z"))])),
        .object(object([("name", i == 1 ? "春节" : "Midwinter"), ("date", text("\(year)-12-21T00:00:00Z"))])),
      ]
      let agents = Story.agents.indices.filter { shift(of: Story.agents[$0]) == i }
      let departments = Story.departments.indices.filter { i == 0 || $0 != 5 }
      let members: [(String, JSON)] = [
        ("id", text(world.guid("shift", i))), ("name", text(name)), ("timeZone", text(shiftZones[i])),
        ("ifAutoDetectDayLight", true), ("holidays", .list(holidays)), ("agentIds", numbers(agents.map { $0 + 1 })),
        ("departmentIds", texts(departments.map { world.guid("department", $0) })),
        ("workingHours", .list(Array(hours))),
      ]
      return Row(world.guid("shift", i), object(members))
    }
  }

  static func awayStatuses(_ world: World) -> [Row] {
    ["Lunch", "Meeting", "Training", "Coffee ☕"].enumerated().map { i, name in
      let members: [(String, JSON)] = [
        ("id", text(world.guid("away", i))), ("name", text(name)), ("isSystem", .bool(i == 0)),
        ("order", .integer(i + 1)),
      ]
      return Row(world.guid("away", i), object(members))
    }
  }

  static func ipRanges(_ world: World) -> [Row] {
    (0..<3).map { i in
      let members: [(String, JSON)] = [
        ("id", text(world.guid("ip range", i))), ("ipFrom", text("203.0.113.\(i * 64)")),
        ("ipTo", text("203.0.113.\(i * 64 + 63)")), ("createdTime", time(world.anchor - (40 + i) * Moment.day)),
      ]
      return Row(world.guid("ip range", i), object(members))
    }
  }

  static func sites(_ world: World) -> [Row] {
    Story.sites.enumerated().map { i, site in
      var random = Random(world.seed, "site", i)
      let visitor = Visitor(700_000 + i, seed: world.seed, faults: .none)
      let names = visitor.name.split(separator: " ", maxSplits: 1).map(String.init)
      let isOurs = i + 10_001 == Story.siteId
      let contact: [(String, JSON)] = [
        ("firstName", text(isOurs ? "Ada" : names[0])),
        ("lastName", text(isOurs ? "Nordin" : names.count > 1 ? names[1] : "")),
        ("email", text(isOurs ? "ada@" + Story.domain : "office@\(site.web).example")),
        ("phone", text("+\(random.integer(20...98)) 555 \(1000 + random.below(9000))")),
      ]
      let agents = isOurs ? Story.agents.count : random.skewed(low: 1, typical: 12)
      let plan: [(String, JSON)] = [
        ("id", .integer(1 + i % 3)), ("name", text(["Team", "Business", "Enterprise"][i % 3])),
        ("products", .integer(1 + i % 7)),
      ]
      let created = world.anchor - random.integer(60...1500) * Moment.day + random.below(Moment.day)
      let sizes = ["1-20", "21-50", "51-100", "101-180"]
      let members: [(String, JSON)] = [
        ("id", .integer(10_001 + i)), ("name", text(site.name)), ("company", text(site.company)),
        ("timezone", text(site.zone)), ("agents", .integer(agents)), ("contact", .object(object(contact))),
        ("website", text("https://www.\(site.web).example")), ("fax", ""),
        ("mailingAddress", text("\(3 + i) Harbour Street")),
        ("city", text(site.city)), ("stateOrProvince", ""),
        ("postalOrZipCode", text(String(10_000 + random.below(89_999)))),
        ("country", text(site.country)), ("companySize", text(sizes[min(3, agents / 12)])),
        ("activated", .bool(i != 41)), ("disabled", .bool(i == 27)), ("createTime", time(created)),
        ("planList", .list([.object(object(plan))])),
      ]
      return Row(String(10_001 + i), object(members))
    }
  }

  // MARK: - Contacts and visitors

  /// Which visitors are contacts: every sixth.
  static let visitorsPerContact = 6

  static func contactCount(_ world: World) -> Int { world.options.size == .large ? 2000 : 150 }

  static func contacts(_ world: World) -> [Row] {
    var mold = Mold()
    return (0..<contactCount(world)).map { i in
      let visitor = Visitor(i * visitorsPerContact, seed: world.seed, faults: world.options.faults)
      var random = Random(world.seed, "contact", i)
      let names = visitor.name.split(separator: " ", maxSplits: 1).map(String.init)
      let created = world.anchor - random.integer(1...400) * Moment.day + random.below(Moment.day)
      let members: [(String, JSON)] = [
        ("id", .integer(i + 1)), ("name", text(visitor.name)),
        ("description", text(random.chance(20) ? random.pick(Story.notes) : "")),
        ("firstName", text(names.first ?? visitor.name)), ("lastName", text(names.count > 1 ? names[1] : "")),
        ("alias", ""), ("title", text(random.chance(25) ? random.pick(["Teacher", "Owner", "Buyer", "Doctor"]) : "")),
        ("company", text(visitor.company)), ("fax", ""), ("phone", text(visitor.phone)), ("mailingAddress", ""),
        ("city", text(visitor.place.city)), ("stateOrProvince", text(visitor.place.state)),
        ("countryOrRegion", text(visitor.place.country)), ("postalOrZipCode", ""),
        ("timeZone", text(zones[visitor.place.country] ?? "UTC")), ("createdTime", time(created)),
        ("lastUpdatedTime", time(min(world.origin, created + random.below(40 * Moment.day)))),
      ]
      return Row(String(i + 1), mold.object(members))
    }
  }

  static let zones: [String: String] = [
    "United Kingdom": "GMT Standard Time", "United States": "Central Standard Time", "Canada": "Pacific Standard Time",
    "Finland": "FLE Standard Time", "Germany": "W. Europe Standard Time", "China": "China Standard Time",
    "Japan": "Tokyo Standard Time", "Chile": "Pacific SA Standard Time", "Spain": "Romance Standard Time",
    "Ukraine": "FLE Standard Time", "Egypt": "Egypt Standard Time", "India": "India Standard Time",
  ]

  static func contactIdentities(_ world: World) -> [Row] {
    var mold = Mold()
    var rows: [Row] = []
    for contact in 0..<contactCount(world) {
      let visitor = Visitor(contact * visitorsPerContact, seed: world.seed, faults: world.options.faults)
      var kinds: [(String, String)] = [("email", visitor.email)]
      if !visitor.phone.isEmpty { kinds.append(("SMS", visitor.phone)) }
      if contact % 5 == 0 { kinds.append(("Facebook", "fb.\(20_000 + contact)")) }
      for (type, value) in kinds {
        let id = rows.count + 1
        let members: [(String, JSON)] = [
          ("id", .integer(id)), ("contactId", .integer(contact + 1)), ("name", text(visitor.name)),
          ("type", text(type)),
          ("value", text(value)), ("avatarURL", .null), ("infoURL", .null), ("screenName", .null),
          ("originalContactPageURL", .null),
        ]
        rows.append(Row(String(id), parent: String(contact + 1), mold.object(members)))
      }
    }
    return rows
  }

  /// The visitors who have chatted.
  static func visitors(_ world: World) -> [Row] {
    var mold = Mold()
    // The time of the first chat and how many there are, by visitor.
    var chats: [(first: Int, count: Int)] = []
    for row in world.chats.rows {
      while chats.count <= Int(row.visitor) { chats.append((0, 0)) }
      if chats[Int(row.visitor)].count == 0 { chats[Int(row.visitor)].first = row.requested }
      chats[Int(row.visitor)].count += 1
    }
    let maker = world.maker("visitor")
    return chats.enumerated().filter { $0.element.count > 0 }.map { number, chats in
      let visitor = Visitor(number, seed: world.seed, faults: world.options.faults)
      let (first, count) = chats
      let id = maker.text(number)
      let members: [(String, JSON)] = [
        ("id", text(id)), ("name", text(visitor.name)), ("email", text(visitor.email)),
        ("numberOfVisits", .integer(visitor.visits + count)), ("numberOfChats", .integer(count)),
        ("firstVisitTime", time(visitor.firstVisit(anchor: world.anchor, firstChat: first))),
      ]
      return Row(id, mold.object(members))
    }
  }

  /// The same people as in `contacts`, in the API that names them by guids.
  static func guidContacts(_ world: World) -> [Row] {
    var mold = Mold()
    return contacts(world).prefix(300).enumerated().map { i, row in
      let id = world.guid("contact", i)
      func given(_ name: String) -> JSON { row.fields[name] ?? .null }
      let members: [(String, JSON)] = [
        ("id", text(id)), ("name", given("name")), ("alias", ""), ("avatar", .null),
        ("description", given("description")),
        ("company", given("company")), ("title", given("title")), ("phoneNumber", given("phone")), ("faxNumber", ""),
        ("address", ""), ("city", given("city")), ("stateOrProvince", given("stateOrProvince")),
        ("country", given("countryOrRegion")), ("postalOrZipCode", ""), ("createdTime", given("createdTime")),
        ("tags", []), ("isDeleted", false),
      ]
      return Row(id, mold.object(members))
    }
  }

  static func guidIdentities(_ world: World) -> [Row] {
    var mold = Mold()
    let contacts = min(300, contactCount(world))
    return contactIdentities(world).compactMap { row in
      guard let contact = row.fields["contactId"]?.integer, contact <= contacts else { return nil }
      let id = world.guid("identity", Int(row.id) ?? 0)
      let members: [(String, JSON)] = [
        ("id", text(id)), ("type", row.fields["type"] ?? .null), ("value", row.fields["value"] ?? .null),
        ("name", row.fields["name"] ?? .null), ("avatar", .null), ("identityInfoUrl", .null),
        ("originalContactPageUrl", .null), ("screenName", .null), ("isDeleted", false),
      ]
      return Row(id, parent: world.guid("contact", contact - 1), mold.object(members))
    }
  }
}
