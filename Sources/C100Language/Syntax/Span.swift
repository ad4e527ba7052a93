/// A half-open piece of one `Source`, in UTF-8 byte offsets.
public struct Span: Hashable, Sendable {
  /// Offset of the first byte.
  public var start: UInt32
  /// Offset behind the last byte.
  public var end: UInt32

  public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  /// The piece between two byte offsets; offsets beyond 4 GiB are cut (a `Source` is never that long).
  public init(_ start: Int, _ end: Int) {
    self.start = UInt32(clamping: start)
    self.end = UInt32(clamping: end)
  }

  public static let zero = Span(start: 0, end: 0)

  public var count: Int { end > start ? Int(end - start) : 0 }
  public var isEmpty: Bool { end <= start }

  /// The smallest span that holds both.
  public func union(_ other: Span) -> Span {
    Span(start: min(start, other.start), end: max(end, other.end))
  }

  /// From the start of this one to the end of `last`.
  public func through(_ last: Span) -> Span { Span(start: start, end: max(end, last.end)) }

  /// True if no byte of the other one is outside.
  public func encloses(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  public func contains(_ offset: Int) -> Bool { offset >= Int(start) && offset < Int(end) }
}
