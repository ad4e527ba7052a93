/// The visits to the site: one for each chat, and those without a chat that `numberOfVisits` counts.
struct Visits {
  struct Visit {
    let time: Int
    let campaign: UInt8
  }

  /// In the order of their times.
  let all: [Visit]

  init(_ chats: [ChatRow], seed: UInt64, faults: Faults, anchor: Int, now: Int) {
    var all = chats.map { Visit(time: $0.requested, campaign: $0.campaign) }
    var first: [Int32: ChatRow] = [:]
    for chat in chats where first[chat.visitor] == nil { first[chat.visitor] = chat }
    for (number, chat) in first.sorted(by: { $0.key < $1.key }) {
      let visitor = Visitor(Int(number), seed: seed, faults: faults)
      let start = visitor.firstVisit(anchor: anchor, firstChat: chat.requested)
      var random = Random(seed, "visits", Int(number))
      for i in 0..<visitor.visits {
        all.append(Visit(time: i == 0 ? start : random.integer(start...now), campaign: chat.campaign))
      }
    }
    self.all = all.sorted { $0.time != $1.time ? $0.time < $1.time : $0.campaign < $1.campaign }
  }
}
