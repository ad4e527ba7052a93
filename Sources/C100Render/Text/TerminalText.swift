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
    let isClean = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7f }
    }
    if isClean { return text }
    var shown = ""
    shown.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value >= 0x20, value < 0x7f {
        shown.unicodeScalars.append(scalar)
      } else if value == 0x0a && keepsLines {
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
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
