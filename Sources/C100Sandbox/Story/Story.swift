/// The made-up world of the sandbox: a travel agency, the people who work there and the people who write to it.
///
/// Aurora Travel sells trips to the north. It answers chats around the clock from five cities, and a reseller looks
/// after its site and 56 others. On one day (`badDay`) a flash sale met a payment outage, and half of the visitors
/// gave up waiting.
enum Story {
  static let company = "Aurora Travel"
  static let domain = "auroratravel.example"
  static let siteId = 10_003
  /// How many days before today the payment outage was.
  static let badDay = 9
  /// The hours (UTC) of the outage.
  static let badHours = 13..<19
  /// The password of every agent that the sandbox starts with.
  static let password = "northern-lights"
  static let apiKey = "sandbox-key-4f7c1e"

  struct Department: Sendable {
    let name: String
    let description: String
    let isInChat: Bool
    let weight: Int
  }

  static let departments: [Department] = [
    Department(name: "Bookings", description: "New trips, quotes and availability", isInChat: true, weight: 38),
    Department(name: "Changes & Refunds", description: "Dates, names, cancellations", isInChat: true, weight: 27),
    Department(name: "Technical Help", description: "Payment and account trouble", isInChat: true, weight: 14),
    Department(name: "Loyalty Club", description: "Points, cards and upgrades", isInChat: true, weight: 11),
    Department(name: "Groups & Events", description: "Ten travellers or more", isInChat: true, weight: 7),
    Department(name: "Partners", description: "Hotels, guides and agencies", isInChat: false, weight: 3),
  ]

  struct Role: Sendable {
    let name: String
    let description: String
    let type: String
    /// Names of permissions; nil means all of them.
    let permissions: [String]?
  }

  static let roles: [Role] = [
    Role(name: "Administrator", description: "May do everything", type: "administrator", permissions: nil),
    Role(
      name: "Agent", description: "Answers chats and tickets", type: "agent",
      permissions: ["Manage Private Canned Messages", "Manage Ban List"]),
    Role(
      name: "Supervisor", description: "Leads a team, reads its reports", type: "custom",
      permissions: [
        "View Reports", "Manage Public Canned Messages", "Manage Private Canned Messages", "Manage Ban List",
        "Delete Transcripts", "View Audit Log", "Manage Custom Away Status", "Manage departments",
      ]),
    Role(
      name: "Bot Trainer", description: "Teaches the chatbot", type: "custom",
      permissions: ["Manage Bot", "Learn", "Manage Public Canned Messages", "View Reports"]),
    Role(
      name: "Auditor", description: "Looks, never touches", type: "custom",
      permissions: ["View Audit Log", "View Reports"]),
  ]

  /// Every permission that the API's pages name, with its category.
  static let permissions: [(name: String, category: String, about: String)] = [
    ("Manage Site", "globalSettings", "Change the profile of the site"),
    ("Manage Agent & Agent Roles", "globalSettings", "Add, change and remove agents and roles"),
    ("Manage departments", "globalSettings", "Add, change and remove departments"),
    ("Manage Security", "globalSettings", "Sign-in rules, shifts and secure forms"),
    ("Manage Settings", "globalSettings", "Settings of the site and of live chat"),
    ("View Audit Log", "globalSettings", "Read what was changed and by whom"),
    ("Manage Public Canned Messages", "globalSettings", "Messages that all agents share"),
    ("Manage Private Canned Messages", "globalSettings", "An agent's own messages"),
    ("Manage Custom Away Status", "globalSettings", "Names of away statuses"),
    ("Manage Campaigns", "liveChat", "Chat buttons, windows, forms and routing"),
    ("Manage Ban List", "liveChat", "Ban visitors and addresses"),
    ("Delete Transcripts", "liveChat", "Delete chats and offline messages"),
    ("Manage Custom Variable", "liveChat", "Variables that the site's pages set"),
    ("Manage Integration", "liveChat", "Webhooks and other systems"),
    ("View Reports", "liveChat", "Reports of live chat"),
    ("Manage Bot", "bot", "Change the chatbot"),
    ("Learn", "bot", "Review questions that the chatbot did not know"),
    ("Manage Agent Assist", "bot", "Suggestions shown to agents"),
    ("Manage Ticketing & Messaging", "ticketingAndMessaging", "Routing, triggers and channels"),
    ("Manage Articles", "knowledgeBase", "Articles of the help centre"),
  ]

  struct Person: Sendable {
    let first: String
    let last: String
    let mail: String
    let title: String
    let departments: [Int]
    let role: Int
    let zone: String
    let phone: String
    var isActive = true
    var isLocked = false
  }

  private static let pacific = "Pacific Standard Time"
  private static let london = "GMT Standard Time"
  private static let helsinki = "FLE Standard Time"
  private static let shanghai = "China Standard Time"
  private static let santiago = "Pacific SA Standard Time"

  /// The agents, by id 1, 2, 3 …; the first is the one whose credentials the sandbox prints.
  static let agents: [Person] = [
    Person(
      first: "Ada", last: "Nordin", mail: "ada", title: "Head of Support", departments: [0, 1, 2], role: 0,
      zone: helsinki, phone: "+358 9 555 0101"),
    Person(
      first: "Tom", last: "Whitfield", mail: "tom", title: "Booking Agent", departments: [0], role: 1, zone: london,
      phone: "+44 20 5550 0102"),
    Person(
      first: "晓雯", last: "陈", mail: "xiaowen", title: "Booking Agent", departments: [0, 3], role: 1, zone: shanghai,
      phone: "+86 21 5550 0103"),
    Person(
      first: "Zoë", last: "van der Meer", mail: "zoe", title: "Team Lead", departments: [1], role: 2, zone: london,
      phone: "+44 20 5550 0104"),
    Person(
      first: "Олена", last: "Ковальчук", mail: "olena", title: "Refund Specialist", departments: [1], role: 1,
      zone: helsinki, phone: "+358 9 555 0105"),
    Person(
      first: "Mateo", last: "Fuentes", mail: "mateo", title: "Booking Agent", departments: [0, 4], role: 1,
      zone: santiago, phone: "+56 2 5550 0106"),
    Person(
      first: "Grace", last: "Okafor", mail: "grace", title: "Technical Agent", departments: [2], role: 1, zone: london,
      phone: "+44 20 5550 0107"),
    Person(
      first: "健太", last: "佐藤", mail: "kenta", title: "Technical Agent", departments: [2, 0], role: 1, zone: shanghai,
      phone: "+86 21 5550 0108"),
    Person(
      first: "Nils", last: "Ekström", mail: "nils", title: "Loyalty Agent", departments: [3], role: 1, zone: helsinki,
      phone: "+358 9 555 0109"),
    Person(
      first: "Camila", last: "Reyes", mail: "camila", title: "Team Lead", departments: [0, 4], role: 2, zone: santiago,
      phone: "+56 2 5550 0110"),
    Person(
      first: "Priya", last: "Raman", mail: "priya", title: "Bot Trainer", departments: [2], role: 3, zone: london,
      phone: "+44 20 5550 0111"),
    Person(
      first: "ليلى", last: "حداد", mail: "layla", title: "Booking Agent", departments: [0], role: 1, zone: london,
      phone: "+44 20 5550 0112"),
    Person(
      first: "Ben", last: "Carter", mail: "ben", title: "Booking Agent", departments: [0, 1], role: 1, zone: pacific,
      phone: "+1 604 555 0113"),
    Person(
      first: "Sofía", last: "Marín", mail: "sofia", title: "Refund Specialist", departments: [1], role: 1,
      zone: santiago, phone: "+56 2 5550 0114"),
    Person(
      first: "Jonas", last: "Brandt", mail: "jonas", title: "Groups Planner", departments: [4], role: 1,
      zone: helsinki, phone: "+358 9 555 0115"),
    Person(
      first: "Maeve", last: "O'Brien", mail: "maeve", title: "Loyalty Agent", departments: [3, 1], role: 1,
      zone: london, phone: "+44 20 5550 0116"),
    Person(
      first: "明", last: "李", mail: "liming", title: "Team Lead", departments: [0, 1, 3], role: 2, zone: shanghai,
      phone: "+86 21 5550 0117"),
    Person(
      first: "Hannah", last: "Lindqvist", mail: "hannah", title: "Booking Agent", departments: [0], role: 1,
      zone: helsinki, phone: "+358 9 555 0118"),
    Person(
      first: "Diego", last: "Álvarez", mail: "diego", title: "Technical Agent", departments: [2], role: 1,
      zone: santiago, phone: "+56 2 5550 0119"),
    Person(
      first: "Noa", last: "Ben-David", mail: "noa", title: "Partner Manager", departments: [5], role: 1, zone: london,
      phone: "+44 20 5550 0120"),
    Person(
      first: "Tuğçe", last: "Yıldız", mail: "tugce", title: "Refund Specialist", departments: [1], role: 1,
      zone: helsinki, phone: "+358 9 555 0121", isLocked: true),
    Person(
      first: "Sam", last: "Pruitt", mail: "sam", title: "Booking Agent", departments: [0], role: 1, zone: pacific,
      phone: "+1 604 555 0122", isActive: false),
    Person(
      first: "Ingrid", last: "Solheim", mail: "ingrid", title: "Quality Auditor", departments: [], role: 4,
      zone: helsinki, phone: "+358 9 555 0123"),
    Person(
      first: "Γιώργος", last: "Παπαδάκης", mail: "giorgos", title: "Booking Agent", departments: [0, 4], role: 1,
      zone: helsinki, phone: "+358 9 555 0124"),
  ]
}
