import Comm100

/// Words of people who look after live chat, and the API's own.
enum Synonyms {
  /// The API's word; nil where it has none of its own.
  static func word(_ word: String) -> String? { words[word] }

  /// The resource that people mean by a name: `users` is `agents`. Nil for any other name.
  static func resource(_ name: String) -> String? {
    let name = name.lowercased()
    let one = name.hasSuffix("s") ? String(name.dropLast()) : name
    guard let word = words[name] ?? words[one] else { return nil }
    return [word + "s", word].first { Catalog.resource($0)?.endpoint("list") != nil }
  }

  /// What to write for a name that nobody declared.
  static func help(_ name: String) -> [String] {
    resource(name).map { ["the API calls them \($0): \($0).list()"] } ?? []
  }

  private static let words: [String: String] = [
    "csat": "rating", "satisfaction": "rating", "score": "rating", "nps": "rating", "feedback": "rating",
    "operator": "agent", "user": "agent", "staff": "agent", "employee": "agent", "customer": "contact",
    "client": "contact", "team": "department", "group": "department", "canned": "cannedMessage",
    "macro": "cannedMessage", "template": "cannedMessage", "snippet": "cannedMessage", "conversation": "chat",
    "waiting": "queue", "wait": "queue", "block": "ban", "blacklist": "ban", "permission": "role", "rights": "role",
    "log": "audit", "history": "audit", "schedule": "shift", "hours": "shift", "holiday": "shift",
    "language": "locale", "webpage": "page", "widget": "campaign", "proactive": "invitation", "webhook": "webhooks",
    "transcript": "chat", "case": "ticket",
    "xlsx": "spreadsheets", "xls": "spreadsheets", "regex": "matches", "regexp": "matches", "pattern": "matches",
    "search": "keywords", "merge": "leftJoin", "lookup": "leftJoin",
    "compare": "leftJoin", "crosstab": "pivot", "percent": "percentile", "mean": "average", "unique": "distinct",
    "export": "save", "quota": "limits",
    "429": "limits", "403": "limits",
  ]
}
