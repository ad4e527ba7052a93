import Comm100
import JSONText

/// The order that a request asks for.
struct Sorting {
  let field: String
  let isDescending: Bool

  /// - Returns: nil when the list keeps its own order.
  init?(_ call: Call, _ model: Model?, _ options: SandboxOptions) throws(Refusal) {
    let order = call.value("sortOrder")
    let words = ["asc", "desc", "ascending", "descending"]
    if let order, !words.contains(where: { Text.equal($0, order) }) { throw .bad("sortOrder", "asc or desc") }
    let info = call.endpoint.page ?? call.resource.list
    let isDocumented = info?.sort.documented ?? false
    let named = call.value("sortBy")
    guard let key = named ?? (isDocumented ? call.endpoint.parameter("sortBy")?.default?.text : nil) else { return nil }
    if named != nil, !isDocumented, !options.sortsEverywhere { return nil }
    let usual = isDocumented ? call.endpoint.parameter("sortOrder")?.default?.text ?? "asc" : "asc"
    isDescending = Text.lowered(order ?? usual).hasPrefix("desc")
    if let keys = info?.sort.keys, let match = keys.first(where: { Text.equal($0, key) }) {
      field = Self.documented[match] ?? match
      return
    }
    if let model {
      guard let found = model.field(key), found.type != .object, found.type != .map, !found.array else {
        throw Refusal(
          400, "Parameter 'sortBy' must be a field of \(model.name) that has an order, not '\(Text.short(key))'.")
      }
      field = found.name
    } else {
      field = key
    }
  }

  /// The fields behind sort keys that are no field.
  private static let documented: [String: String] = [
    "nextSLABreach": "nextSLABreachAt", "lastReplyTime": "lastRepliedAt", "lastActivityTime": "lastUpdatedAt",
  ]

  private static let ranks: [String: Int] = [
    "low": 0, "normal": 1, "high": 2, "urgent": 3, "new": 0, "pendingInternal": 1, "pendingExternal": 2, "onHold": 3,
    "resolved": 4,
  ]

  func sorted(_ rows: [Row], _ options: SandboxOptions) -> [Row] {
    let isRanked = field == "priority" || field == "status"
    var keys = rows.enumerated().map { i, row in
      let value = row.fields[field] ?? row.fields[Self.fallbacks[field] ?? field] ?? .null
      return SortKey(value, place: i, isRanked ? Self.ranks : nil, options)
    }
    if isDescending {
      keys.sort { SortKey.less($1, $0, $0.tie < $1.tie) }
    } else {
      keys.sort { SortKey.less($0, $1, $0.tie < $1.tie) }
    }
    return keys.map { rows[$0.place] }
  }

  private static let fallbacks: [String: String] = [
    "nextSLABreachAt": "nextRespondBreachAt", "lastRepliedAt": "lastRepliedTime",
    "lastUpdatedAt": "lastUpdatedTime",
  ]
}

/// A value in the order of a database: false and true, numbers, texts; null before or after all.
struct SortKey {
  let place: Int
  let tie: Int
  private let rank: UInt8
  private let number: Double
  private let text: String

  init(_ value: JSON, place: Int, _ ranks: [String: Int]?, _ options: SandboxOptions) {
    self.place = place
    tie = options.ties.rank(place)
    switch value {
    case .null: (rank, number, text) = (options.nullsFirst ? 0 : 5, 0, "")
    case .bool(let flag): (rank, number, text) = (1, flag ? 1 : 0, "")
    case .number(let n): (rank, number, text) = (2, n.double ?? 0, "")
    case .string(let s):
      if let known = ranks?[s] {
        (rank, number, text) = (2, Double(known), "")
      } else {
        (rank, number, text) = (3, 0, options.collation == .bytes ? s : Text.folded(s))
      }
    case .list, .object: (rank, number, text) = (4, 0, "")
    }
  }

  /// `tie` decides between equal keys.
  static func less(_ a: SortKey, _ b: SortKey, _ tie: Bool) -> Bool {
    if a.rank != b.rank { return a.rank < b.rank }
    if a.number != b.number { return a.number < b.number }
    let (x, y) = (a.text.utf8, b.text.utf8)
    if x.elementsEqual(y) { return tie }
    return x.lexicographicallyPrecedes(y)
  }
}
