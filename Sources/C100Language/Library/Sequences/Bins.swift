/// Equal intervals with round ends over some numbers, and how many lie in each. An interval holds its lower end, the last
/// one its upper end too. Where all numbers are the same, one interval of no width.
public struct Bins {
  public let counts: [Int]
  private let first: Double
  private let step: Double

  /// - Parameter wanted: about how many intervals, 1...1000; chosen by the count of the numbers (Sturges) when nil.
  /// - Returns: nil without numbers, and where no step divides them.
  public init?(_ numbers: [Double], wanted: Int? = nil) {
    guard let low = numbers.min(), let high = numbers.max(), low.isFinite, high.isFinite else { return nil }
    guard high > low else {
      (first, step, counts) = (low, 0, [numbers.count])
      return
    }
    var bins = 1
    while 1 << bins < numbers.count { bins += 1 }
    bins = wanted.map { min(max($0, 1), 1_000) } ?? min(max(bins + 1, 4), 20)
    let step = Self.roundStep((high - low) / Double(bins))
    guard step > 0, step.isFinite, (high - low) / step < 1_001 else { return nil }
    let start = (low / step).rounded(.down) * step
    var counts = [Int](repeating: 0, count: max(1, Int(((high - start) / step).rounded(.up))))
    for number in numbers {
      let place = Int(((number - start) / step).rounded(.down))
      counts[min(counts.count - 1, max(0, place))] += 1
    }
    (first, self.step, self.counts) = (start, step, counts)
  }

  /// The lower end of interval `i`, to the digits that the step has.
  public func lowerEnd(_ i: Int) -> Double {
    let end = first + Double(i) * step
    var scale = 1.0
    while scale < 1e15, step > 0, step * scale < 1 { scale *= 10 }
    let scaled = end * scale
    return abs(scaled) < 1e15 ? scaled.rounded() / scale : end
  }

  /// The step rounded up to 1, 2 or 5 times a power of ten.
  public static func roundStep(_ step: Double) -> Double {
    guard step > 1e-300, step.isFinite else { return 0 }
    var power = 1.0
    while power > step { power /= 10 }
    while power * 10 <= step { power *= 10 }
    for factor in [1.0, 2, 5, 10] where power * factor >= step { return power * factor }
    return power * 10
  }
}
