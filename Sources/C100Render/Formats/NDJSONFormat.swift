import C100Language
import JSONText

extension Format {
  static let ndjson = Format(
    "ndjson", suffixes: ["ndjson", "jsonl"], isAppendable: true, "One compact JSON value a line, as items arrive."
  ) { _, sink, look, run throws(Raise) in NDJSONWriter(sink, look, run) }
}

private final class NDJSONWriter: FormatWriter {
  override func item(_ value: Value) throws(Raise) {
    var exact = ExactJSON(sink, style: .compact, isForTerminal: look.facts.isTerminal, run)
    try exact.write(value)
    try sink.put(byte: 0x0a)
    // On a terminal a line is shown when it is there.
    if look.facts.isTerminal { try sink.flush() }
  }
}
