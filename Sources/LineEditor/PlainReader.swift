import CEditLine

/// Reads lines where no cursor can be placed: pipes, dumb terminals, `--plain`.
///
/// On a terminal it writes the prompt; the terminal's own line mode does the rest.
public final class PlainReader: LineReader {
  /// Asked for a line that ends with a Tab: the candidates are listed, one a line.
  public var complete: ((_ text: String, _ cursor: Int) -> Completion)?

  private let input: Int32
  private let write: (String) -> Void
  private let showsPrompt: Bool

  /// - Parameter write: writes prompts, when `input` is a terminal.
  public init(input: Int32 = 0, showsPrompt: Bool, write: @escaping (String) -> Void) {
    self.input = input
    self.showsPrompt = showsPrompt
    self.write = write
  }

  public func read(_ prompt: Prompt, continuation: NextLine) -> Entry {
    var finished = ""
    var prefix = ""
    var shown = prompt.text
    while true {
      if showsPrompt { write(shown + prefix) }
      switch Terminal.readLine(from: input) {
      case .interrupted:
        if showsPrompt { write("\n") }
        return .interrupted
      case .end:
        if showsPrompt { write("\n") }
        return finished.isEmpty ? .end : .entry(String(finished.dropLast()))
      case .line(var bytes):
        if bytes.last == 0x0D { bytes.removeLast() }
        if bytes.last == 0x09, let completed = offer(finished, prefix, bytes) {
          prefix = completed
          continue
        }
        bytes = Array(prefix.utf8) + bytes
        prefix = ""
        if let entry = Entry.invalid(bytes, after: finished) { return entry }
        finished += String(decoding: bytes, as: UTF8.self)
        guard let next = continuation(finished, Terminal.hasInput(input)) else { return .entry(finished) }
        shown = next
        finished += "\n"
      }
    }
  }

  /// Lists what fits a line that ends with a Tab; gives what the next prompt begins with.
  private func offer(_ finished: String, _ prefix: String, _ bytes: [UInt8]) -> String? {
    guard showsPrompt, let complete else { return nil }
    let line = prefix + String(decoding: bytes.dropLast(), as: UTF8.self)
    let text = finished + line
    let completion = complete(text, text.utf8.count)
    let start = completion.range.lowerBound - finished.utf8.count
    guard !completion.candidates.isEmpty, start >= 0, start <= line.utf8.count else { return line }
    if completion.candidates.count > 1 {
      for (number, candidate) in completion.candidates.enumerated() {
        write("\(number + 1). \(candidate.label)\(candidate.note.isEmpty ? "" : ": " + candidate.note)\n")
      }
    }
    return String(decoding: Array(line.utf8)[..<start], as: UTF8.self) + completion.commonPrefix
      + completion.tail.before
  }

  /// No key asks here.
  public func recall(_ entries: @escaping () -> [String]) {}
}
