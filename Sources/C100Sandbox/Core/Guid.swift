/// Identifiers made from a seed: byte-stable, and the number behind one can be read back without a table.
///
/// ```
/// 8 hex digits          the number, mixed by a bijection that the kind keys
/// 24 hex digits         a check: a hash of seed, kind and number, with the bits of a version 4 guid
/// ```
struct GuidMaker: Sendable {
  private let key: UInt64
  private let low: UInt32

  init(seed: UInt64, kind: String) {
    key = Mix.hash(seed, Mix.hash(kind))
    low = UInt32(truncatingIfNeeded: Mix.finish(key))
  }

  func text(_ number: Int) -> String {
    String(unsafeUninitializedCapacity: 36) { out in
      write(number, into: out)
      return 36
    }
  }

  /// Appends the text of a number.
  func append(_ number: Int, to out: inout TextBuffer) { out.add(36) { write(number, into: $0) } }

  /// Where the text of a number stands among the texts of this kind: they order by their first eight digits, which
  /// are never equal.
  func rank(_ number: Int) -> Int { Int(mixed(UInt32(truncatingIfNeeded: number))) }

  /// The number of an identifier of this kind, in any letter case; nil for any other text.
  func number(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return nil }
    var head: UInt32 = 0
    for byte in bytes[..<8] {
      guard let digit = Hex.value(byte) else { return nil }
      head = head << 4 | UInt32(digit)
    }
    let number = Int(unmixed(head))
    return self.text(number).utf8.elementsEqual(bytes.lazy.map(Hex.lowered)) ? number : nil
  }

  private func write(_ number: Int, into out: UnsafeMutableBufferPointer<UInt8>) {
    let head = mixed(UInt32(truncatingIfNeeded: number))
    let a = Mix.hash(key, UInt64(head))
    let b = Mix.hash(key ^ a, UInt64(head))
    // xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx
    let first = UInt64(head) << 32 | (a >> 32) & 0xFFFF_0FFF | 0x4000
    let second = b & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    var at = 0
    func put(_ word: UInt64, _ digits: ClosedRange<Int>) {
      for i in digits {
        out[at] = Hex.digit(UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * i)) & 15)
        at += 1
      }
    }
    func dash() {
      out[at] = 0x2D
      at += 1
    }
    put(first, 0...7)
    dash()
    put(first, 8...11)
    dash()
    put(first, 12...15)
    dash()
    put(second, 0...3)
    dash()
    put(second, 4...15)
  }

  // Four rounds of a balanced Feistel network over 2 × 16 bits: a bijection of the 32-bit numbers.
  private func mixed(_ x: UInt32) -> UInt32 {
    var left = UInt16(truncatingIfNeeded: x >> 16)
    var right = UInt16(truncatingIfNeeded: x)
    for turn in 0..<4 { (left, right) = (right, left ^ round(right, turn)) }
    return UInt32(left) << 16 | UInt32(right)
  }

  private func unmixed(_ y: UInt32) -> UInt32 {
    var left = UInt16(truncatingIfNeeded: y >> 16)
    var right = UInt16(truncatingIfNeeded: y)
    for turn in (0..<4).reversed() { (left, right) = (right ^ round(left, turn), left) }
    return UInt32(left) << 16 | UInt32(right)
  }

  private func round(_ half: UInt16, _ turn: Int) -> UInt16 {
    UInt16(truncatingIfNeeded: Mix.finish(UInt64(low) << 20 ^ UInt64(half) << 2 ^ UInt64(turn)))
  }
}

/// Hexadecimal digits.
enum Hex {
  static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

  static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  /// An ASCII letter in lower case, any other byte as it is.
  static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
