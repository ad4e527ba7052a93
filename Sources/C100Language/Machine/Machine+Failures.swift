extension Machine {
  /// What `catch e` names: `.message`, `.kind`, `.status`, `.code`, `.data`, `.line`.
  func errorValue(_ raise: Raise) -> Value {
    var line = Value.null
    if let span = raise.span, let source = raise.source { line = .integer(source.line(of: span.start)) }
    return .object(
      ObjectValue(
        errorShape,
        [
          .text(raise.message), .text(raise.kind.name), raise.status.map { .integer($0) } ?? .null, Value(raise.code),
          raise.data ?? .null, line,
        ]))
  }
}
