import JSONText

extension Seeds {
  static func languages(_ world: World) -> [Row] {
    let known: [(String, String)] = [
      ("en", "English"), ("zh-cn", "Chinese (Simplified)"), ("es", "Spanish"), ("fi", "Finnish"), ("de", "German"),
      ("ja", "Japanese"), ("ar", "Arabic"), ("uk", "Ukrainian"),
    ]
    return known.map { code, name in Row(code, object([("code", text(code)), ("name", text(name))])) }
  }

  static func bots(_ world: World) -> [Row] {
    zip(Story.bots, ["en", "zh-cn"]).enumerated().map { i, bot in
      let id = world.guid("bot", i)
      let members: [(String, JSON)] = [
        ("id", text(id)), ("name", text(bot.0)), ("engineType", "dialogflow"), ("language", text(bot.1)),
        ("avatar", .null),
        ("isTrained", .bool(i == 0)), ("messageWhenNotHelpful", "I am sorry that this did not help."),
        ("ifIncludeContactAgentOptionWhenNotHelpful", true),
        ("messageWhenProvidingPossibleAnswer", "Perhaps one of these is what you mean:"),
        ("consecutiveTimesOfPossibleAnswers", 3),
        ("messageAfterVisitorChooseToContactAgent", "I am getting a colleague."),
        ("contactAgentButtonTextWhenOnline", "Chat with Human Agent"),
        ("contactAgentButtonTextWhenOffline", "Leave a Message"),
        ("formSubmitButtonText", "Submit"), ("formCancelButtonText", "Cancel"), ("formConfirmButtonText", "Confirm"),
        ("highConfidenceScore", 40), ("noAnswerScore", 10),
        ("lastUpdatedTime", time(world.anchor - (6 + i) * Moment.day)),
        ("thirdPartyWebhook", .null),
        (
          "enabledChannels", texts(i == 0 ? ["Live Chat", "Facebook Messenger", "WhatsApp"] : ["Live Chat", "WeChat"])
        ),
      ]
      return Row(id, object(members))
    }
  }

  private static var categoryNames: [String] {
    var names: [String] = []
    for intent in Story.intents where !names.contains(intent.category) { names.append(intent.category) }
    return names
  }

  static func botCategories(_ world: World) -> [Row] {
    categoryNames.enumerated().map { i, name in
      let id = world.guid("bot category", i)
      let members: [(String, JSON)] = [
        ("id", text(id)), ("name", text(name)), ("parentId", "00000000-0000-0000-0000-000000000000"),
      ]
      return Row(id, parent: world.guid("bot", 0), object(members))
    }
  }

  static func intents(_ world: World) -> [Row] {
    let names = categoryNames
    return Story.intents.enumerated().map { i, intent in
      let id = world.guid("intent", i)
      let members: [(String, JSON)] = [
        ("id", text(id)), ("name", text(intent.name)),
        ("categoryId", text(world.guid("bot category", names.firstIndex(of: intent.category) ?? 0))),
      ]
      var fields = object(members)
      Filler(world).complete(&fields, "bot.intents", index: i)
      return Row(id, parent: world.guid("bot", 0), fields)
    }
  }

  static func questions(_ world: World) -> [Row] {
    var rows: [Row] = []
    for (i, intent) in Story.intents.enumerated() {
      for question in intent.questions {
        let id = world.guid("question", rows.count)
        var fields = object([("id", text(id))])
        let model = "bot.questions"
        Filler(world).complete(&fields, model, index: rows.count)
        for name in ["content", "text", "question"] where fields[name] != nil { fields[name] = text(question) }
        rows.append(Row(id, parent: world.guid("intent", i), fields))
      }
    }
    return rows
  }
}
