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
    let topic = Story.topics[Int(row.topic)]
    let name = agents.first.map(world.agentName) ?? ""
    lines.append(Line(type: "system", sender: "System", time: row.requested, text: random.pick(Story.greetings)))
    guard row.status == .normal else {
      let said = Int(row.visitorLines)
      for i in 0..<said {
        let text = i == 0 ? filled(topic.lines[0], name) : random.pick(Story.impatience)
        let time = row.requested + Int(row.wait) * (i + 1) / (said + 2)
        lines.append(Line(type: "visitor", sender: visitor.name, time: time, text: text))
      }
      return
    }
    let count = Int(row.visitorLines) + Int(row.agentLines)
    for i in 0..<count {
      let time = row.started + Int(row.length) * i / max(1, count)
      let isVisitor = i % 2 == 0
      let isSecond = !isVisitor && agents.count > 1 && i > count / 2
      let sender = isVisitor ? visitor.name : isSecond ? world.agentName(agents[1]) : name
      let text = i < topic.lines.count ? filled(topic.lines[i], isSecond ? sender : name) : random.pick(Story.answers)
      lines.append(Line(type: isVisitor ? "visitor" : "agent", sender: sender, time: time, text: text))
    }
  }

  private func filled(_ text: String, _ name: String) -> String {
    guard text.utf8.contains(0x7B) else { return text }
    return text.replacing("{name}", with: name).replacing("{ref}", with: reference)
  }

  /// All that was said, folded for a search.
  var folded: String { Text.folded(lines.map(\.text).joined(separator: "\n")) }

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
