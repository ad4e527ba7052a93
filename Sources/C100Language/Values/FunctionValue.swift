/// A function: compiled from a `func` or a lambda with what it captured, or given by the embedding program.
public final class FunctionValue {
  /// A parameter as calls see it.
  public struct Parameter: Sendable {
    public let name: String
    public let isOptional: Bool

    public init(_ name: String, isOptional: Bool = false) {
      self.name = name
      self.isOptional = isOptional
    }
  }

  public typealias Body = (inout Call) throws(Raise) -> Value

  enum Kind {
    case compiled(FunctionCode)
    case native(Builtin)
  }

  let kind: Kind
  /// Values of captured variables; a variable that changes after capture is here as its cell.
  var captures: [Value]

  init(_ code: FunctionCode, captures: [Value]) {
    kind = .compiled(code)
    self.captures = captures
  }

  /// A function of the embedding program, or a built-in taken as a value.
  public init(_ builtin: Builtin) {
    kind = .native(builtin)
    captures = []
  }

  /// Its name, if it has one.
  public var name: String? {
    switch kind {
    case .compiled(let code): code.name
    case .native(let builtin): builtin.name
    }
  }

  public var parameters: [Parameter] {
    switch kind {
    case .compiled(let code): code.parameters
    case .native(let builtin): builtin.parameters.map { Parameter($0.name, isOptional: !$0.isRequired) }
    }
  }

  /// The tree of a lambda, for the planner; nil for a native function or a `func`.
  public var syntax: Lambda? { if case .compiled(let code) = kind { code.syntax } else { nil } }

  /// The source that ``syntax`` points into.
  public var source: Source? { if case .compiled(let code) = kind { code.source } else { nil } }

  /// The present value of a variable that its text names, if it captured one of this name; nil for parameters, own
  /// variables and unknown names.
  public func captured(_ name: String) -> Value? {
    guard case .compiled(let code) = kind else { return nil }
    for (i, capture) in code.captureNames.enumerated() where capture == name && i < captures.count {
      if case .host(let host) = captures[i], let cell = host as? Cell { return cell.isUnset ? nil : cell.value }
      return captures[i]
    }
    return code.outerValue(name)
  }

  /// Hands what it captured to the reaper.
  func releaseCaptures(into pending: inout [Value]) {
    pending.append(contentsOf: captures)
    captures = []
  }

  deinit {
    if Reaper.holdsContainer(captures) { Reaper.drain(&captures) }
  }
}

/// A variable that a function captured and somebody changes: both sides hold the cell. It sits in a register or among
/// captures as a host value, and is never seen by a script.
final class Cell: HostValue {
  var value: Value
  /// True until the variable's `let` has run.
  var isUnset: Bool

  init(_ value: Value, isUnset: Bool = false) {
    self.value = value
    self.isUnset = isUnset
    super.init()
  }

  func releaseValue(into pending: inout [Value]) {
    pending.append(value)
    value = .nothing
  }
}
