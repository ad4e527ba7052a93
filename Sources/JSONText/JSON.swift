/// A built JSON value, for request bodies, made-up rows and small answers. What is only read stays a `JSONNode`.
///
/// Keys keep their order and compare by bytes. Copying, comparing, writing and freeing need no recursion, however deep the tree.
public enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case list(JSONList)
  case object(JSONObject)

  public static func list(_ items: [JSON]) -> JSON { .list(JSONList(items)) }
  public static func integer(_ value: Int) -> JSON { .number(JSONNumber(value)) }

  /// The value that the whole text holds.
  public init(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
    self.init(try JSONDocument(bytes, limits: limits).root)
  }

  /// The value that the whole text holds.
  public init(text: String, limits: JSONLimits = .standard) throws(JSONError) {
    self.init(try JSONDocument(text: text, limits: limits).root)
  }

  // MARK: - Reading

  public var kind: JSONKind {
    switch self {
    case .null: .null
    case .bool: .bool
    case .number: .number
    case .string: .string
    case .list: .list
    case .object: .object
    }
  }

  public var isNull: Bool { if case .null = self { true } else { false } }
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  public var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }
  /// The exact whole value of a number.
  public var integer: Int? { number?.integer }
  public var double: Double? { number?.double }
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  public var list: [JSON]? { if case .list(let value) = self { value.array } else { nil } }
  public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// The member of an object; nil for another kind. Setting changes an object alone; nil removes.
  public subscript(key: String) -> JSON? {
    get { if case .object(let object) = self { object[key] } else { nil } }
    set {
      guard case .object(var object) = self else { return }
      self = .null
      object[key] = newValue
      self = .object(object)
    }
  }

  /// The element of a list; nil out of range and for another kind.
  public subscript(position: Int) -> JSON? {
    guard case .list(let items) = self, position >= 0, position < items.count else { return nil }
    return items[position]
  }

  /// The compact text.
  public var text: String {
    var writer = JSONWriter()
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The compact text as bytes.
  public var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.write(self)
    return writer.bytes
  }
}

// MARK: - Equality

extension JSON: Equatable {
  /// Equal kinds and values: numbers by decimal value, objects by members in any order, strings by bytes.
  public static func == (a: JSON, b: JSON) -> Bool {
    var pending = [(a, b)]
    while let (a, b) = pending.popLast() {
      switch (a, b) {
      case (.null, .null): continue
      case (.bool(let x), .bool(let y)): guard x == y else { return false }
      case (.number(let x), .number(let y)): guard x == y else { return false }
      case (.string(let x), .string(let y)): guard x.utf8.elementsEqual(y.utf8) else { return false }
      case (.list(let x), .list(let y)):
        guard x.count == y.count else { return false }
        for i in 0..<x.count { pending.append((x[i], y[i])) }
      case (.object(let x), .object(let y)):
        guard x.count == y.count else { return false }
        for (key, value) in x {
          guard let other = y[key] else { return false }
          pending.append((value, other))
        }
      case (.null, _), (.bool, _), (.number, _), (.string, _), (.list, _), (.object, _): return false
      }
    }
    return true
  }
}

// MARK: - Literals

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A literal is finite; should it not be, it is null.
  public init(floatLiteral value: Double) { self = JSONNumber(value).map(JSON.number) ?? .null }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral items: JSON...) { self = .list(items) }
  public init(dictionaryLiteral members: (String, JSON)...) { self = .object(JSONObject(members)) }
}

extension JSON: CustomStringConvertible {
  public var description: String { text }
}
