import C100Language
import JSONText

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
      // A check tries it: where no file can be written, the suffix may be wrong all the same.
      if isData, path.contains("."), !path.lowercased().hasSuffix(".svg") { _ = try format() }
      throw Raise(.io, "cannot write '\(path)': files are not available here")
    }
    let expanded = services.expanded(path)
    guard expanded == path else { return try Saving(value, expanded, span: span, run).save(resumes: resumes) }
    try services.checkSave(path)
    try FileReplacement.check(path)
    if resumes {
      try resume()
    } else {
      let write = try writer()
      try FileReplacement.replace(path) { sink throws(Raise) in try write(sink) }
    }
    services.didSave(path)
  }

  /// Whether the suffix says how it is written: it is no text, no file and no rendering.
  private var isData: Bool {
    switch value {
    case .string: false
    case .host(let host): !(host is Rendering || host is FileValue)
    default: true
    }
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
    if case .host(let host) = value, let file = host as? FileValue {
      return { sink throws(Raise) in try sink.put(file.bytes) }
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
    let isExcel = ["xls", "xlsx"].contains { path.lowercased().hasSuffix("." + $0) }
    var help = ["suffixes: \(suffixes) .svg", "or say the format: .csv().save(…)"]
    if isExcel { help = ["Excel opens a .csv: .csv(bom: true).save(\"name.csv\")"] }
    throw Raise(.value, "the suffix of '\(path)' names no format", help: help, span: span)
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
    try FileReplacement.resume(path, recipe: recipe(value)) { [self] sink, there throws(Raise) in
      guard there.lines > 0 else { return try format.write(value, to: sink, .plain, run) }
      // The last item is asked for again: it must be where it was, else lines would be doubled or missing.
      let seam = Seam(there, path)
      let checked = TextSink(size: 4_096) { piece throws(Raise) in try seam.take(piece, sink) }
      do throws(Raise) {
        try format.write(Self.skipping(there.lines - 1, of: value, span), to: checked, .plain, run)
      } catch {
        try? checked.flush()
        throw error
      }
      try checked.flush()
      try seam.close()
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
    let words = [sequence.source.identity] + sequence.stages.map(\.recipe)
    return words.joined(separator: ".").split(separator: "\n").joined(separator: " ")
  }
}

/// The place where a resumed file goes on: lets everything pass behind the first line, which must be the last one that is
/// there.
private final class Seam {
  private let there: PartialFile
  private let path: String
  private var line: [UInt8] = []
  private var isPassed = false

  init(_ there: PartialFile, _ path: String) {
    self.there = there
    self.path = path
  }

  func take(_ piece: UnsafeBufferPointer<UInt8>, _ sink: TextSink) throws(Raise) {
    guard !isPassed else { return try sink.put(piece) }
    guard let end = piece.firstIndex(of: 0x0a) else { return line.append(contentsOf: piece) }
    line.append(contentsOf: piece[..<end])
    guard isSame else { throw moved("line \(there.lines) is another item now") }
    isPassed = true
    try sink.put(UnsafeBufferPointer(rebasing: piece[(end + 1)...]))
  }

  func close() throws(Raise) {
    guard isPassed else { throw moved("it has fewer than \(there.lines) items now") }
  }

  /// The same bytes, or a record with the same `id`: what else has changed in it is no matter of order.
  private var isSame: Bool {
    if line == there.last { return true }
    guard let id = Self.id(line) else { return false }
    return id == Self.id(there.last)
  }

  private static func id(_ line: [UInt8]) -> [UInt8]? {
    (try? JSON(line))?["id"].map { Array($0.text.utf8) }
  }

  private func moved(_ how: String) -> Raise {
    Raise(
      .io, "the list has changed since '\(path).part' was begun: \(how)",
      help: ["remove '\(path).part' to start afresh"])
  }
}

extension Stage {
  /// The stage as its text tells it: two recipes with the same words give the same items.
  fileprivate var recipe: String {
    switch kind {
    case .where(let function), .map(let function), .flatMap(let function), .takeWhile(let function),
      .skipWhile(let function):
      "\(name)(\(function.text))"
    case .distinct(let function): "\(name)(\(function?.text ?? ""))"
    case .select(let fields): "\(name)(\(fields.joined(separator: ",")))"
    case .take(let count), .skip(let count), .chunk(let count): "\(name)(\(count))"
    case .sortBy(let keys): "\(name)(\(keys.map(\.recipe).joined(separator: ",")))"
    case .zip, .enumerate, .reverse, .concat: name
    }
  }
}

extension SortKey {
  fileprivate var recipe: String {
    let sign = isDescending ? "-" : ""
    return switch by {
    case .field(let field): sign + field
    case .function(let function): sign + function.text
    }
  }
}

extension FunctionValue {
  fileprivate var text: String {
    guard let syntax, let source else { return name ?? "" }
    return source.text(syntax.span)
  }
}
