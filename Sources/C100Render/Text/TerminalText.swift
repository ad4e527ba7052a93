import JSONText

/// Makes text that came from elsewhere safe to show: it can neither move the cursor nor send anything to the terminal.
///
/// Works on scalars, never on characters: CR LF is one character. JSON text has its own rule (`JSONEscape`).
public enum TerminalText {
  /// The text with controls in caret notation and other hidden scalars as `‹U+202E›`; LF only if `keepsLines`.
  ///
  /// - Parameter unicode: false writes `<U+202E>`.
  public static func clean(_ text: String, keepsLines: Bool = false, unicode: Bool = true) -> String {
    var text = text
    if isPlain(&text) { return text }
    return clean(text.unicodeScalars.lazy.map(\.value), keepsLines: keepsLines, unicode: unicode)
  }

  /// The same of code points, unpaired surrogates among them.
  static func clean(_ codePoints: some Sequence<UInt32>, keepsLines: Bool = false, unicode: Bool = true) -> String {
    var shown = ""
    for value in codePoints {
      if value == 0x0a && keepsLines {
        shown.append("\n")
      } else if value < 0x20 {
        shown.append("^")
        shown.unicodeScalars.append(UnicodeScalar(UInt8(value + 0x40)))
      } else if value == 0x7f {
        shown.append("^?")
      } else if TerminalScalar.isHidden(value) {
        let hex = String(value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
        shown.append(unicode ? "‹U+\(padded)›" : "<U+\(padded)>")
      } else if let scalar = UnicodeScalar(value) {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// The text with `mark` for each LF and CR LF.
  static func lineEnds(of text: String, as mark: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      guard byte == 0x0a else {
        bytes.append(byte)
        continue
      }
      if bytes.last == 0x0d { bytes.removeLast() }
      bytes.append(contentsOf: mark.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// True if all of it is printable ASCII: it is clean, and as wide as it has bytes.
  static func isPlain(_ text: inout String) -> Bool {
    text.withUTF8 { bytes in
      for byte in bytes where byte &- 0x20 >= 0x5f { return false }
      return true
    }
  }
}
