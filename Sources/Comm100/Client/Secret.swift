/// A password, token or key. Its text leaves only through ``reveal()``; every description of it is `•••`.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let bytes: [UInt8]

  /// Takes the text's UTF-8 bytes.
  public init(_ text: String) { bytes = Array(text.utf8) }

  public var description: String { "•••" }
  public var debugDescription: String { "•••" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// True when there is nothing to keep secret.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The text itself, for the wire alone.
  public func reveal() -> String { String(decoding: bytes, as: UTF8.self) }

  /// Byte equality in a time that depends on the lengths only.
  public func equals(_ other: Secret) -> Bool {
    guard bytes.count == other.bytes.count else { return false }
    var difference: UInt8 = 0
    for i in bytes.indices { difference |= bytes[i] ^ other.bytes[i] }
    return difference == 0
  }
}

/// Where a secret comes from when it is needed.
public enum SecretSource: Sendable {
  /// Held in memory.
  case given(Secret)
  /// The first line that this shell command prints; run at each login.
  case command(String)
  /// Asked for at each login, such as a prompt without echo. It throws when there is nobody to ask.
  case ask(@Sendable () async throws(APIError) -> Secret)
}
