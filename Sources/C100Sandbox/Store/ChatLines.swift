/// The transcript of one chat.
struct ChatLines {
  private struct Line {
    let type: StaticString
    let sender: String
    let time: Int
    let text: String
  }

  /// The booking that the talk is about: `AT-48213`.
  let reference: String
  private var lines: [Line] = []

  init(_ row: ChatRow, visitor: Visitor, agents: [Int], world: World, _ random: inout Random) {
    reference = "AT-\(10_000 + random.below(90_000))"
    lines.reserveCapacity(12)
    let language = visitor.place.language
    let greeting = Story.pick(Story.greetings, for: language, &random).text
    lines.append(Line(type: "system", sender: "System", time: row.requested, text: greeting))
    if row.isBotOnly {
      talkToBot(row, visitor, &random)
      return
    }
    if row.flags.contains(.bot) {
      let text = "Hi, I am \(Story.bots[0]), the chatbot. I am getting a colleague for you."
      lines.append(Line(type: "chatbot", sender: Story.bots[0], time: row.requested, text: text))
    }
    let script = Self.scripts[Int(row.topic)]
    let name = agents.first.map(world.chatName) ?? ""
    guard row.status == .normal else {
      let said = Int(row.visitorLines)
      for i in 0..<said {
        let text = i == 0 ? filled(script[0], name) : Story.pick(Story.impatience, for: language, &random).text
        let time = row.requested + Int(row.wait) * (i + 1) / (said + 2)
        lines.append(Line(type: "visitor", sender: visitor.name, time: time, text: text))
      }
      return
    }
    let count = Int(row.visitorLines) + Int(row.agentLines)
    for i in 0..<min(count, script.count) {
      let isVisitor = i % 2 == 0
      let isSecond = !isVisitor && agents.count > 1 && i > count / 2
      let sender = isVisitor ? visitor.name : isSecond ? world.chatName(agents[1]) : name
      var text = filled(script[i], isSecond ? sender : name)
      if !isVisitor, i >= count - 2, let canned = row.canned { text += " " + Story.canned[canned].text }
      let time = row.started + Int(row.length) * i / count
      lines.append(Line(type: isVisitor ? "visitor" : "agent", sender: sender, time: time, text: text))
    }
  }

  private mutating func talkToBot(_ row: ChatRow, _ visitor: Visitor, _ random: inout Random) {
    let intents = row.intents
    for (i, intent) in intents.enumerated() {
      let time = row.started + Int(row.length) * i / intents.count
      let question = random.pick(Story.intents[intent].questions)
      lines.append(Line(type: "visitor", sender: visitor.name, time: time, text: question))
      lines.append(Line(type: "chatbot", sender: Story.bots[0], time: time + 1, text: Story.intents[intent].answer))
    }
  }

  // MARK: - Scripts

  private enum Piece {
    case text(String)
    case name
    case reference
  }

  /// The lines of each topic, taken apart at their holes once.
  private static let scripts: [[[Piece]]] = Story.topics.map { topic in topic.lines.map(pieces) }

  private static func pieces(_ line: String) -> [Piece] {
    line.split(separator: "{").enumerated().flatMap { i, part -> [Piece] in
      guard i > 0 || line.hasPrefix("{") else { return [.text(String(part))] }
      let halves = part.split(separator: "}", maxSplits: 1).map(String.init)
      let hole: Piece = halves[0] == "name" ? .name : .reference
      return halves.count > 1 ? [hole, .text(halves[1])] : [hole]
    }
  }

  private func filled(_ line: [Piece], _ name: String) -> String {
    if line.count == 1, case .text(let text) = line[0] { return text }
    var out = ""
    for piece in line {
      switch piece {
      case .text(let text): out += text
      case .name: out += name
      case .reference: out += reference
      }
    }
    return out
  }

  /// What `livechatV2.agentChats` calls a transcript.
  var plain: [(time: Int, sender: String, text: String)] { lines.map { ($0.time, $0.sender, $0.text) } }

  func write(to out: inout [UInt8]) {
    for (i, line) in lines.enumerated() {
      out.add(i == 0 ? #"{"type":""# : #",{"type":""#)
      out.add(line.type)
      out.add(#"","senderName":"#)
      out.add(json: line.sender)
      out.add(#","sentTime":"#)
      out.add(time: line.time)
      out.add(#","content":"#)
      out.add(json: line.text)
      out.add(#","translatedMessage":null,"attachmentUrl":null}"#)
    }
  }
}
