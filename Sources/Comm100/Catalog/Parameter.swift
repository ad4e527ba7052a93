/// One parameter of a request's path or query.
///
/// Declared with the factory of its type: `.string("keywords")`, `.integer("pageSize", default: 10, max: 50)`.
public struct Parameter: Sendable {
  /// What a parameter is besides its type.
  public struct Marks: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The server refuses the request without it.
    public static let required = Marks(rawValue: 1)
    /// Several values are sent by repeating the parameter.
    public static let list = Marks(rawValue: 2)
    /// Several values are sent in one, separated by commas.
    public static let multiple = Marks(rawValue: 4)
    /// Sent numbered: `conditions[0][field]=…`.
    public static let indexed = Marks(rawValue: 8)
    /// More values than the documented ones may be accepted.
    public static let open = Marks(rawValue: 16)
    /// Not on the endpoint's page; every paged list takes it all the same.
    public static let fromUser = Marks(rawValue: 32)
  }

  /// One reference, so that long lists of declarations compile to little code.
  private final class Facts: Sendable {
    let name: String
    let type: FieldType
    let marks: Marks
    let `default`: DefaultValue?
    let values: [String]?
    let format: String?
    let min: Int?
    let max: Int?
    let dependsOn: String?

    init(
      _ type: FieldType, _ name: String, _ marks: Marks, _ `default`: DefaultValue?, _ values: [String]?,
      _ format: String?, _ min: Int?, _ max: Int?, _ dependsOn: String?
    ) {
      self.name = name
      self.type = type
      self.marks = marks
      self.default = `default`
      self.values = values
      self.format = format
      self.min = min
      self.max = max
      self.dependsOn = dependsOn
    }
  }

  private let facts: Facts

  public var name: String { facts.name }
  public var type: FieldType { facts.type }
  public var marks: Marks { facts.marks }
  public var `default`: DefaultValue? { facts.default }
  /// The documented values; nil when anything of the type goes.
  public var values: [String]? { facts.values }
  /// How a time is written, in the documentation's letters: `yyyy-MM-ddTHH:mm:ss`, `+hh:mm`.
  public var format: String? { facts.format }
  public var min: Int? { facts.min }
  public var max: Int? { facts.max }
  /// The parameter that says what this one means (`filterName` of `filterValue`).
  public var dependsOn: String? { facts.dependsOn }
  public var required: Bool { marks.contains(.required) }
  public var array: Bool { marks.contains(.list) }
  public var multiple: Bool { marks.contains(.multiple) }
  public var indexed: Bool { marks.contains(.indexed) }
  public var isOpen: Bool { marks.contains(.open) }
  public var isFromUser: Bool { marks.contains(.fromUser) }

  /// Whether values are times: by type, or by name where the page types them as text.
  public var takesTime: Bool {
    type.isTime || type == .time || type == .string && ["timeFrom", "timeTo", "startTime", "endTime"].contains(name)
  }

  @inline(never)
  init(
    _ type: FieldType, _ name: String, _ marks: Marks = [], default: DefaultValue? = nil, values: [String]? = nil,
    format: String? = nil, min: Int? = nil, max: Int? = nil, dependsOn: String? = nil
  ) {
    facts = Facts(type, name, marks, `default`, values, format, min, max, dependsOn)
  }

  // MARK: - Declarations

  @inline(never)
  static func string(
    _ name: String, _ marks: Marks = [], default: DefaultValue? = nil, values: [String]? = nil,
    format: String? = nil, dependsOn: String? = nil
  ) -> Parameter {
    Parameter(.string, name, marks, default: `default`, values: values, format: format, dependsOn: dependsOn)
  }

  @inline(never)
  static func integer(
    _ name: String, _ marks: Marks = [], default: DefaultValue? = nil, min: Int? = nil, max: Int? = nil
  ) -> Parameter {
    Parameter(.integer, name, marks, default: `default`, min: min, max: max)
  }

  @inline(never)
  static func number(_ name: String, _ marks: Marks = [], default: DefaultValue? = nil) -> Parameter {
    Parameter(.number, name, marks, default: `default`)
  }

  @inline(never)
  static func boolean(_ name: String, _ marks: Marks = [], default: DefaultValue? = nil) -> Parameter {
    Parameter(.boolean, name, marks, default: `default`)
  }

  @inline(never)
  static func guid(_ name: String, _ marks: Marks = []) -> Parameter {
    Parameter(.guid, name, marks)
  }

  @inline(never)
  static func datetime(
    _ name: String, _ marks: Marks = [], default: DefaultValue? = nil, format: String? = nil
  ) -> Parameter {
    Parameter(.datetime, name, marks, default: `default`, format: format)
  }

  /// The numbered filters `conditions[n][key]`.
  static let conditions = Parameter(.conditions, "conditions", .indexed)

  /// The comma list of related objects that an answer shall carry.
  @inline(never)
  static func include(_ values: String...) -> Parameter {
    Parameter(.string, "include", .multiple, values: values)
  }

  @inline(never)
  static func pageIndex(_ first: DefaultValue? = nil) -> Parameter {
    Parameter(.integer, "pageIndex", default: first)
  }

  @inline(never)
  static func pageSize(_ size: DefaultValue? = nil, max: Int? = nil) -> Parameter {
    Parameter(.integer, "pageSize", default: size, max: max)
  }
}
