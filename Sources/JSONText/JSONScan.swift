/// Byte scanners over a JSON text. Each takes a pointer behind what it knows and moves it.
enum JSONScan {
  typealias Pointer = UnsafePointer<UInt8>

  @inline(__always)
  static func load8(_ p: Pointer) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  static func load4(_ p: Pointer) -> UInt32 {
    UInt32(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt32.self))
  }

  /// A high bit in the lowest byte that is a quote, a backslash, a control or not ASCII; higher bytes may be wrong.
  @inline(__always)
  static func special(_ w: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = (w ^ 0x2222_2222_2222_2222) &- ones
    let backslash = (w ^ 0x5c5c_5c5c_5c5c_5c5c) &- ones
    let control = w &- 0x2020_2020_2020_2020
    return (quote | backslash | control | w) & 0x8080_8080_8080_8080
  }

  // MARK: - White space

  /// Moves to the next byte that is not white space.
  @inline(__always)
  static func skipSpace(_ p: inout Pointer, _ end: Pointer) -> Bool {
    guard p < end, p.pointee <= 0x20 else { return false }
    skipLongSpace(&p, end)
    return true
  }

  @inline(never)
  private static func skipLongSpace(_ start: inout Pointer, _ end: Pointer) {
    var p = start
    while true {
      while end - p >= 8, load8(p) == 0x2020_2020_2020_2020 { p += 8 }
      guard p < end else { break }
      let byte = p.pointee
      guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else { break }
      p += 1
    }
    start = p
  }

  // MARK: - Strings

  /// From behind the opening quote to behind the closing one.
  ///
  /// - Returns: what is wrong at `p`, or nil.
  @inline(__always)
  static func string(_ p: inout Pointer, _ end: Pointer, _ escaped: inout Bool) -> JSONError.Reason? {
    while true {
      while end - p >= 8 {
        let found = special(load8(p))
        if found == 0 {
          p += 8
          continue
        }
        p += found.trailingZeroBitCount &>> 3
        break
      }
      guard p < end else { return .unterminatedString }
      let byte = p.pointee
      if byte == 0x22 {
        p += 1
        return nil
      }
      if byte == 0x5c {
        escaped = true
        if let reason = escape(&p, end) { return reason }
      } else if byte < 0x20 {
        return .controlCharacter(byte)
      } else if byte < 0x80 {
        p += 1
      } else {
        guard scalars(&p, end) else { return .invalidUTF8 }
      }
    }
  }

  /// escape := "\" ( ["\/bfnrt] | "u" hex hex hex hex )
  @inline(__always)
  private static func escape(_ p: inout Pointer, _ end: Pointer) -> JSONError.Reason? {
    guard end - p >= 2 else { return .unterminatedString }
    switch p[1] {
    case 0x22, 0x5c, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74:
      p += 2
      return nil
    case 0x75:
      guard end - p >= 6 else { return .badEscape }
      guard hex(p[2]) | hex(p[3]) | hex(p[4]) | hex(p[5]) < 16 else { return .badEscape }
      p += 6
      return nil
    default: return .badEscape
    }
  }

  /// The value of a hexadecimal digit, 255 for another byte.
  @inline(__always)
  static func hex(_ byte: UInt8) -> UInt8 {
    let digit = byte &- 0x30
    if digit < 10 { return digit }
    let letter = (byte | 0x20) &- 0x61
    return letter < 6 ? letter &+ 10 : 255
  }

  /// Moves over a run of well-formed scalars beyond ASCII; false with `p` at the first that is not.
  ///
  /// Unicode, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
  @inline(__always)
  static func scalars(_ p: inout Pointer, _ end: Pointer) -> Bool {
    while p < end, p.pointee >= 0x80 {
      let length = scalarLength(p, end)
      guard length > 0 else { return false }
      p += length
    }
    return true
  }

  /// Length of the well-formed scalar at `p`, or 0.
  @inline(__always)
  static func scalarLength(_ p: Pointer, _ end: Pointer) -> Int {
    let lead = p[0]
    let left = end - p
    if lead < 0x80 { return 1 }
    if lead < 0xe0 {
      return lead >= 0xc2 && left >= 2 && p[1] & 0xc0 == 0x80 ? 2 : 0
    }
    if lead < 0xf0 {
      guard left >= 3, p[1] & 0xc0 == 0x80, p[2] & 0xc0 == 0x80 else { return 0 }
      if lead == 0xe0 { return p[1] >= 0xa0 ? 3 : 0 }
      if lead == 0xed { return p[1] < 0xa0 ? 3 : 0 }
      return 3
    }
    guard lead <= 0xf4, left >= 4, p[1] & 0xc0 == 0x80, p[2] & 0xc0 == 0x80, p[3] & 0xc0 == 0x80 else { return 0 }
    if lead == 0xf0 { return p[1] >= 0x90 ? 4 : 0 }
    if lead == 0xf4 { return p[1] < 0x90 ? 4 : 0 }
    return 4
  }

  // MARK: - Numbers

  /// number := ["-"] ( "0" | digit1-9 {digit} ) ["." digit {digit}] [("e"|"E") ["+"|"-"] digit {digit}]
  ///
  /// - Parameter plain: set when the text is an integer of at most 18 digits other than "-0".
  /// - Returns: false with `p` at the offending byte.
  @inline(__always)
  static func number(_ p: inout Pointer, _ end: Pointer, plain: inout Bool) -> Bool {
    var q = p
    defer { p = q }
    let negative = q.pointee == 0x2d
    if negative { q += 1 }
    guard q < end else { return false }
    let digits = q
    let first = q.pointee &- 0x30
    guard first < 10 else { return false }
    q += 1
    if first != 0 { digitRun(&q, end) }
    plain = q - digits <= 18 && !(first == 0 && negative)
    guard q < end else { return true }
    if q.pointee == 0x2e {
      plain = false
      q += 1
      guard q < end, q.pointee &- 0x30 < 10 else { return false }
      q += 1
      digitRun(&q, end)
      guard q < end else { return true }
    }
    if q.pointee | 0x20 == 0x65 {
      plain = false
      q += 1
      if q < end, q.pointee == 0x2b || q.pointee == 0x2d { q += 1 }
      guard q < end, q.pointee &- 0x30 < 10 else { return false }
      q += 1
      digitRun(&q, end)
    }
    return true
  }

  @inline(__always)
  private static func digitRun(_ q: inout Pointer, _ end: Pointer) {
    while q < end, q.pointee &- 0x30 < 10 { q += 1 }
  }
}
