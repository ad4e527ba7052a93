extension EvaluationFailure: CustomStringConvertible {
  /// What happened as one line for logs: `name: unknown name 'x'`; of a text that is no program all that is wrong.
  public var description: String {
    switch self {
    case .syntax(let diagnostics): "syntax: " + diagnostics.map(\.message).joined(separator: "; ")
    case .raised(let raise): raise.description
    }
  }

  /// The same as data: message, place, notes and help of each.
  public var diagnostics: [Diagnostic] {
    switch self {
    case .syntax(let diagnostics): diagnostics
    case .raised(let raise): [raise.diagnostic]
    }
  }
}
