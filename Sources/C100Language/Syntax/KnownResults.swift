/// What built-ins give where that is the same for every call: what a check goes on with. Their examples prove it.
public enum KnownResults {
  /// The type of a call or property of this name on a receiver; unknown where it depends.
  static func of(_ name: String, _ receiver: KnownType) -> KnownType {
    guard let kinds = receiver.certain, let rows = byName[name] else { return .unknown }
    return rows.first { $0.on.isSuperset(of: kinds) }?.gives ?? .unknown
  }

  /// The kind of what a built-in gives, for tests; nil where it depends.
  public static func kind(_ name: String, on kinds: Kinds) -> Kinds? {
    byName[name]?.first { $0.on.isSuperset(of: kinds) }?.gives.kinds
  }

  private static let byName: [String: [(on: Kinds, gives: KnownType)]] = {
    var table: [String: [(on: Kinds, gives: KnownType)]] = [:]
    for (on, gives, names) in rows {
      for name in names.split(separator: " ") { table[String(name), default: []].append((on, gives)) }
    }
    return table
  }()

  private static let rows: [(Kinds, KnownType, String)] = [
    (
      .string, .kind(.string),
      """
      upper lower capitalize camelCase kebabCase snakeCase trim trimStart trimEnd padStart padEnd repeat replace \
      replaceFirst removePrefix removeSuffix before after shorten toPercent fromPercent reverse
      """
    ),
    (.string, .integer, "count occurrences toInt"),
    (.string, .kind([.number, .null]), "indexOf lastIndexOf"),
    (.string, .kind(.number), "toNumber"),
    (.string, .kind(.bool), "contains startsWith endsWith matches isEmpty toBool"),
    (.string, .list(of: .kind(.string)), "split splitMatches lines chars"),
    (.number, .kind(.number), "abs ceil floor round clamp div pow sqrt log sign toInt"),
    (.number, .kind(.bool), "isEven isOdd isWhole"),
    (.number, .kind(.string), "format percent toBase"),
    (.number, .kind(.duration), "milliseconds seconds minutes hours days weeks"),
    (.walkable, .integer, "count"),
    (.walkable, .kind([.number, .null]), "findIndex indexOf"),
    (.walkable, .kind(.bool), "any all contains isEmpty"),
    (.walkable, .kind(.string), "join"),
    (.object, .list(of: .kind(.string)), "keys"),
    (.object, .integer, "count"),
    (.object, .kind(.bool), "has isEmpty"),
    (.object, .kind(.object), "pick omit compact sortKeys mapKeys"),
    (.time, .integer, "year month day hour minute second"),
    (.time, .kind(.number), "timestamp"),
    (.time, .kind(.string), "format zone"),
    (.time, .kind(.time), "date"),
    (.duration, .kind(.number), "milliseconds seconds minutes hours days weeks"),
    (.duration, .kind(.string), "clock"),
    (.range, .integer, "lower upper"),
  ]
}
