/// Believable texts and numbers by the name of a field.
enum Words {
  /// Names for the items of a resource; empty when there are none of its own.
  static func names(_ resource: String) -> [String] { byResource[resource] ?? [] }

  private static let byResource: [String: [String]] = [
    "views": ["Unassigned", "My open tickets", "Payment outage", "Waiting for partners", "昨天未回复"],
    "triggers": ["Thank the contact", "Tell the team lead", "Close after seven days", "Mark VIPs urgent"],
    "slaPolicies": ["Standard", "Club members", "Payment trouble"],
    "holidays": ["New Year", "Midsummer", "Independence Day", "春节"],
    "autoInvitations": ["Welcome back", "Help at the checkout"],
    "secureForms": ["Passport data", "Bank account for refunds"],
    "entities": ["City", "Travel date", "Booking reference"], "entityKeywords": ["Rovaniemi", "Tromsø", "雷克雅未克"],
    "smartTriggers": ["Angry visitor", "Asks for a person", "Talks about prices"],
    "quickReplies": ["Start", "After an answer"], "cannedResponses": ["Thank you", "Refund sent", "We are looking"],
    "synonyms": ["igloo", "aurora", "refund"], "routingRules": ["Refunds", "Groups", "Chinese"],
    "routingCustomRules": ["Refunds", "Groups", "Chinese"], "campaignCustomRules": ["From the sale", "From Asia"],
    "fields": ["Booking reference", "Travel date", "Club number", "Number of travellers"],
    "emailAccounts": ["support", "refunds"], "channels": ["Email", "Facebook Messenger", "WhatsApp"],
    "apps": ["Comm100 Facebook", "Aurora Kiosk"],
  ]

  static func number(_ name: String, _ index: Int, _ random: inout Random) -> Int {
    let lowered = Text.lowered(name)
    if lowered == "id" || lowered == "order" || lowered == "ordernum" { return index + 1 }
    if lowered == "siteid" { return Story.siteId }
    if lowered.contains("percent") { return random.below(11) * 10 }
    if lowered.contains("offset") { return random.below(40) }
    if lowered.contains("width") || lowered.contains("height") { return random.integer(80...400) }
    if lowered.contains("port") { return 587 }
    if lowered.contains("score") { return random.integer(20...95) }
    if lowered.contains("respond") || lowered.contains("resolution") { return random.integer(1...48) }
    if lowered.contains("hour") { return random.integer(0...23) }
    if lowered.contains("min") { return random.pick([0, 15, 30, 45]) }
    return random.below(50)
  }

  static func text(_ name: String, _ owner: String, _ index: Int, _ world: World, _ random: inout Random) -> String {
    let lowered = Text.lowered(name)
    if let known = exact[lowered] { return random.pick(known) }
    for (part, texts) in parts where lowered.contains(part) { return random.pick(texts) }
    if lowered == "id" || lowered == "guid" || lowered.hasSuffix("id") || lowered.hasSuffix("ids") {
      return world.guid(lowered == "id" ? owner : name, random.below(1 << 20))
    }
    if lowered == "name" || lowered == "title" || lowered.hasSuffix("name") {
      return "\(spaced(owner.isEmpty ? name : owner)) \(index + 1)"
    }
    if lowered.contains("description") || lowered == "desc" { return random.pick(Story.notes) }
    return random.pick(sentences)
  }

  /// `SmartTrigger` as `Smart Trigger`.
  static func spaced(_ name: String) -> String {
    var out = ""
    for scalar in name.unicodeScalars {
      if (65...90).contains(scalar.value), !out.isEmpty { out += " " }
      out.unicodeScalars.append(scalar)
    }
    return out
  }

  private static let sentences = [
    "Happy to help.", "One moment please.", "We answer within a day.", "Safe travels!", "Please tell us more.",
    "马上为您处理。", "Estamos en ello.",
  ]

  private static let exact: [String: [String]] = [
    "email": ["support@auroratravel.example", "refunds@auroratravel.example"], "phone": ["+358 9 555 0100"],
    "city": ["Helsinki", "London", "上海"], "country": ["Finland", "United Kingdom", "China"],
    "countryorregion": ["Finland", "Chile"], "language": ["English", "Spanish"], "defaultlanguage": ["English"],
    "timezone": ["FLE Standard Time", "GMT Standard Time", "China Standard Time"], "company": ["Aurora Travel"],
    "ip": ["203.0.113.7", "203.0.113.90"], "cc": [""], "bcc": [""], "logicalexpression": [""], "logicexpression": [""],
    "customcss": [""], "customjs": [""], "password": [""], "subject": Story.letters.map(\.subject),
    "question": Story.intents.flatMap(\.questions), "visitorquestion": Story.intents.flatMap(\.questions),
    "content": Story.intents.map(\.answer), "answer": Story.intents.map(\.answer), "text": Story.intents.map(\.answer),
    "body": Story.replies.map(\.text), "message": Story.replies.map(\.text),
    "greetingmessage": Story.greetings.map(\.text), "teamname": ["Aurora Travel"],
    "actionsummary": ["Changed"], "dayofweek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], "code": ["en"],
    "value": ["AT-48213", "Rovaniemi", "2"], "fileName": ["itinerary.pdf"], "filename": ["itinerary.pdf"],
    "mime": ["application/pdf"], "status": ["Online", "Away"], "number": ["1.0.2"], "word": ["igloo", "aurora"],
    "latitude": ["66.5436"], "longitude": ["25.8473"], "type": ["text"], "time": ["09:00"],
  ]

  private static let parts: [(String, [String])] = [
    ("email", ["support@auroratravel.example"]), ("url", ["https://www.auroratravel.example/help"]),
    ("uri", ["https://www.auroratravel.example/files/itinerary.pdf"]), ("color", ["339FD9", "F2A65A", "7BC67E"]),
    ("buttontext", ["Send", "Continue"]), ("html", ["<p>Safe travels!</p>"]), ("zone", ["FLE Standard Time"]),
    ("certificate", ["sandbox-certificate"]), ("secret", ["••••••"]), ("path", ["/help"]), ("avgt", ["00:04:10"]),
    ("time", ["00:06:40"]), ("address", ["Revontulentie 8, Helsinki"]),
  ]
}
