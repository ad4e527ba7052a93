/// Base 64 and percent encoding of bytes.
enum Encodings {
  private static let alphabet: [UInt8] = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let alphabetForURL: [UInt8] = Array(alphabet[..<62]) + [UInt8(ascii: "-"), UInt8(ascii: "_")]

  /// RFC 4648, with padding; `forURL` takes `-` and `_` for `+` and `/` and leaves the padding out.
  static func base64(_ bytes: UnsafeBufferPointer<UInt8>, forURL: Bool = false, _ stop: CancelFlag) -> [UInt8] {
    let letters = forURL ? alphabetForURL : alphabet
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var start = 0
    while start < bytes.count {
      if Stretch.isDue(result.count), stop.isRaised { return [] }
      let count = min(3, bytes.count - start)
      let b0 = bytes[start]
      let b1 = count > 1 ? bytes[start + 1] : 0
      let b2 = count > 2 ? bytes[start + 2] : 0
      result.append(letters[Int(b0 >> 2)])
      result.append(letters[Int((b0 & 3) << 4 | b1 >> 4)])
      if count > 1 { result.append(letters[Int((b1 & 15) << 2 | b2 >> 6)]) }
      if count > 2 { result.append(letters[Int(b2 & 63)]) }
      if count < 3, !forURL { result += [UInt8](repeating: UInt8(ascii: "="), count: 3 - count) }
      start += 3
    }
    return result
  }

  /// Reads either alphabet, with or without padding; nil for anything else (white space is skipped).
  static func decodingBase64(_ text: UnsafeBufferPointer<UInt8>, _ stop: CancelFlag) -> [UInt8]? {
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var held = 0
    var padding = 0
    result.reserveCapacity(text.count / 4 * 3)
    for (i, byte) in text.enumerated() {
      if Stretch.isDue(i), stop.isRaised { return nil }
      let value: UInt8
      switch byte {
      case 65...90: value = byte - 65
      case 97...122: value = byte - 71
      case 48...57: value = byte + 4
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case UInt8(ascii: "="):
        padding += 1
        continue
      case 9, 10, 13, 32: continue
      default: return nil
      }
      guard padding == 0 else { return nil }
      bits = bits << 6 | UInt32(value)
      held += 6
      if held >= 8 {
        held -= 8
        result.append(UInt8(bits >> UInt32(held) & 0xFF))
        bits &= (1 << UInt32(held)) - 1
      }
    }
    // One character left over holds no whole byte; bits that belong to none must be zero.
    return held < 6 && bits == 0 && padding <= 2 ? result : nil
  }

  /// Everything but letters, digits and `-._~` as `%XX` (RFC 3986, "unreserved").
  static func percent(_ bytes: UnsafeBufferPointer<UInt8>, _ stop: CancelFlag) -> [UInt8] {
    let hex: [UInt8] = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for (i, byte) in bytes.enumerated() {
      if Stretch.isDue(i), stop.isRaised { return [] }
      switch byte {
      case 65...90, 97...122, 48...57, 45, 46, 95, 126: result.append(byte)
      default:
        result.append(UInt8(ascii: "%"))
        result.append(hex[Int(byte >> 4)])
        result.append(hex[Int(byte & 15)])
      }
    }
    return result
  }

  /// Nil where a `%` is not followed by two hexadecimal digits; `+` stays a plus.
  static func decodingPercent(_ text: UnsafeBufferPointer<UInt8>, _ stop: CancelFlag) -> [UInt8]? {
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 48...57: byte - 48
      case 65...70: byte - 55
      case 97...102: byte - 87
      default: nil
      }
    }
    var result: [UInt8] = []
    var at = 0
    while at < text.count {
      if Stretch.isDue(result.count), stop.isRaised { return nil }
      if text[at] != UInt8(ascii: "%") {
        result.append(text[at])
        at += 1
        continue
      }
      guard at + 2 < text.count, let high = digit(text[at + 1]), let low = digit(text[at + 2]) else { return nil }
      result.append(high << 4 | low)
      at += 3
    }
    return result
  }
}
