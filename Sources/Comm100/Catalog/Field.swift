/// One field of a model, or of a body or answer that has no model.
///
/// Declared with the factory of its type: `.string("email", .required)`, `.object("role", .list, ref: "Role")`.
public struct Field: Sendable {
  /// What a field is besides its type.
  public struct Marks: OptionSet, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// An array of values of the type.
    public static let list = Marks(rawValue: 1)
    public static let readOnly = Marks(rawValue: 2)
    /// Documented as not read-only, in a model whose page has no such column for the others.
    public static let writable = Marks(rawValue: 4)
    public static let required = Marks(rawValue: 8)
    /// Documented as not required, in a model whose page has no such column for the others.
    public static let optional = Marks(rawValue: 16)
    /// More values than the documented ones may come.
    public static let open = Marks(rawValue: 32)
    /// The page describes the value but gives the key no name; ours is a guess.
    public static let keyUndocumented = Marks(rawValue: 64)
    /// The documented default is a sentence.
    public static let textDefault = Marks(rawValue: 128)
    /// Not on the model's page; the API answers it all the same.
    public static let fromUser = Marks(rawValue: 256)
  }

  /// Facts that few fields have.
  final class Detail: Sendable {
    let min: Int?
    let max: Int?
    let requiredIf: KeyValuePairs<String, [String]>?
    let altName: String?
    let fields: [Field]
    let onlyForGroup: [String]?
    let variants: KeyValuePairs<String, String?>?
    let flags: KeyValuePairs<String, Int>?
    let valuesByCategory: KeyValuePairs<String, [String]>?

    init(
      min: Int?, max: Int?, requiredIf: KeyValuePairs<String, [String]>?, altName: String?, fields: [Field],
      onlyForGroup: [String]?, variants: KeyValuePairs<String, String?>?, flags: KeyValuePairs<String, Int>?,
      valuesByCategory: KeyValuePairs<String, [String]>?
    ) {
      self.min = min
      self.max = max
      self.requiredIf = requiredIf
      self.altName = altName
      self.fields = fields
      self.onlyForGroup = onlyForGroup
      self.variants = variants
      self.flags = flags
      self.valuesByCategory = valuesByCategory
    }

    convenience init(_ detail: Detail, fields: [Field]) {
      self.init(
        min: detail.min, max: detail.max, requiredIf: detail.requiredIf, altName: detail.altName, fields: fields,
        onlyForGroup: detail.onlyForGroup, variants: detail.variants, flags: detail.flags,
        valuesByCategory: detail.valuesByCategory)
    }
  }

  /// One reference, so that long lists of declarations compile to little code.
  private final class Facts: Sendable {
    let name: String
    let type: FieldType
    let `default`: DefaultValue?
    let values: [String]?
    let include: String?
    let ref: String?
    let detail: Detail?

    init(
      _ type: FieldType, _ name: String, _ `default`: DefaultValue?, _ values: [String]?, _ include: String?,
      _ ref: String?, _ detail: Detail?
    ) {
      self.name = name
      self.type = type
      self.default = `default`
      self.values = values
      self.include = include
      self.ref = ref
      self.detail = detail
    }
  }

  private let facts: Facts
  public private(set) var marks: Marks

  public var name: String { facts.name }
  public var type: FieldType { facts.type }
  public var `default`: DefaultValue? { facts.default }
  /// The documented values; nil when anything of the type goes.
  public var values: [String]? { facts.values }
  /// The token of the `include` parameter that brings this field into an answer.
  public var include: String? { facts.include }
  /// The model of the value, or of each element of an array.
  public var ref: String? { facts.ref }
  private var detail: Detail? { facts.detail }

  public var array: Bool { marks.contains(.list) }
  /// Nil where the page has no such column.
  public var readOnly: Bool? { marks.contains(.readOnly) ? true : marks.contains(.writable) ? false : nil }
  /// Nil where the page has no such column.
  public var required: Bool? { marks.contains(.required) ? true : marks.contains(.optional) ? false : nil }
  public var isOpen: Bool { marks.contains(.open) }
  public var keyUndocumented: Bool { marks.contains(.keyUndocumented) }
  public var isFromUser: Bool { marks.contains(.fromUser) }
  public var min: Int? { detail?.min }
  public var max: Int? { detail?.max }
  /// Other fields whose listed values make this one required.
  public var requiredIf: KeyValuePairs<String, [String]>? { detail?.requiredIf }
  /// A second spelling met in the pages.
  public var altName: String? { detail?.altName }
  /// The fields of an object described in place.
  public var fields: [Field] { detail?.fields ?? [] }
  /// The values of a report's `group` parameter with which the field is answered.
  public var onlyForGroup: [String]? { detail?.onlyForGroup }
  /// The model of the value by the value of the sibling field `type`; nil where a variant is not described.
  public var variants: KeyValuePairs<String, String?>? { detail?.variants }
  /// The numbers behind the names of a set of flags.
  public var flags: KeyValuePairs<String, Int>? { detail?.flags }
  /// The values by the value of the sibling field `category`.
  public var valuesByCategory: KeyValuePairs<String, [String]>? { detail?.valuesByCategory }

  @inline(never)
  init(
    _ type: FieldType, _ name: String, _ marks: Marks = [], default: DefaultValue? = nil, values: [String]? = nil,
    include: String? = nil, ref: String? = nil, detail: Detail? = nil
  ) {
    facts = Facts(type, name, `default`, values, include, ref, detail)
    self.marks = marks
  }

  /// The same field with facts that few fields have.
  @inline(never)
  func with(
    min: Int? = nil, max: Int? = nil, requiredIf: KeyValuePairs<String, [String]>? = nil, altName: String? = nil,
    fields: [Field] = [], onlyForGroup: [String]? = nil, variants: KeyValuePairs<String, String?>? = nil,
    flags: KeyValuePairs<String, Int>? = nil, valuesByCategory: KeyValuePairs<String, [String]>? = nil
  ) -> Field {
    Field(
      type, name, marks, default: self.default, values: values, include: include, ref: ref,
      detail: Detail(
        min: min, max: max, requiredIf: requiredIf, altName: altName, fields: fields, onlyForGroup: onlyForGroup,
        variants: variants, flags: flags, valuesByCategory: valuesByCategory))
  }

  /// The same field, where the page's table has these columns: what is not marked is then known to be false.
  func completed(readOnly: Bool, required: Bool) -> Field {
    var marks = self.marks
    if readOnly, self.readOnly == nil { marks.insert(.writable) }
    if required, self.required == nil { marks.insert(.optional) }
    guard let detail, !detail.fields.isEmpty else {
      var field = self
      field.marks = marks
      return field
    }
    let fields = detail.fields.map { $0.completed(readOnly: readOnly, required: required) }
    return Field(
      type, name, marks, default: self.default, values: values, include: include, ref: ref,
      detail: Detail(detail, fields: fields))
  }

  // MARK: - Declarations

  @inline(never)
  static func integer(
    _ name: String, _ marks: Marks = [], default: DefaultValue? = nil, values: [String]? = nil,
    include: String? = nil
  ) -> Field {
    Field(.integer, name, marks, default: `default`, values: values, include: include)
  }

  @inline(never)
  static func number(_ name: String, _ marks: Marks = [], default: DefaultValue? = nil) -> Field {
    Field(.number, name, marks, default: `default`)
  }

  @inline(never)
  static func boolean(
    _ name: String, _ marks: Marks = [], default: DefaultValue? = nil, values: [String]? = nil
  ) -> Field {
    Field(.boolean, name, marks, default: `default`, values: values)
  }

  @inline(never)
  static func string(
    _ name: String, _ marks: Marks = [], default: DefaultValue? = nil, values: [String]? = nil,
    include: String? = nil, ref: String? = nil
  ) -> Field {
    Field(.string, name, marks, default: `default`, values: values, include: include, ref: ref)
  }

  @inline(never)
  static func guid(
    _ name: String, _ marks: Marks = [], default: DefaultValue? = nil, include: String? = nil, ref: String? = nil
  ) -> Field {
    Field(.guid, name, marks, default: `default`, include: include, ref: ref)
  }

  @inline(never)
  static func datetime(_ name: String, _ marks: Marks = [], default: DefaultValue? = nil) -> Field {
    Field(.datetime, name, marks, default: `default`)
  }

  @inline(never)
  static func date(_ name: String, _ marks: Marks = [], default: DefaultValue? = nil) -> Field {
    Field(.date, name, marks, default: `default`)
  }

  @inline(never)
  static func time(_ name: String, _ marks: Marks = [], default: DefaultValue? = nil) -> Field {
    Field(.time, name, marks, default: `default`)
  }

  @inline(never)
  static func object(_ name: String, _ marks: Marks = [], ref: String? = nil, include: String? = nil) -> Field {
    Field(.object, name, marks, include: include, ref: ref)
  }

  @inline(never)
  static func map(_ name: String, _ marks: Marks = []) -> Field {
    Field(.map, name, marks)
  }

  @inline(never)
  static func file(_ name: String, _ marks: Marks = []) -> Field {
    Field(.file, name, marks)
  }
}
