import C100Language

/// Texts of megabytes are written piece by piece: what is done to them takes the memory of a piece, and can be stopped.
enum LongText {
  /// Bytes of a piece, and of the longest text that is taken as one.
  static let piece = 64 << 10

  static func isLong(_ text: String) -> Bool { text.utf8.count > piece }

  /// The text of a string that is to be written piece by piece; nil for a short one, and for one whose unpaired
  /// surrogates are written from its code points.
  static func of(_ string: StringValue) -> String? {
    isLong(string.text) && string.unpairedText == nil ? string.text : nil
  }

  /// Calls `body` with piece after piece of a text. Each ends where a scalar does, and none between CR and LF.
  static func pieces(of text: String, _ run: Run, _ body: (String) throws(Raise) -> Void) throws(Raise) {
    guard isLong(text) else { return try body(text) }
    let bytes = text.utf8
    var start = bytes.startIndex
    while start < bytes.endIndex {
      try run.tick(Self.piece >> 6)
      var end = Self.end(in: text, from: start)
      if end < bytes.endIndex, bytes[end] == 0x0A, bytes[bytes.index(before: end)] == 0x0D {
        end = bytes.index(after: end)
      }
      try body(String(text[start..<end]))
      start = end
    }
  }

  /// The first piece of a text.
  static func start(of text: String) -> String { String(text[..<end(in: text, from: text.startIndex)]) }

  /// Where a piece ends: before a scalar.
  private static func end(in text: String, from start: String.Index) -> String.Index {
    let bytes = text.utf8
    var end = bytes.index(start, offsetBy: piece, limitedBy: bytes.endIndex) ?? bytes.endIndex
    while end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end = bytes.index(before: end) }
    return end
  }

  /// Writes what `quoted` makes of a text, which begins and ends with a quote, as one such text.
  static func putQuoted(
    _ text: String, to sink: TextSink, _ run: Run, _ quoted: (String) -> [UInt8]
  ) throws(Raise) {
    try sink.put(byte: 0x22)
    try pieces(of: text, run) { piece throws(Raise) in try sink.put(Array(quoted(piece).dropFirst().dropLast())) }
    try sink.put(byte: 0x22)
  }
}
