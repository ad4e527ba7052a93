/// What a server may send at most, and whom a TLS server may be vouched for by.
public struct TransportOptions: Sendable, Hashable {
  /// Bytes of a body, before and after decompression.
  public var maximumBody: Int
  /// Bytes of all headers together.
  public var maximumHeaders: Int
  /// A PEM file of certificates that are trusted besides the system's; verification itself is never off.
  public var extraRoots: String?

  /// 64 MiB of body and 256 KiB of headers.
  public init(maximumBody: Int = 64 << 20, maximumHeaders: Int = 256 << 10, extraRoots: String? = nil) {
    self.maximumBody = maximumBody
    self.maximumHeaders = maximumHeaders
    self.extraRoots = extraRoots
  }
}
