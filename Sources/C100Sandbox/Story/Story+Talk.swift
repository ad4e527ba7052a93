extension Story {
  /// One subject of a chat: what it is called when it is wrapped up, where it arises and how the talk goes.
  ///
  /// Lines alternate: the visitor's first, then an agent's, and so on. `{name}` is the agent, `{ref}` a booking.
  struct Topic: Sendable {
    let name: String
    var language = Language.english
    let departments: [Int]
    let lines: [String]
    /// The canned messages that agents end such a talk with.
    var canned: [String] = []
  }

  static let topics: [Topic] = [
    Topic(
      name: "Availability", departments: [0, 4],
      lines: [
        "Hi, do you still have glass igloos in the second week of February?",
        "Hello, {name} here. Let me look: yes, two igloos from the 9th to the 12th.",
        "Great. Is the reindeer ride part of it?",
        "It is, and so is breakfast. The northern lights walk costs 49 € per person.",
        "We are four, two of them children.",
        "Children under 12 pay half. Shall I hold both igloos until tomorrow evening?",
        "Yes please!",
        "Done, your reference is {ref}. You will get a mail in a minute.",
      ],
      canned: ["Hold for a day", "Child discount"]),
    Topic(
      name: "Date change", departments: [1],
      lines: [
        "Hello, I need to move booking {ref} by one week.",
        "Good day, this is {name}. From which date to which?",
        "From the 3rd to the 10th.",
        "The flight has seats. The hotel asks 35 € more for that week, is that all right?",
        "That's fine.",
        "Changed. The new itinerary is on its way to your inbox.",
        "Thank you, that was quick.",
      ],
      canned: ["Goodbye"]),
    Topic(
      name: "Refund", departments: [1],
      lines: [
        "I cancelled {ref} twelve days ago and still have no money back.",
        "I am sorry about that. {name} speaking, I will look at the payment.",
        "It was paid by card, 1,284 €.",
        "I see the refund left us on Monday; banks need three to five days.",
        "My bank says they have nothing.",
        "I'll send you the trace number, with it your bank finds it at once.",
        "OK. I hope so.",
        "If it is not there on Friday, write to me and I will open a claim myself.",
      ],
      canned: ["Bank time", "Sorry"]),
    Topic(
      name: "Payment trouble", departments: [2, 0],
      lines: [
        "Your payment page says error 502. I tried three times!",
        "Thank you for telling us, I'm {name}. Was any of the three charged?",
        "No idea, the page just turns white.",
        "I see no charge. Please wait ten minutes, we are working on it right now.",
        "The sale ends in an hour though.",
        "I have written down the sale price for you: {ref}. You keep it.",
        "Ah, good. Thanks.",
      ],
      canned: ["Payment outage", "Sorry"]),
    Topic(
      name: "Missing points", departments: [3],
      lines: [
        "Where are my points for the cruise in September?",
        "Hi! {name} from the Loyalty Club. What is your club number?",
        "NL-20418.",
        "Found it: 3,200 points were waiting for a confirmation. I've just given it.",
        "Perfect, I can see them.",
      ],
      canned: ["Goodbye"]),
    Topic(
      name: "极光咨询", language: .chinese, departments: [0, 3],
      lines: [
        "你好，请问二月份看到极光的概率大吗？",
        "您好，我是{name}。二月是最好的月份之一，晴夜大约有七成机会。",
        "从上海出发有直飞吗？",
        "没有直飞，需要在赫尔辛基转机，总共大约十三小时。",
        "好的，请给我发一份报价。",
        "已经发送，参考号 {ref}。",
        "谢谢！",
      ]),
    Topic(
      name: "Cambio de nombre", language: .spanish, departments: [1, 0],
      lines: [
        "Hola, el nombre de mi hija está mal escrito en la reserva {ref}.",
        "Hola, soy {name}. ¿Cómo se escribe correctamente?",
        "Ximena, con equis. En el billete dice Jimena.",
        "Corregido, sin coste. Le mando el billete nuevo.",
        "¡Muchas gracias!",
      ]),
    Topic(
      name: "Group offer", departments: [4],
      lines: [
        "We are a choir of 34 and would like three days in Tromsø in May.",
        "How lovely! {name}, I plan our groups. Do you need a place to rehearse?",
        "Yes, ideally with a piano.",
        "There is a culture house by the harbour. I will write an offer until Thursday.",
        "Wonderful. Our budget is about 600 € each.",
        "That works in May. Reference {ref}, I'll be in touch.",
      ],
      canned: ["Hold for a day"]),
    Topic(
      name: "Luggage", departments: [0, 1, 3],
      lines: [
        "Can I take my own skis on the flight?",
        "Yes: one pair up to 23 kg, 45 € each way. I'm {name}, by the way.",
        "And boots?",
        "They go in the same bag, that is free.",
      ],
      canned: ["Goodbye"]),
    Topic(
      name: "App login", departments: [2],
      lines: [
        "The app does not let me log in since the update",
        "Sorry! {name} from technical help. Which phone do you use?",
        "Pixel 8, Android 15",
        "Please clear the app's cache and log in with your e-mail instead of the club number.",
        "works 👍",
      ],
      canned: ["Clear cache"]),
  ]

  /// A sentence and the language it is in.
  struct Phrase: Sendable, InLanguage, ExpressibleByStringLiteral {
    let text: String
    let language: Language

    init(stringLiteral text: String) { self.init(text: text, language: .english) }

    private init(text: String, language: Language) { (self.text, self.language) = (text, language) }

    static func `in`(_ language: Language, _ text: String) -> Phrase { Phrase(text: text, language: language) }
  }

  /// One of the things that a person with this language may say: in it or in English.
  static func pick<T: InLanguage>(_ items: [T], for person: Language, _ random: inout Random) -> T {
    func fits(_ item: T) -> Bool { item.language == person || item.language == .english }
    var rest = random.below(max(1, items.reduce(0) { fits($1) ? $0 + 1 : $0 }))
    for item in items where fits(item) {
      if rest == 0 { return item }
      rest -= 1
    }
    return items[0]
  }

  /// What is said in one language.
  protocol InLanguage {
    var language: Language { get }
  }

  static let greetings: [Phrase] = [
    "Welcome to Aurora Travel! How can we help?", "Hello! Someone from our team will be with you in a moment.",
    .in(.chinese, "欢迎光临 Aurora Travel！"), .in(.spanish, "¡Bienvenido a Aurora Travel!"),
  ]

  static let impatience: [Phrase] = [
    "Is anybody there?", "hello??", "I have been waiting for ten minutes…", .in(.chinese, "有人吗？"),
    .in(.spanish, "¿Hay alguien?"),
    "The page broke and now nobody answers. Great.", "I'll call instead.",
  ]

  static let praise: [Phrase] = [
    "Fast and friendly.", "Solved in two minutes!", .in(.chinese, "谢谢，非常专业"), .in(.spanish, "¡Excelente atención!"),
    "Best support I ever had",
    .in(.finnish, "Kiitos paljon!"), "Very patient with my mother.",
  ]

  static let complaints: [Phrase] = [
    "Waited far too long.", "The answer did not help.", "Still no refund.", .in(.chinese, "等了很久"),
    "Nobody answered for 20 minutes.",
    "Copy and paste answers.",
  ]

  static let notes = [
    "Called back by phone as well.", "Asked for the offer by mail.", "Follow up on Friday.",
    "Prefers mail.", "VIP, handle with care.", "",
  ]

  /// A message that people leave when nobody is there, or open a ticket with.
  struct Letter: Sendable, InLanguage {
    let subject: String
    let text: String
    let language: Language

    init(_ subject: String, _ text: String, _ language: Language = .english) {
      (self.subject, self.text, self.language) = (subject, text, language)
    }
  }

  static let letters: [Letter] = [
    Letter("Invoice for our Lapland trip", "Could you send the invoice to our company address instead of mine?"),
    Letter("Lost glove in the bus", "I left a red glove in the bus from Rovaniemi on Sunday. Left hand. Is it there?"),
    Letter("退款还没到账", "上周取消了订单，退款还没有收到，请帮忙查一下。", .chinese),
    Letter("Vegan menu on the cruise", "Two of us are vegan. Is there a menu, or should we bring our own?"),
    Letter("Wheelchair in the igloo village", "My father uses a wheelchair. Which igloos can he reach without steps?"),
    Letter(
      "Cambiar la fecha del viaje", "Necesito cambiar las fechas por motivos de trabajo. ¿Qué opciones tengo?",
      .spanish),
    Letter(
      "Payment page shows error 502", "I tried to pay during the winter sale and the page broke. Is my place safe?"),
    Letter("Photo from the snowmobile tour", "Our guide took a photo of us. Where can I find it?"),
    Letter("Double charge", "My card was charged twice, 642 € each time. Please give one back."),
    Letter("Gift voucher with a wrong name", "The voucher says Björn, he is called Bjørn. Can you print a new one?"),
    Letter("شكر لفريقكم", "رحلة رائعة، شكرا جزيلا لفريقكم على كل شيء.", .arabic),
    Letter("Travel insurance", "Does the price include insurance in case we fall ill before?"),
    Letter("Flight moved by six hours", "Our flight was moved. The transfer at 10:00 will not work any more."),
    Letter("School class of 28", "We plan a class trip in April, 28 pupils and 3 teachers. Could you make an offer?"),
    Letter("Change of e-mail address", "Please use my new address from now on."),
  ]

  static let replies: [Phrase] = [
    "Thank you for your message. I have passed it on and will be back with an answer today.",
    "Good news: it is done. You will find the details in the attachment of our next mail.",
    "I am sorry for the trouble. We have refunded the amount, it takes three to five days.",
    "Could you tell us your booking reference, please?",
    .in(.chinese, "您好，我们已经处理，请查收邮件。"), "We keep your place until Friday evening, no need to hurry.",
    "Our guide found it! We'll send it to the hotel.",
  ]

  static let answers: [Phrase] = [
    "Thanks a lot!", "That worked, thank you.", "Still waiting…", .in(.chinese, "好的，谢谢"), "My reference is AT-88213.",
    "Perfect.",
  ]

  static let canned: [(category: String, name: String, text: String, shortcut: String)] = [
    ("Greetings", "Hello", "Hello and welcome to Aurora Travel! How can I help?", "hi"),
    ("Greetings", "Goodbye", "Thank you for writing to us. Safe travels!", "bye"),
    ("Greetings", "One moment", "One moment please, I am looking at your booking.", "mom"),
    ("Greetings", "您好", "您好，欢迎咨询 Aurora Travel，请问有什么可以帮您？", "nh"),
    ("Bookings", "Hold for a day", "I hold this price for you until tomorrow, 18:00.", "hold"),
    ("Bookings", "Child discount", "Children under 12 pay half, under 3 nothing.", "kids"),
    ("Bookings", "Best time", "From December to March the nights are long and clear.", "best"),
    ("Refunds", "Bank time", "The refund has left us. Banks need three to five working days.", "bank"),
    ("Refunds", "Conditions", "Up to 30 days before departure you get everything back.", "cond"),
    ("Refunds", "Sorry", "I am sorry for the trouble this has caused you.", "sorry"),
    ("Technical", "Clear cache", "Please clear the app's cache and try again.", "cache"),
    ("Technical", "Payment outage", "Our payment page has trouble right now. Your sale price is safe.", "outage"),
  ]

  /// The canned messages of each topic, as places in `canned`.
  static let cannedByTopic: [[Int]] = topics.map { topic in
    canned.indices.filter { topic.canned.contains(canned[$0].name) }
  }

  /// What visitors do after a chat.
  static let conversions: [(name: String, type: String, path: String, hasValue: Bool)] = [
    ("Booked", "url", "/checkout/done", true), ("Joined the club", "url", "/club/welcome", false),
    ("Quote accepted", "api", "", false),
  ]

  static let bots = ["Polaris", "小北"]

  /// The intent of those who want somebody else than the chatbot.
  static let talkToPerson = intents.firstIndex { $0.name == "Talk to a person" } ?? 0

  static let intents: [(name: String, category: String, questions: [String], answer: String)] = [
    (
      "See the northern lights", "Trips", ["When can I see the northern lights?", "Is March too late for the aurora?"],
      "From September to March, best between 21:00 and 1:00 on a clear night."
    ),
    (
      "Luggage allowance", "Flights", ["How much luggage may I take?", "Can I bring skis?"],
      "One bag of 23 kg and one hand bag. Skis cost 45 € each way."
    ),
    (
      "Refund time", "Payments", ["Where is my refund?", "How long does a refund take?"],
      "A refund takes three to five working days once we have sent it."
    ),
    (
      "Change a booking", "Trips", ["I want to change my dates", "Can I move my trip?"],
      "You can change a booking up to 14 days before departure under My bookings."
    ),
    (
      "Loyalty points", "Club", ["How do I get points?", "Where are my points?"],
      "You earn one point per euro. They arrive two weeks after the trip."
    ),
    (
      "Opening hours", "General", ["When are you open?", "Are you there at night?"],
      "Somebody is here around the clock, every day."
    ),
    (
      "Talk to a person", "General", ["I want to talk to a human", "agent please"],
      "Of course. I will connect you with one of my colleagues."
    ),
    (
      "Gift vouchers", "Payments", ["Do you sell vouchers?", "Can I give a trip as a present?"],
      "Yes, vouchers start at 50 € and are valid for three years."
    ),
  ]
}
