import Comm100
import JSONText

/// Chatbots: operations, training, intents and their questions.
extension World {
  func specialBot(_ call: Call) throws(Refusal) -> Answer? {
    if call.resource.kind == .report { return try botReport(call) }
    switch call.endpoint.scriptName {
    case "bots.train":
      let row = try found(call)
      update("bot.bots", row.id) { fields in
        fields["isTrained"] = true
        fields["lastUpdatedTime"] = .string(Moment.text(now))
      }
      return operation()
    case "bots.import", "intents.import", "entities.import":
      try requireParents(call)
      return operation()
    case "bots.export":
      let row = try found(call)
      return .json(["fileUrl": .string("\(call.request.base)/files/bot-\(row.id).zip")])
    case "bot.learningQuestions.batchCreate":
      try requireParents(call)
      guard let texts = call.body?.list, texts.allSatisfy({ $0.string != nil }) else {
        throw Refusal(400, "The body must be a list of texts.")
      }
      return operation()
    case "questions.batchCreate": return try addQuestions(call)
    case "intents.queryTopScore": return try topScore(call)
    case "categories.reassign":
      let category = try found(call)
      guard let target = call.value("targetCategoryId"), row("bot.categories", target) != nil else {
        throw .notFound("category", call.value("targetCategoryId") ?? "")
      }
      for intent in rows("bot.intents")
      where intent.fields["categoryId"]?.string.map({ Text.equal($0, category.id) }) ?? false {
        update("bot.intents", intent.id) { $0["categoryId"] = .string(target) }
      }
      return .nothing
    case "smartTriggers.sort": return try sortTriggers(call)
    case "images.get":
      // A picture that nobody sent is a point: the pages do not say where ids of others come from.
      return .file(
        uploads[Text.lowered(call.id)] ?? Upload(name: call.id + ".png", type: "image/png", bytes: Upload.point))
    case "operations.get":
      if let row = row("bot.operations", call.id) { return .json(.object(row.fields)) }
      throw .notFound("operation", call.id)
    default: return nil
    }
  }

  /// An operation that is done at once, to be asked for at `operations/{id}`.
  private func operation() -> Answer {
    let id = guid("operation made", collection("bot.operations").created)
    let members: [(String, JSON)] = [
      ("operationId", .string(id)), ("status", "succeeded"), ("percent", 100), ("errorMessage", .null),
    ]
    change("bot.operations") { collection in
      collection.append(Row(id, JSONObject(members)))
      collection.created += 1
    }
    return .json(["operationId": .string(id)])
  }

  private func addQuestions(_ call: Call) throws(Refusal) -> Answer {
    try requireParents(call)
    guard let items = call.body?.list else { throw Refusal(400, "The body must be a list.") }
    let model = Catalog.model("Question", in: "bot")
    var made: [JSON] = []
    for item in items {
      let given = try BodyCheck(module: "bot", purpose: .create).checked(
        item.object ?? ["content": item], model?.fields ?? [])
      let row = self.made(call, given, model)
      store(row, call)
      made.append(.object(row.fields))
    }
    return .json(.list(made))
  }

  /// The intents whose questions share most words with the one asked.
  private func topScore(_ call: Call) throws(Refusal) -> Answer {
    try requireParents(call)
    func words(_ text: String) -> Set<String> {
      Set(Text.folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
    let asked = words(call.value("question") ?? "")
    var scores: [(score: Int, row: Row)] = []
    for intent in children("bot.intents", of: call.id) {
      var best = 0
      for question in children("bot.questions", of: intent.id) {
        let known = words(question.fields["content"]?.string ?? "")
        let shared = known.intersection(asked).count
        best = max(best, known.isEmpty ? 0 : 100 * 2 * shared / (known.count + max(1, asked.count)))
      }
      scores.append((best, intent))
    }
    scores.sort { $0.score != $1.score ? $0.score > $1.score : $0.row.id < $1.row.id }
    let top = try call.integer("top") ?? 10
    return .json(
      .list(
        scores.prefix(top).map { one in
          .object(
            JSONObject([
              ("id", .string(one.row.id)), ("name", one.row.fields["name"] ?? .null), ("score", .integer(one.score)),
            ]))
        }))
  }

  private func sortTriggers(_ call: Call) throws(Refusal) -> Answer {
    try requireParents(call)
    for item in call.body?.list ?? [] {
      guard let id = item["id"]?.string else { throw .required("id") }
      guard let order = item["order"]?.integer else { throw .required("order") }
      guard row("bot.smartTriggers", id) != nil else { throw .notFound("smartTrigger", id) }
      update("bot.smartTriggers", id) { $0["order"] = .integer(order) }
    }
    let sorted = rows("bot.smartTriggers").enumerated().sorted { a, b in
      let (x, y) = (a.element.fields["order"]?.integer ?? 0, b.element.fields["order"]?.integer ?? 0)
      return x != y ? x < y : a.offset < b.offset
    }
    change("bot.smartTriggers") { $0.reorder(sorted.map(\.element)) }
    return .nothing
  }
}
