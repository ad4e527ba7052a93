extension Machine {
  /// What `catch e` names: `.message`, `.kind`, `.status`, `.code`, `.data`, `.line`.
  func errorValue(_ raise: Raise) -> Value {
    var line = Value.null
    if let span = raise.span, let source = raise.source { line = .integer(source.line(of: span.start)) }
    return .object(
      ObjectValue([
        ("message", .text(raise.message)), ("kind", .text(raise.kind.name)),
        ("status", raise.status.map { .integer($0) } ?? .null), ("code", Value(raise.code)),
        ("data", raise.data ?? .null), ("line", line),
      ]))
  }
}
