/// What a JSON text may cost.
public struct JSONLimits: Sendable, Equatable {
  /// Nesting of lists and objects; a text that is nested deeper is refused.
  public var depth: Int
  /// Size of the text in bytes; `nil` means 4 GiB, the most that the index can address.
  public var bytes: Int?

  public init(depth: Int = 10_000, bytes: Int? = nil) {
    self.depth = depth
    self.bytes = bytes
  }

  public static let standard = JSONLimits()
}
