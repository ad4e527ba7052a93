/// The types that the documentation gives to parameters and fields.
public enum FieldType: String, Sendable, CaseIterable {
  /// A whole number (`int`, `long`, `smallint`).
  case integer
  /// A number with a fraction (`float`, `double`, `decimal`).
  case number
  case boolean
  case string
  /// An id in the form of a GUID; never checked, since many sample ids are not hexadecimal.
  case guid
  case datetime
  case date
  case time
  case object
  /// An object whose keys are data.
  case map
  /// A multipart upload or a binary answer.
  case file
  /// The numbered filter parameter `conditions[n][key]`; in queries only.
  case conditions

  /// Whether values are points in time, which scripts give and see as date-times.
  public var isTime: Bool { self == .datetime || self == .date }
}

/// A documented default value.
public enum DefaultValue: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  case text(String)
  case integer(Int)
  case boolean(Bool)

  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }

  /// The value as the documentation writes it. Symbols: `today`, `now`, `now-30d`, `now-90d`.
  public var text: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .boolean(let flag): flag ? "true" : "false"
    }
  }
}
