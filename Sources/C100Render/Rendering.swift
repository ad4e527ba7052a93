import C100Language

/// A recipe for text: a value and a form for it. It streams when it is shown, printed or saved, and becomes text where a
/// string is wanted. Nothing is pulled before that.
public final class Rendering: HostValue {
  /// What makes the text.
  public enum Form {
    case format(Format, FormatOptions)
    case chart(ChartOptions)
  }

  public let value: Value
  public let form: Form

  /// Where it was asked for: what fails when it is written is shown there.
  private let place: (span: Span, source: Source)?

  public init(_ value: Value, _ form: Form, at place: (span: Span, source: Source)? = nil) {
    self.value = value
    self.form = form
    self.place = place
    super.init()
  }

  convenience init(_ call: Call, _ form: Form) {
    self.init(call.receiver, form, at: call.source.map { (call.span, $0) })
  }

  public override var typeName: String { "rendering" }

  public override func help(missing name: String, _ table: BuiltinTable) -> [String] {
    table.lookup(.sequence, name) == nil ? [] : ["a rendering comes last: put .\(name)(…) before it"]
  }

  /// Writes the text, with a line end after the last line.
  public func write(to sink: TextSink, _ look: Look, _ run: Run) throws(Raise) {
    do {
      switch form {
      case .format(let format, let options): try format.write(value, options, to: sink, look, run)
      case .chart(let options): try Chart(value, options, run).write(to: sink, look)
      }
    } catch {
      if let place { error.locate(place.span, place.source) }
      throw error
    }
  }

  /// The exact text, as a pipe gets it, without its last line end.
  public override func asText(_ run: Run) throws(Raise) -> String? {
    if run.isPlanning { return nil }
    var charged = 0
    defer { run.release(bytes: charged) }
    let bytes = try TextSink.collect { sink throws(Raise) in
      let counted = TextSink { piece throws(Raise) in
        try run.charge(bytes: piece.count)
        charged += piece.count
        try sink.put(piece)
      }
      try write(to: counted, .plain, run)
      try counted.flush()
    }
    var end = bytes.count
    if end > 0, bytes[end - 1] == 0x0a { end -= 1 }
    if end > 0, end < bytes.count, bytes[end - 1] == 0x0d { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  public override func isEqual(to other: HostValue) -> Bool { self === other }
}
