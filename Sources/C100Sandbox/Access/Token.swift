import JSONText

/// Tokens of the sandbox: three-part JWT with HS256 and an end.
struct TokenMaker {
  private let key: [UInt8]
  private static let header = base64URL(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8))

  init(seed: UInt64) {
    var random = Random(seed, "token key")
    var bytes: [UInt8] = []
    for _ in 0..<4 { withUnsafeBytes(of: random.next().bigEndian) { bytes.append(contentsOf: $0) } }
    key = bytes
  }

  struct Claims: Equatable {
    var agentId: Int
    var siteId: Int
    var issued: Int
    var expires: Int
    /// Distinguishes tokens that were issued within a second.
    var number: Int
    var isPartner = false
  }

  func token(_ claims: Claims, email: String) -> String {
    let payload: JSON = [
      "iss": "c100-sandbox", "sub": .string(String(claims.agentId)), "email": .string(email),
      "siteId": .integer(claims.siteId), "iat": .integer(claims.issued), "exp": .integer(claims.expires),
      "jti": .string(String(claims.number)), "scope": claims.isPartner ? "partner" : "agent",
    ]
    let signed = Self.header + "." + Self.base64URL(payload.bytes)
    return signed + "." + signature(of: signed)
  }

  /// The claims of a token that this maker signed; nil for any other text.
  func claims(_ token: String) -> Claims? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == Self.header else { return nil }
    guard signature(of: "\(parts[0]).\(parts[1])").utf8.elementsEqual(parts[2].utf8) else { return nil }
    guard let bytes = Self.bytes(base64URL: parts[1]), let payload = try? JSON(bytes),
      let agent = payload["sub"]?.string.flatMap({ Int($0) }), let site = payload["siteId"]?.integer,
      let issued = payload["iat"]?.integer, let expires = payload["exp"]?.integer,
      let number = payload["jti"]?.string.flatMap({ Int($0) })
    else { return nil }
    return Claims(
      agentId: agent, siteId: site, issued: issued, expires: expires, number: number,
      isPartner: payload["scope"]?.string == "partner")
  }

  private func signature(of text: String) -> String {
    Self.base64URL(SHA256.code(of: Array(text.utf8), key: key))
  }

  // MARK: - Base 64

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func base64URL(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    var i = 0
    while i < bytes.count {
      let count = min(3, bytes.count - i)
      var word = UInt32(bytes[i]) << 16
      if count > 1 { word |= UInt32(bytes[i + 1]) << 8 }
      if count > 2 { word |= UInt32(bytes[i + 2]) }
      for digit in 0...count { out.append(alphabet[Int(word >> UInt32(18 - 6 * digit)) & 63]) }
      i += 3
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Reads both alphabets of base 64, padded or not; nil for anything else.
  static func bytes(base64URL text: some StringProtocol) -> [UInt8]? {
    var out: [UInt8] = []
    var word: UInt32 = 0
    var bits = 0
    for byte in text.utf8 where byte != 0x3D {
      let plain: UInt8 = byte == 0x2B ? 0x2D : byte == 0x2F ? 0x5F : byte
      guard let value = alphabet.firstIndex(of: plain) else { return nil }
      word = word << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: word >> UInt32(bits)))
      }
    }
    return out
  }
}
