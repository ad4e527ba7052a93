import JSONText

/// A token in hand, and what is known of its end. A value.
struct SessionToken: Sendable {
  var secret: Secret
  /// The end by the wall clock, as far as the token or its answer tells.
  var endsAt: Duration?
  /// Counts the tokens of one session.
  var generation: Int
  /// True after any answer other than 401.
  var isAccepted = false
  /// True when it replaced one that met a 401.
  var isRenewal = false

  /// True when it ends within a minute, or within a tenth of its life when that is shorter.
  func isEnding(at wall: Duration, since start: Duration?) -> Bool {
    guard let endsAt else { return false }
    var margin = Duration.seconds(60)
    if let start, endsAt > start { margin = Swift.min(margin, (endsAt - start) / 10) }
    return wall >= endsAt - margin
  }
}

/// Reading of the token answers and of a JWT's `exp`. Nothing is verified: the server is the judge.
enum TokenAnswer {
  struct Facts: Sendable {
    var secret: Secret
    var endsAt: Duration?
  }

  /// - Parameter key: `token` (the JWT login) or `access_token` (OAuth).
  static func read(_ body: [UInt8], key: String, wall: Duration) -> Facts? {
    guard let document = try? JSONDocument(body, limits: JSONLimits(depth: 64, bytes: 1 << 20)) else { return nil }
    let root = document.root
    let holder = root.member("data", ignoringCase: true).flatMap { $0.kind == .object ? $0 : nil } ?? root
    guard
      let text = (root.member(key, ignoringCase: true) ?? holder.member(key, ignoringCase: true))?.string,
      isToken(text)
    else { return nil }
    var endsAt = end(ofJWT: text)
    if endsAt == nil, let node = root.member("expires_in", ignoringCase: true) {
      let seconds = node.number?.double ?? node.string.flatMap { ASCII.decimal($0) }.map(Double.init)
      if let seconds, seconds > 0, seconds < 1e9 { endsAt = wall + .milliseconds(Int64(seconds * 1000)) }
    }
    // An end that has passed already speaks of a wrong clock, not of the token.
    if let end = endsAt, end <= wall { endsAt = nil }
    return Facts(secret: Secret(text), endsAt: endsAt)
  }

  /// The `exp` of a three-part JWT (RFC 7519, 4.1.4); `nil` for an opaque token.
  static func end(ofJWT token: String) -> Duration? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, token.utf8.count < 1 << 16, let payload = Base64.decoded(parts[1]),
      let document = try? JSONDocument(payload, limits: JSONLimits(depth: 32)),
      let seconds = document.root.member("exp")?.number?.double, seconds > 0, seconds < 1e11
    else { return nil }
    return .milliseconds(Int64(seconds * 1000))
  }

  /// What may stand in a header: visible ASCII (RFC 6750, 2.1 allows less; servers send more).
  static func isToken(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}

/// Base64, both alphabets (RFC 4648, 4 and 5).
enum Base64 {
  /// Reads either alphabet, with or without padding; `nil` for any other character.
  static func decoded(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "=") { continue }
      guard let value = value(of: byte) else { return nil }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  /// The standard alphabet with padding.
  static func encoded(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    var i = 0
    while i < bytes.count {
      let part = bytes[i..<Swift.min(i + 3, bytes.count)]
      var bits: UInt32 = 0
      for k in 0..<3 { bits = bits << 8 | (k < part.count ? UInt32(part[i + k]) : 0) }
      for k in 0..<4 {
        result.append(k <= part.count ? alphabet[Int(bits >> UInt32(18 - 6 * k)) & 63] : UInt8(ascii: "="))
      }
      i += 3
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x61 + 26
    case 0x30...0x39: UInt32(byte) - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
