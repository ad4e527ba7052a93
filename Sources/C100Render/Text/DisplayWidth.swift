import JSONText

/// How many columns text takes on a terminal.
///
/// Wide and zero-width ranges follow Unicode 14.0.0 (East Asian Width W and F, general categories Mn, Me, Cf, and emoji
/// presentation). A sequence joined by U+200D, a flag and a keycap take two columns, as terminals that know them draw them.
public enum DisplayWidth {
  /// Columns of `text`, which must be clean (``TerminalText``).
  public static func of(_ text: String) -> Int {
    var text = text
    let ascii: Int? = text.withUTF8 { bytes in
      for byte in bytes where byte >= 0x80 { return nil }
      return bytes.count
    }
    if let ascii { return ascii }
    var walk = Walk()
    for scalar in text.unicodeScalars { _ = walk.add(scalar.value) }
    return walk.columns
  }

  /// Columns of well-formed UTF-8; nil if it is not clean (``TerminalText``).
  static func of(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var i = 0
    while i < text.count, text[i] &- 0x20 < 0x5f { i += 1 }
    if i == text.count { return i }
    var walk = Walk()
    i = 0
    while i < text.count {
      let scalar = TerminalScalar.next(in: text, &i)
      guard !TerminalScalar.isHidden(scalar) else { return nil }
      _ = walk.add(scalar)
    }
    return walk.columns
  }

  /// The longest start of `text` that takes at most `columns`, never cutting a cluster.
  public static func prefix(_ text: String, columns: Int) -> String {
    if text.utf8.count <= columns { return text }
    var walk = Walk()
    let scalars = text.unicodeScalars
    var clusterStart = scalars.startIndex
    for i in scalars.indices {
      if walk.add(scalars[i].value) { clusterStart = i }
      if walk.columns > columns { return String(scalars[..<clusterStart]) }
    }
    return text
  }

  /// `text` within `columns`, its end replaced by the mark where it is longer.
  public static func fitted(_ text: String, columns: Int, mark: String = "…") -> String {
    guard of(text) > columns else { return text }
    let markWidth = of(mark)
    guard columns > markWidth else { return prefix(text, columns: max(0, columns)) }
    return prefix(text, columns: columns - markWidth) + mark
  }

  /// `text` with blanks up to `columns`.
  public static func padded(_ text: String, columns: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, columns - of(text)))
    return right ? blanks + text : text + blanks
  }

  /// Columns, scalar by scalar.
  struct Walk {
    private(set) var columns = 0
    private var joined = false
    private var lastWidth = 0
    private var regional = false

    /// True if the scalar starts a new cluster.
    mutating func add(_ scalar: UInt32) -> Bool {
      defer { joined = scalar == 0x200d }
      if scalar == 0xfe0f {
        // The emoji form of what comes before it.
        if lastWidth == 1 {
          columns += 1
          lastWidth = 2
        }
        return false
      }
      let width = DisplayWidth.of(scalar: scalar)
      if width == 0 { return false }
      if joined && lastWidth == 2 && width == 2 { return false }
      if scalar >= 0x1f3fb && scalar <= 0x1f3ff && lastWidth == 2 { return false }
      if scalar >= 0x1f1e6 && scalar <= 0x1f1ff {
        // Two letters are one flag of two columns.
        if regional {
          regional = false
          columns += 1
          lastWidth = 2
          return false
        }
        regional = true
      } else {
        regional = false
      }
      columns += width
      lastWidth = width
      return true
    }
  }

  /// Columns of one scalar by itself: 0, 1 or 2.
  public static func of(scalar: UInt32) -> Int {
    // Chinese, Japanese and Korean: most of what is wide.
    if scalar >= 0x4e00 && scalar <= 0x9fff || scalar >= 0xac00 && scalar <= 0xd7a3 { return 2 }
    if scalar < 0x300 { return scalar < 0x20 || scalar >= 0x7f && scalar < 0xa0 || scalar == 0xad ? 0 : 1 }
    if contains(zero, scalar) { return 0 }
    return scalar >= 0x1100 && contains(wide, scalar) ? 2 : 1
  }

  private static func contains(_ ranges: [(UInt32, UInt32)], _ scalar: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].1 < scalar { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].0 <= scalar
  }
}
