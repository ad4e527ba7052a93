extension Catalog {
  /// The records of `VoiceBotModule`.
  enum VoiceBotModels {
    static let all: [Model] = [
      chatbotSession, chatbotMessage, highConfidenceAnswer, possibleAnswer, noAnswer, greetingMessage,
      authenticationRequest, chatbotResponse, audioResponse, ivrMenuResponse, transferCallResponse, intentScore,
    ]

    static let chatbotSession = Model(
      "voiceBot.ChatbotSession", columns: [],
      [
        .guid("id"),
        .guid("chatbotId"),
        .string("channel"),
        .object("message", ref: "ChatbotMessage"),
        .object("context"),
      ])

    static let chatbotMessage = Model(
      "voiceBot.ChatbotMessage", columns: [],
      [
        .guid("id"),
        .string("visitorQuestion"),
        .string(
          "type",
          values: ["greetingMessage", "highConfidenceAnswer", "possibleAnswer", "noAnswer", "authenticationRequest"]),
        Field.object("content").with(variants: [
          "highConfidenceAnswer": "HighConfidenceAnswer", "possibleAnswer": "PossibleAnswer", "noAnswer": "NoAnswer",
          "greetingMessage": "GreetingMessage", "authenticationRequest": "AuthenticationRequest",
        ]),
      ])

    static let highConfidenceAnswer = Model(
      "voiceBot.HighConfidenceAnswer", columns: [],
      [
        .guid("intentId"),
        .string("intentName"),
        .number("score"),
        .object("responses", .list, ref: "ChatbotResponse"),
      ])

    static let possibleAnswer = Model(
      "voiceBot.PossibleAnswer", columns: [],
      [
        .object("intents", .list, ref: "IntentScore"),
        .string("message"),
        .string("audio"),
      ])

    static let noAnswer = Model(
      "voiceBot.NoAnswer", columns: [],
      [
        .guid("intentId"),
        .string("intentName"),
        .number("score"),
        .string("message"),
        .string("audio"),
      ])

    static let greetingMessage = Model(
      "voiceBot.GreetingMessage", columns: [],
      [
        .object("responses", .list, ref: "ChatbotResponse")
      ])

    static let authenticationRequest = Model(
      "voiceBot.AuthenticationRequest", columns: [],
      [
        .string("signInMessage"),
        .string("audio"),
      ])

    static let chatbotResponse = Model(
      "voiceBot.ChatbotResponse", columns: [],
      [
        .string("type", values: ["audio", "ivrMenu", "transferCall"]),
        Field.object("content").with(variants: [
          "audio": "AudioResponse", "ivrMenu": "IVRMenuResponse", "transferCall": "TransferCallResponse",
        ]),
      ])

    static let audioResponse = Model(
      "voiceBot.AudioResponse", columns: [],
      [
        .string("text"),
        .string("audio"),
      ])

    static let ivrMenuResponse = Model(
      "voiceBot.IVRMenuResponse", columns: [],
      [
        .string("message"),
        .string("audio"),
        .map("invalidInputActionRepeatTime"),
        .string("keys", .list),
      ])

    static let transferCallResponse = Model(
      "voiceBot.TransferCallResponse", columns: [],
      [
        .string("targetNumber")
      ])

    static let intentScore = Model(
      "voiceBot.IntentScore", columns: [],
      [
        .guid("id"),
        .string("name"),
        .number("score"),
      ])
  }
}
