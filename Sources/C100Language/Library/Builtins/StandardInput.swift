import JSONText

/// `stdin`: the standard input as a value. What was read is gone; it may be read once.
final class StandardInput: HostValue {
  override var typeName: String { "standard input" }
  override var text: String { "stdin" }
  override var memberNames: [String] { ["lines", "text", "parseJSON", "parseNDJSON", "parseCSV"] }
  override func hasMethod(_ name: String) -> Bool { memberNames.contains(name) }
  override func isEqual(to other: HostValue) -> Bool { other is StandardInput }

  override func asText(_ run: Run) throws(Raise) -> String? { try rest(run) }

  override func call(_ name: String, _ call: inout Call) throws(Raise) -> Value? {
    switch name {
    case "lines":
      try call.noArguments()
      return .sequence(SequenceValue(InputLines(.text, call.span)))
    case "text":
      try call.noArguments()
      return .text(try rest(call.run))
    case "parseJSON":
      try call.noArguments()
      return try DataText.json(try bytes(call.run), call)
    case "parseNDJSON":
      try call.noArguments()
      return .sequence(SequenceValue(InputLines(.json, call.span)))
    case "parseCSV":
      guard let entry = call.run.table.entry(.string, name) else { return nil }
      return try call.run.machine.call(
        entry, .text(try rest(call.run)), Array(call.arguments), call.site, call.run)
    default: return nil
    }
  }

  private func bytes(_ run: Run) throws(Raise) -> [UInt8] {
    let input = run.interpreter.library.input
    guard !input.wasRead || !input.isEnded else {
      throw Raise(
        .io, "the standard input was read already", help: ["keep it: let text = stdin.text()"])
    }
    return try input.rest(run)
  }

  private func rest(_ run: Run) throws(Raise) -> String {
    guard let text = String(validating: try bytes(run), as: UTF8.self) else {
      throw Raise(.value, "the standard input is not UTF-8 text")
    }
    return text
  }
}

extension Call {
  /// For methods of host values that take none.
  func noArguments() throws(Raise) {
    guard positional.isEmpty, labelled.isEmpty else {
      throw Raise(.type, "\(name) takes no arguments, got \(positional.count + labelled.count)", span: span)
    }
  }
}

/// The lines of the standard input as they come, as strings or each as a JSON text.
private final class InputLines: SequenceSource {
  enum Form { case text, json }

  private let form: Form
  private let span: Span

  init(_ form: Form, _ span: Span) {
    self.form = form
    self.span = span
  }

  override var typeName: String { form == .text ? "lines" : "documents" }

  override func open(_ stages: ArraySlice<Stage>, _ demand: Demand, _ run: Run) throws(Raise) -> Opened {
    let input = run.interpreter.library.input
    guard !input.wasRead || !input.isEnded else {
      throw Raise(
        .io, "the standard input was read already", help: ["keep it as a list: let lines = stdin.lines().collect()"],
        span: span)
    }
    return Opened(InputLinesCursor(form, span))
  }
}

private final class InputLinesCursor: Cursor {
  private let form: InputLines.Form
  private let span: Span
  private var line = 0

  init(_ form: InputLines.Form, _ span: Span) {
    self.form = form
    self.span = span
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    while let bytes = try run.interpreter.library.input.line(run) {
      line += 1
      try run.tick()
      switch form {
      case .text:
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw Raise(.value, "line \(line) of the standard input is not UTF-8 text", span: span)
        }
        return .text(text)
      case .json:
        if bytes.allSatisfy({ $0 == 32 || $0 == 9 }) { continue }
        do throws(JSONError) {
          let flag = run.cancelFlag
          return Value(try JSONDocument(bytes, isStopped: { flag.isRaised }).root)
        } catch {
          try run.checkCancellation()
          throw Raise(
            .value, "line \(line) of the standard input is no JSON: \(error.reason.words) at column \(error.column)",
            span: span)
        }
      }
    }
    return nil
  }
}
