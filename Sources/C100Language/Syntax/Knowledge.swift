/// What is known of a value without running the program.
///
/// Two words at most, larger payloads in boxes: what is passed most, a kind, allocates nothing.
public enum KnownType: Sendable {
  case unknown
  /// A value of the language's own kinds, nothing more known.
  case kind(Kinds)
  /// A string that has one of these values; `name` is what messages call it (`Agent.status`).
  indirect case choice([String], of: String)
  /// An object with exactly these fields.
  case object([(name: String, type: KnownType)])
  indirect case list(of: KnownType)
  /// A lazy sequence or a query.
  indirect case sequence(of: KnownType)
  /// A function of the program.
  indirect case function(KnownFunction)
  /// Something of the layer above: a resource, a reference, a record.
  indirect case host(any KnownHost)

  /// What walking it gives.
  var element: KnownType {
    switch self {
    case .list(let element), .sequence(let element): element
    case .kind(let kinds) where kinds == .range: .kind(.number)
    default: .unknown
    }
  }

  /// The kinds that methods are looked up for; nil when not known.
  var kinds: Kinds? {
    switch self {
    case .unknown, .host: nil
    case .kind(let kinds): kinds
    case .choice: .string
    case .object: .object
    case .list: .list
    case .sequence: .sequence
    case .function: .function
    }
  }
}

/// A `func`, or a lambda that a name holds.
public struct KnownFunction: Sendable {
  public var name: String
  public var parameters: [String]
  /// How many parameters have no default.
  public var required: Int
}

/// A value whose members the layer above knows.
public protocol KnownHost: Sendable {
  /// What messages call it: `Agent`, `agents`.
  var typeName: String { get }
  /// The type of a field; nil when there is no such field.
  func field(_ name: String) -> KnownType?
  /// The method of this name; nil when there is none.
  func method(_ name: String) -> KnownCall?
  /// Fields and methods, for suggestions.
  var memberNames: [String] { get }
  /// Whether it may have members that are not listed; then nothing is reported.
  var isOpen: Bool { get }
  /// What `value[key]` gives.
  var indexed: KnownType { get }
  /// The kinds whose methods it has besides its own: `.object` for a record.
  var kinds: Kinds { get }
  /// What would be right where one asks for a member that is not there.
  func help(missing name: String, _ builtins: BuiltinTable) -> [String]
}

extension KnownHost {
  public func help(missing name: String, _ builtins: BuiltinTable) -> [String] { [] }
}

/// A method of the layer above, as far as calls are checked.
public struct KnownCall: Sendable {
  public struct Parameter: Sendable {
    public var name: String
    public var isRequired: Bool
    /// The values that a string may have; nil when any.
    public var values: [String]?
    /// Several values may come: in a list, or in one string with commas between them.
    public var isList: Bool

    public init(_ name: String, isRequired: Bool = false, values: [String]? = nil, isList: Bool = false) {
      self.name = name
      self.isRequired = isRequired
      self.values = values
      self.isList = isList
    }
  }

  /// What messages call it: `agents.list`.
  public var name: String
  /// Positional arguments fill them in order, up to `positionalCount`.
  public var parameters: [Parameter]
  public var positionalCount: Int
  public var takesAnyLabel: Bool
  /// Whether it changes data at the server.
  public var writes: Bool
  public var result: KnownType

  public init(
    name: String, parameters: [Parameter], positionalCount: Int, takesAnyLabel: Bool = false, writes: Bool = false,
    result: KnownType = .unknown
  ) {
    self.name = name
    self.parameters = parameters
    self.positionalCount = positionalCount
    self.takesAnyLabel = takesAnyLabel
    self.writes = writes
    self.result = result
  }
}

/// What a check is handed in.
public protocol Knowledge {
  /// The built-ins of all layers.
  var builtins: BuiltinTable { get }
  /// The type of a name that no program declares (a resource, `args`, `session`); nil when there is none.
  func global(_ name: String) -> KnownType?
  /// For suggestions.
  var globalNames: [String] { get }
  /// Whether a method of this name writes on some resource: asked where the receiver is not known.
  func mayWrite(_ method: String) -> Bool
  /// What to write for a name that nobody declared and the layer above knows by another: `users`.
  func help(unknown name: String) -> [String]
  /// The names that an imported file declares; nil when they cannot be told.
  func exports(of path: String) -> [String]?
}

extension Knowledge {
  public func help(unknown name: String) -> [String] { [] }
}

/// The language alone: its built-ins, `args` and `stdin`.
public struct LanguageKnowledge: Knowledge, Sendable {
  public let builtins: BuiltinTable

  public init(_ builtins: BuiltinTable) { self.builtins = builtins }

  public func global(_ name: String) -> KnownType? {
    switch name {
    case "args": .list(of: .kind(.string))
    case "stdin": .kind(.string)
    default: nil
    }
  }

  public var globalNames: [String] { ["args", "stdin"] }
  public func mayWrite(_ method: String) -> Bool { false }
  public func exports(of path: String) -> [String]? { nil }
}
