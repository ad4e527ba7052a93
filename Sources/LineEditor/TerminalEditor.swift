import CEditLine

/// The prompt of a terminal, on libedit: emacs and vi keys, `.editrc`, history, pasted blocks, completion.
///
/// Lives on one thread, the one that made it.
public final class TerminalEditor: LineReader {
  /// Asked when Tab is pressed: the whole entry so far and the cursor in it, in UTF-8 bytes.
  public var complete: ((_ text: String, _ cursor: Int) -> Completion)?
  /// Asked for Ctrl-X Ctrl-E: the entry, edited elsewhere; nil keeps it.
  public var edit: ((_ text: String) -> String?)?
  /// True where the candidates' notes may be dimmed.
  public var usesColour = false

  private var editor: OpaquePointer?
  private let output: Int32
  /// What the arrow keys find.
  private var earlier: () -> [String] = { [] }
  /// The lines of this entry that are finished, each with its newline.
  private var finished = ""

  /// - Parameter editrc: the file of the person's keys, when there is one.
  /// - Returns: nil when the terminal cannot place a cursor.
  public init?(program: String = "c100", input: Int32 = 0, output: Int32, editrc: String?) {
    self.output = output
    let context = Unmanaged.passUnretained(self).toOpaque()
    editor = c100_editor_open(
      program, input, output, context,
      { context in TerminalEditor.of(context).map { $0.pressedTab() } ?? Int32(C100_KEY_BEEP) },
      { context in TerminalEditor.of(context).map { $0.pressedEdit() } ?? Int32(C100_KEY_BEEP) },
      { context in TerminalEditor.of(context)?.giveEarlier() })
    guard editor != nil else { return nil }
    if let editrc { c100_editor_configure(editor, editrc) }
  }

  deinit { c100_editor_close(editor) }

  private static func of(_ context: UnsafeMutableRawPointer?) -> TerminalEditor? {
    context.map { Unmanaged<TerminalEditor>.fromOpaque($0).takeUnretainedValue() }
  }

  // MARK: - Reading

  public func read(_ prompt: Prompt, continuation: NextLine) -> Entry {
    finished = ""
    var shown = prompt.text
    while true {
      let isFirst = finished.isEmpty
      let outcome = c100_editor_read(editor, Self.marked(shown), isFirst ? Self.marked(prompt.right) : "")
      switch Int(outcome) {
      case C100_READ_LINE:
        var bytes = currentBytes()
        if bytes.last == 0x0A { bytes.removeLast() }
        if let entry = Entry.invalid(bytes, after: finished) { return entry }
        finished += String(decoding: bytes, as: UTF8.self)
        guard let next = continuation(finished, c100_editor_has_input(editor)) else { return .entry(finished) }
        shown = next
        finished += "\n"
      case C100_READ_INTERRUPT:
        return .interrupted
      default:
        c100_editor_write(editor, "\n", 1)
        // The end of an unfinished entry: its evaluation says what is missing.
        return isFirst ? .end : .entry(String(finished.dropLast()))
      }
    }
  }

  private func currentBytes(cursor: UnsafeMutablePointer<Int>? = nil) -> [UInt8] {
    var length = 0
    guard let text = c100_editor_line(editor, &length, cursor) else { return [] }
    return text.withMemoryRebound(to: UInt8.self, capacity: length) {
      Array(UnsafeBufferPointer(start: $0, count: length))
    }
  }

  /// libedit wants escape sequences between marks, the last character outside of them, and at least one.
  static func marked(_ prompt: String) -> String {
    guard !prompt.isEmpty else { return "" }
    var marked = ""
    var inEscape = false
    for scalar in prompt.unicodeScalars {
      if scalar == "\u{1B}", !inEscape {
        marked += "\u{1}\u{1B}"
        inEscape = true
      } else {
        marked.unicodeScalars.append(scalar)
        if inEscape, ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar) {
          marked += "\u{1}"
          inEscape = false
        }
      }
    }
    if marked.hasSuffix("\u{1}") { marked += " " }
    return marked
  }

  // MARK: - History

  public func recall(_ entries: @escaping () -> [String]) {
    earlier = entries
    c100_editor_history_changed(editor)
  }

  /// Hands the earlier entries to the editor.
  private func giveEarlier() {
    for var entry in earlier() {
      entry.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { c100_editor_history_add(editor, $0.baseAddress, $0.count) }
      }
    }
  }

  // MARK: - Keys

  private func pressedTab() -> Int32 {
    guard let complete else { return Int32(C100_KEY_BEEP) }
    var cursor = 0
    let line = currentBytes(cursor: &cursor)
    let before = line[..<min(cursor, line.count)]
    // A Tab in text that is still coming in, at the start of a line, is a Tab.
    if before.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }), c100_editor_has_input(editor) {
      c100_editor_insert(editor, "\t", 1)
      return Int32(C100_KEY_REFRESH)
    }
    let text = finished + String(decoding: line, as: UTF8.self)
    let at = finished.utf8.count + cursor
    let completion = complete(text, at)
    let bytes = Array(text.utf8)
    guard !completion.candidates.isEmpty, completion.range.lowerBound <= at, completion.range.lowerBound >= 0,
      completion.range.lowerBound >= finished.utf8.count
    else { return Int32(C100_KEY_BEEP) }
    let typed = String(decoding: bytes[completion.range.lowerBound..<at], as: UTF8.self)
    let isOnly = completion.candidates.count == 1
    let tail = completion.tail
    let put = completion.commonPrefix + tail.before
    if put != typed, isOnly || put.utf8.count > typed.utf8.count {
      c100_editor_delete_before(editor, Int32(typed.unicodeScalars.count))
      c100_editor_insert(editor, put, put.utf8.count)
      c100_editor_insert_behind(editor, tail.after, tail.after.utf8.count)
      return Int32(C100_KEY_REFRESH)
    }
    if isOnly { return Int32(C100_KEY_NOTHING) }
    list(completion.candidates)
    return Int32(C100_KEY_NOTHING)
  }

  private func list(_ candidates: [Candidate]) {
    let size = TerminalSize.of(output) ?? TerminalSize(columns: 80, rows: 24)
    let text = CandidateList(columns: size.columns, rows: max(3, size.rows - 3), usesColour: usesColour).text(
      candidates)
    c100_editor_leave_line(editor)
    c100_editor_write(editor, text, text.utf8.count)
    c100_editor_redraw(editor)
  }

  private func pressedEdit() -> Int32 {
    guard let edit else { return Int32(C100_KEY_BEEP) }
    let text = String(decoding: currentBytes(), as: UTF8.self)
    c100_editor_leave_line(editor)
    c100_editor_release_terminal(editor)
    let edited = edit(text)
    c100_editor_take_terminal(editor)
    if var edited {
      if edited.hasSuffix("\n") { edited.removeLast() }
      c100_editor_replace(editor, edited, edited.utf8.count)
    }
    c100_editor_redraw(editor)
    return Int32(C100_KEY_NOTHING)
  }
}
