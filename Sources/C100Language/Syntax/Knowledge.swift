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
  /// What `value[key]` gives.
  var indexed: KnownType { get }
  /// The kinds whose methods it has besides its own: `.object` for a record.
  var kinds: Kinds { get }
  /// What would be right where one asks for a member that is not there.
  func help(missing name: String, _ builtins: BuiltinTable) -> [String]
}

extension KnownHost {
  public func hasKey(_ name: String) -> Bool { field(name) != nil }
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
  var indexed: KnownType { .unknown }
  var memberNames: [String] { exports.map(\.name) }
  func field(_ name: String) -> KnownType? { exports.last { $0.name == name }?.type }
  func method(_ name: String) -> KnownCall? { nil }
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
  /// What an imported file declares; nil when it cannot be told.
  func exports(of path: String) -> [KnownExport]?
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
  public func exports(of path: String) -> [KnownExport]? { nil }
}
