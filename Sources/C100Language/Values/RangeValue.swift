/// A range of whole numbers, as written: `1..10` (closed) or `0..<n` (half-open).
public final class RangeValue {
  public let lower: Int
  public let upper: Int
  public let isClosed: Bool

  public init(lower: Int, upper: Int, isClosed: Bool) {
    self.lower = lower
    self.upper = upper
    self.isClosed = isClosed
  }

  /// The last number in it; nil when it is empty.
  public var last: Int? {
    if isClosed { return upper >= lower ? upper : nil }
    return upper > lower ? upper - 1 : nil
  }

  public var isEmpty: Bool { last == nil }

  /// How many numbers are in it; nil when that is more than an `Int` holds.
  public var count: Int? {
    guard let last else { return 0 }
    let (span, overflow) = last.subtractingReportingOverflow(lower)
    if overflow { return nil }
    let (count, tooMany) = span.addingReportingOverflow(1)
    return tooMany ? nil : count
  }

  public func contains(_ number: Int) -> Bool {
    guard let last else { return false }
    return number >= lower && number <= last
  }

  public var text: String { "\(lower)\(isClosed ? ".." : "..<")\(upper)" }
}
