import C100Language

/// One `.save(path)`: what is written, and how.
struct Saving {
  private let value: Value
  private let path: String
  private let span: Span
  private let run: Run

  init(_ value: Value, _ path: String, span: Span, _ run: Run) {
    self.value = value
    self.path = path
    self.span = span
    self.run = run
  }

  func save(resumes: Bool) throws(Raise) {
    guard let services = run.services as? any SavesFiles else {
      throw Raise(.io, "cannot write '\(path)': files are not available here")
    }
    try services.checkSave(path)
    if resumes { return try resume() }
    let write = try writer()
    try FileReplacement.replace(path) { sink throws(Raise) in try write(sink) }
  }

  private func writer() throws(Raise) -> (TextSink) throws(Raise) -> Void {
    let run = run
    let isSVG = path.lowercased().hasSuffix(".svg")
    if case .host(let host) = value, let rendering = host as? Rendering {
      if isSVG, case .chart(let options) = rendering.form {
        let chart = try Chart(rendering.value, options, run)
        return { sink throws(Raise) in try chart.writeSVG(to: sink) }
      }
      return { sink throws(Raise) in try rendering.write(to: sink, .plain, run) }
    }
    if case .string(let string) = value { return { sink throws(Raise) in try sink.put(string.text) } }
    if isSVG {
      let chart = try Chart(value, ChartOptions(), run)
      return { sink throws(Raise) in try chart.writeSVG(to: sink) }
    }
    let format = try format()
    let value = value
    return { sink throws(Raise) in try format.write(value, to: sink, .plain, run) }
  }

  private func format() throws(Raise) -> Format {
    if let format = Formats.forFile(path) { return format }
    let suffixes = Formats.all.flatMap(\.suffixes).map { "." + $0 }.joined(separator: " ")
    throw Raise(
      .value, "the suffix of '\(path)' names no format",
      help: ["suffixes: \(suffixes) .svg", "or say the format: .csv().save(…)"],
      span: span)
  }

  private func resume() throws(Raise) {
    var value = value
    var format: Format?
    if case .host(let host) = value, let rendering = host as? Rendering {
      if case .format(let own, _) = rendering.form { format = own }
      value = rendering.value
    } else {
      format = try self.format()
    }
    guard let format, format.isAppendable else {
      throw Raise(.value, "only NDJSON can be resumed: lines that are written stay right", span: span)
    }
    let run = run
    let span = span
    try FileReplacement.resume(path, recipe: recipe(value)) { sink, lines throws(Raise) in
      try format.write(Self.skipping(lines, of: value, span), to: sink, .plain, run)
    }
  }

  /// The value without what is written already; a query need not ask for it again.
  private static func skipping(_ count: Int, of value: Value, _ span: Span) -> Value {
    guard count > 0 else { return value }
    switch value {
    case .list(let list): return .list(ListValue(Array(list.elements.dropFirst(count))))
    case .sequence(let sequence): return .sequence(sequence.adding(Stage(.skip(count), span: span)))
    case .range(let range):
      return .sequence(SequenceValue(RangeSource(range), stages: [Stage(.skip(count), span: span)]))
    default: return value
    }
  }

  /// What is saved, in words that tell one expression from another.
  private func recipe(_ value: Value) -> String {
    guard case .sequence(let sequence) = value else { return value.typeName }
    return ([sequence.source.text] + sequence.stages.map(\.name)).joined(separator: ".")
  }
}
