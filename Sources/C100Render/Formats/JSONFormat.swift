import C100Language
import JSONText

extension Format {
  static let json = Format(
    "json", suffixes: ["json"], "JSON: coloured and laid out on a terminal, exact with two spaces a level elsewhere."
  ) { options, sink, look, run throws(Raise) in JSONFormatWriter(options, sink, look, run) }
}

/// A listing is a JSON list whose elements stream; a single value is itself.
private final class JSONFormatWriter: FormatWriter {
  private let style: JSONStyle
  private let isDrawn: Bool
  private var isEmpty = true

  init(_ options: FormatOptions, _ sink: TextSink, _ look: Look, _ run: Run) {
    let indent = options.indent ?? 2
    style = indent == 0 ? .compact : .indented(indent)
    isDrawn = look.drawsJSON && options.indent == nil
    super.init(sink, look, run)
  }

  override func item(_ value: Value) throws(Raise) {
    // Nothing is written before there is something: a query that fails at once leaves no bracket behind.
    try put(isEmpty ? "[" : ",")
    isEmpty = false
    if style != .compact {
      try sink.put(byte: 0x0a)
      try sink.put(0x20, times: style.blanks(at: 1))
    }
    if isDrawn {
      var pretty = PrettyJSON(sink, look, level: 1, run)
      return try pretty.write(value)
    }
    var exact = ExactJSON(sink, style: style, level: 1, isForTerminal: look.facts.isTerminal, run)
    try exact.write(value)
  }

  override func end() throws(Raise) {
    if isEmpty { try put("[") } else if style != .compact { try sink.put(byte: 0x0a) }
    try put("]")
    try sink.put(byte: 0x0a)
  }

  private func put(_ mark: String) throws(Raise) { try sink.put(isDrawn ? look.paint(mark, .punctuation) : mark) }

  override func single(_ value: Value) throws(Raise) {
    if isDrawn {
      var pretty = PrettyJSON(sink, look, run)
      try pretty.write(value)
      if pretty.hasCut {
        try sink.put(byte: 0x0a)
        try sink.put(look.paint("  \(look.facts.ellipsis) long strings are cut; whole: print(_)", .dim))
      }
    } else {
      var exact = ExactJSON(sink, style: style, isForTerminal: look.facts.isTerminal, run)
      try exact.write(value)
    }
    try sink.put(byte: 0x0a)
  }
}
