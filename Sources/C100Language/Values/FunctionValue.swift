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
  /// Its code, for the machine; nil for a native function. Lives as long as ``kind``.
  let compiled: Unmanaged<FunctionCode>?
  /// Values of captured variables; a variable that changes after capture is here as its cell.
  let captures: Register
  let captureCount: Int

  /// A function whose captures the machine fills in.
  init(_ code: FunctionCode) {
    kind = .compiled(code)
    compiled = Unmanaged.passUnretained(code)
    captureCount = code.captureSources.count
    captures = .allocate(capacity: captureCount)
    captures.initialize(repeating: .nothing, count: captureCount)
  }

  /// A function of the embedding program, or a built-in taken as a value.
  public init(_ builtin: Builtin) {
    kind = .native(builtin)
    compiled = nil
    captureCount = 0
    captures = .allocate(capacity: 0)
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

  /// What built-ins do instead of calling it, where it is that short.
  @inline(__always)
  var shortcut: Shortcut? { compiled?._withUnsafeGuaranteedRef { $0.shortcut } }

  /// The tree of a lambda, for the planner; nil for a native function or a `func`.
  public var syntax: Lambda? { if case .compiled(let code) = kind { code.syntax } else { nil } }

  /// Whether it only calls a method, and none that changes a variable: then trying it in a plan does nothing but plan.
  var isMethodCall: Bool {
    guard case .expression(.call(let call))? = syntax?.body, case .member(let method) = call.callee
    else { return false }
    return !["append", "insert", "remove"].contains(method.name.text)
  }

  /// The source that ``syntax`` points into.
  public var source: Source? { if case .compiled(let code) = kind { code.source } else { nil } }

  /// The value of an outer variable that its text names and nobody changes once it is captured; nil for parameters, own
  /// variables, variables that change, and unknown names.
  func steadyValue(_ name: String) -> Value? {
    guard case .compiled(let code) = kind else { return nil }
    for (i, capture) in code.captureNames.enumerated() where capture == name && i < captureCount {
      if case .host(let host) = captures[i], host is Cell { return nil }
      return captures[i]
    }
    return code.outerValue(name)
  }

  /// Hands what it captured to the reaper.
  func releaseCaptures(into pending: inout [Value]) { Reaper.takeContainers(captures, captureCount, into: &pending) }

  deinit {
    Reaper.drain(captures, captureCount)
    captures.deinitialize(count: captureCount)
    captures.deallocate()
  }
}
