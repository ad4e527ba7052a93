/// The transcript of one chat.
struct ChatLines {
  struct Line {
    let type: StaticString
    let sender: String
    let time: Int
    let text: Wording
  }

  enum Wording {
    case plain(String)
    /// A line of a topic's script, and what an agent adds to it.
    case script([Piece], agent: String, canned: String?)
  }

  /// The number of the booking that the talk is about.
  private let booking: Int
  private let row: ChatRow
  private let visitor: Visitor
  /// The visitor.
  let name: String
  private let agents: [String]

  /// - Parameter agents: the names of those who answer.
  init(_ row: ChatRow, _ visitor: Visitor, name: String, agents: [String], _ random: inout Random) {
    booking = 10_000 + random.below(90_000)
    (self.row, self.visitor, self.name, self.agents) = (row, visitor, name, agents)
  }

  /// `AT-48213`
  var reference: String { "AT-\(booking)" }

  /// The lines in order. They are drawn anew each time.
  @inline(__always)
  func each(_ random: inout Random, _ body: (Line) -> Void) {
    let language = visitor.place.language
    let greeting = Story.pick(Story.greetings, for: language, &random).text
    body(Line(type: "system", sender: "System", time: row.requested, text: .plain(greeting)))
    if row.isBotOnly {
      let intents = row.intents
      for (i, intent) in intents.enumerated() {
        let time = row.started + Int(row.length) * i / intents.count
        let question = random.pick(Story.intents[intent].questions)
        body(Line(type: "visitor", sender: name, time: time, text: .plain(question)))
        body(
          Line(type: "chatbot", sender: Story.bots[0], time: time + 1, text: .plain(Story.intents[intent].answer)))
      }
      return
    }
    if row.flags.contains(.bot) {
      body(Line(type: "chatbot", sender: Story.bots[0], time: row.requested, text: .plain(Self.handover)))
    }
    let script = Self.scripts[Int(row.topic)]
    let first = agents.first ?? ""
    guard row.status == .normal else {
      let said = Int(row.visitorLines)
      for i in 0..<said {
        let text: Wording =
          i == 0
          ? .script(script[0], agent: first, canned: nil)
          : .plain(Story.pick(Story.impatience, for: language, &random).text)
        let time = row.requested + Int(row.wait) * (i + 1) / (said + 2)
        body(Line(type: "visitor", sender: name, time: time, text: text))
      }
      return
    }
    let count = Int(row.visitorLines) + Int(row.agentLines)
    let canned = row.canned.map { Story.canned[$0].text }
    for i in 0..<min(count, script.count) {
      let isVisitor = i % 2 == 0
      let agent = !isVisitor && agents.count > 1 && i > count / 2 ? agents[1] : first
      let text = Wording.script(script[i], agent: agent, canned: !isVisitor && i >= count - 2 ? canned : nil)
      let time = row.started + Int(row.length) * i / count
      body(Line(type: isVisitor ? "visitor" : "agent", sender: isVisitor ? name : agent, time: time, text: text))
    }
  }

  private static let handover = "Hi, I am \(Story.bots[0]), the chatbot. I am getting a colleague for you."

  // MARK: - Scripts

  enum Piece {
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

  // MARK: - Text

  /// What `livechatV2.agentChats` calls a transcript.
  func plain(_ random: inout Random) -> [(time: Int, sender: String, text: String)] {
    var lines: [(time: Int, sender: String, text: String)] = []
    each(&random) { lines.append(($0.time, $0.sender, said($0.text))) }
    return lines
  }

  private func said(_ wording: Wording) -> String {
    guard case .script(let pieces, let agent, let canned) = wording else {
      if case .plain(let text) = wording { return text }
      return ""
    }
    let line = pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .name: agent
      case .reference: reference
      }
    }
    return line.joined() + (canned.map { " " + $0 } ?? "")
  }

  /// The lines as JSON, commas between them.
  func write(_ random: inout Random, to out: inout TextBuffer) {
    var isFirst = true
    each(&random) { line in
      out.add(isFirst ? #"{"type":""# : #",{"type":""#)
      isFirst = false
      out.add(line.type)
      out.add(#"","senderName":""#)
      out.add(inside: line.sender)
      out.add(#"","sentTime":"#)
      out.add(time: line.time)
      out.add(#","content":""#)
      write(line.text, to: &out)
      out.add(#"","translatedMessage":null,"attachmentUrl":null}"#)
    }
  }

  private func write(_ wording: Wording, to out: inout TextBuffer) {
    switch wording {
    case .plain(let text): out.add(inside: text)
    case .script(let pieces, let agent, let canned):
      for piece in pieces {
        switch piece {
        case .text(let text): out.add(inside: text)
        case .name: out.add(inside: agent)
        case .reference: writeReference(to: &out)
        }
      }
      guard let canned else { return }
      out.append(0x20)
      out.add(inside: canned)
    }
  }

  func writeReference(to out: inout TextBuffer) {
    out.add("AT-")
    out.add(booking)
  }
}
