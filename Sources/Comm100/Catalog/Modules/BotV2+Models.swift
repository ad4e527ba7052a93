extension Catalog {
  /// The records of `BotV2Module`.
  enum BotV2Models {
    static let all: [Model] = [
      wordWeight, newBotRequest, nameUrl,
    ]

    static let wordWeight = Model(
      "botV2.WordWeight",
      [
        .string("word", .required),
        .integer("weight", .required),
      ])

    static let newBotRequest = Model(
      "botV2.NewBotRequest",
      [
        .integer("id", .readOnly),
        .string("name", .required),
        .string("email", .required),
        .string("botName", .required),
        .string("language", .required),
      ])

    static let nameUrl = Model(
      "botV2.NameUrl", columns: [],
      [
        .string("name"),
        .string("url"),
      ])
  }
}
