import Crypto
import Testing

@testable import C100Sandbox

@Suite("the codes of tokens")
struct SHA256Tests {
  /// Lengths around the ends of a block, and keys that are shorter and longer than one.
  @Test("digests and keyed codes are the library's", arguments: [0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000])
  func library(length: Int) {
    let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
    #expect(C100Sandbox.SHA256.digest(of: message) == Array(Crypto.SHA256.hash(data: message)))
    for keyLength in [0, 32, 64, 65, 200] {
      let key = (0..<keyLength).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let code = HMAC<Crypto.SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key))
      #expect(C100Sandbox.SHA256.code(of: message, key: key) == Array(code))
    }
  }
}
