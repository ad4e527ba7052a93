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

  public let name: String
  public let type: FieldType
  public let marks: Marks
  public let `default`: DefaultValue?
  /// The documented values; nil when anything of the type goes.
  public let values: [String]?
  /// How a time is written, in the documentation's letters: `yyyy-MM-ddTHH:mm:ss`, `+hh:mm`.
  public let format: String?
  public let min: Int?
  public let max: Int?
  /// The parameter that says what this one means (`filterName` of `filterValue`).
  public let dependsOn: String?

  public var required: Bool { marks.contains(.required) }
  public var array: Bool { marks.contains(.list) }
  public var multiple: Bool { marks.contains(.multiple) }
  public var indexed: Bool { marks.contains(.indexed) }
  public var isOpen: Bool { marks.contains(.open) }
  public var isFromUser: Bool { marks.contains(.fromUser) }

  @inline(never)
  init(
    _ type: FieldType, _ name: String, _ marks: Marks = [], default: DefaultValue? = nil, values: [String]? = nil,
    format: String? = nil, min: Int? = nil, max: Int? = nil, dependsOn: String? = nil
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

  // MARK: - Declarations

  static func string(
    _ name: String, _ marks: Marks = [], default: DefaultValue? = nil, values: [String]? = nil,
    format: String? = nil, dependsOn: String? = nil
  ) -> Parameter {
    Parameter(.string, name, marks, default: `default`, values: values, format: format, dependsOn: dependsOn)
  }

  static func integer(
    _ name: String, _ marks: Marks = [], default: DefaultValue? = nil, min: Int? = nil, max: Int? = nil
  ) -> Parameter {
    Parameter(.integer, name, marks, default: `default`, min: min, max: max)
  }

  static func number(_ name: String, _ marks: Marks = [], default: DefaultValue? = nil) -> Parameter {
    Parameter(.number, name, marks, default: `default`)
  }

  static func boolean(_ name: String, _ marks: Marks = [], default: DefaultValue? = nil) -> Parameter {
    Parameter(.boolean, name, marks, default: `default`)
  }

  static func guid(_ name: String, _ marks: Marks = []) -> Parameter {
    Parameter(.guid, name, marks)
  }

  static func datetime(
    _ name: String, _ marks: Marks = [], default: DefaultValue? = nil, format: String? = nil
  ) -> Parameter {
    Parameter(.datetime, name, marks, default: `default`, format: format)
  }

  /// The numbered filters `conditions[n][key]`.
  static let conditions = Parameter(.conditions, "conditions", .indexed)

  /// The comma list of related objects that an answer shall carry.
  static func include(_ values: String...) -> Parameter {
    Parameter(.string, "include", .multiple, values: values)
  }

  static func pageIndex(_ first: DefaultValue? = nil) -> Parameter {
    Parameter(.integer, "pageIndex", default: first)
  }

  static func pageSize(_ size: DefaultValue? = nil, max: Int? = nil) -> Parameter {
    Parameter(.integer, "pageSize", default: size, max: max)
  }
}
