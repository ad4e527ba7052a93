/// A value whose members the layer above knows.
public protocol KnownHost: Sendable {
  /// What messages call it: `Agent`, `agents`.
  var typeName: String { get }
  /// The type of a field; nil when there is no such field.
  func field(_ name: String) -> KnownType?
  /// Whether a string may name it where items are sorted and columns are chosen: a field, or what a server sorts by.
  func hasKey(_ name: String) -> Bool
  /// The method of this name; nil when there is none.
  func method(_ name: String) -> KnownCall?
  /// Fields and methods, for suggestions.
  var memberNames: [String] { get }
  /// Whether it may have members that are not listed; then nothing is reported.
  var isOpen: Bool { get }
  /// What `value[key]` gives; the key is nil where it is no literal.
  func indexed(_ key: String?) -> KnownType
  /// The kinds whose methods it has besides its own: `.object` for a record.
  var kinds: Kinds { get }
  /// A value of it, of which messages say what a run says of such values; nil where none can be made up. It is used on
  /// the thread of the check alone.
  var standIn: Value? { get }
}

extension KnownHost {
  public func hasKey(_ name: String) -> Bool { field(name) != nil }
  public func indexed(_ key: String?) -> KnownType { .unknown }
  public var standIn: Value? { nil }
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
  /// What else is wrong with a call, as far as its arguments are literals.
  public var problems: (@Sendable (CallExpression, Source) -> [Diagnostic])?

  public init(
    name: String, parameters: [Parameter], positionalCount: Int, takesAnyLabel: Bool = false, writes: Bool = false,
    result: KnownType = .unknown, problems: (@Sendable (CallExpression, Source) -> [Diagnostic])? = nil
  ) {
    self.name = name
    self.parameters = parameters
    self.positionalCount = positionalCount
    self.takesAnyLabel = takesAnyLabel
    self.writes = writes
    self.result = result
    self.problems = problems
  }
}

/// A name that a file declares for those who import it.
public struct KnownExport: Sendable {
  public var name: String
  public var type: KnownType

  public init(_ name: String, _ type: KnownType = .unknown) {
    self.name = name
    self.type = type
  }
}

/// `import "lib.c100s" as lib`: what the file declares.
struct KnownFile: KnownHost {
  let exports: [KnownExport]

  var typeName: String { "a module" }
  var isOpen: Bool { false }
  var kinds: Kinds { .host }
  var memberNames: [String] { exports.map(\.name) }
  var standIn: Value? { .host(Module(names: memberNames)) }
  func field(_ name: String) -> KnownType? { exports.last { $0.name == name }?.type }
  func method(_ name: String) -> KnownCall? { nil }
}

/// `stdin`. A call of it is rehearsed: here nothing comes in.
struct KnownInput: KnownHost {
  var typeName: String { "standard input" }
  var isOpen: Bool { false }
  var kinds: Kinds { .host }
  var memberNames: [String] { StandardInput().memberNames }
  var standIn: Value? { .host(StandardInput()) }
  func field(_ name: String) -> KnownType? { nil }
  func method(_ name: String) -> KnownCall? { nil }

  /// What a call of it gives.
  static func result(_ name: String) -> KnownType {
    switch name {
    case "text": .kind(.string)
    case "lines": .sequence(of: .kind(.string))
    case "parseNDJSON": .sequence(of: .unknown)
    default: .unknown
    }
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
  /// Built-ins that depend on nothing but their arguments and the services that they run with.
  var closedBuiltins: [[Builtin]] { get }
  /// The time zones of the session; nil where they are not known.
  var zones: (any Zones)? { get }
  /// What an imported file declares; nil when it cannot be told.
  func exports(of path: String) -> [KnownExport]?
}

extension Knowledge {
  public func help(unknown name: String) -> [String] { [] }
  public var closedBuiltins: [[Builtin]] { Library.builtins }
  public var zones: (any Zones)? { nil }
}

/// The language alone: its built-ins, `args` and `stdin`.
public struct LanguageKnowledge: Knowledge, Sendable {
  public let builtins: BuiltinTable

  public init(_ builtins: BuiltinTable) { self.builtins = builtins }

  public func global(_ name: String) -> KnownType? {
    switch name {
    case "args": .list(of: .kind(.string))
    default: nil
    }
  }

  public var globalNames: [String] { ["args", "stdin"] }
  public func mayWrite(_ method: String) -> Bool { false }
  public func exports(of path: String) -> [KnownExport]? { nil }
}
