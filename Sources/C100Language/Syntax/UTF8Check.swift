/// Strict UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF.
public enum UTF8Check {
  public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { firstInvalid(bytes) == nil }

  /// The offset of the first byte that is not part of a character.
  static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var i = 0
    while i < bytes.count {
      while i + 8 <= bytes.count,
        UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped).loadUnaligned(fromByteOffset: i, as: UInt64.self)
          & 0x8080_8080_8080_8080 == 0
      { i += 8 }
      guard i < bytes.count else { return nil }
      if bytes[i] < 0x80 {
        i += 1
      } else {
        guard let (_, length) = decode(bytes, at: i) else { return i }
        i += length
      }
    }
    return nil
  }

  /// The character at an offset and its length in bytes.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> (Unicode.Scalar, Int)? {
    let first = bytes[i]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, i + length <= bytes.count else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for k in 1..<length {
      guard bytes[i + k] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(bytes[i + k] & 0x3F)
    }
    guard value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000), let scalar = Unicode.Scalar(value) else {
      return nil
    }
    return (scalar, length)
  }
}
