/// Runs a pattern over UTF-8 text: all alternatives side by side, one pass, no backtracking (Pike's machine).
///
/// Reused for all searches in one text, so that a search allocates nothing.
struct PatternMachine {
  private let pattern: Pattern
  private let slotCount: Int
  private var current: ThreadList
  private var next: ThreadList
  private var best: [Int]
  /// Work still to do while following jumps: a step to visit, or a slot to restore.
  private var pending: [Pending] = []

  private enum Pending {
    case visit(Int)
    case restore(slot: Int, value: Int)
  }

  /// The threads at one place of the text, best first, each with its captures.
  private struct ThreadList {
    /// Step numbers in order of preference.
    var steps: [Int32] = []
    /// `slots[i * slotCount + s]`
    var slots: [Int] = []
    /// When each step was last put in, as a running number.
    var marks: [Int]
    var mark = 0

    init(count: Int) { marks = [Int](repeating: 0, count: count) }

    mutating func clear() {
      steps.removeAll(keepingCapacity: true)
      slots.removeAll(keepingCapacity: true)
      mark += 1
    }
  }

  /// - Parameter captures: false to learn only where the whole match lies.
  init(_ pattern: Pattern, captures: Bool = true) {
    self.pattern = pattern
    slotCount = captures ? pattern.slotCount : 2
    current = ThreadList(count: pattern.steps.count)
    next = ThreadList(count: pattern.steps.count)
    best = [Int](repeating: -1, count: captures ? pattern.slotCount : 2)
  }

  /// The leftmost match at or after byte `from`.
  /// - Parameters:
  ///   - anchored: only a match that starts at `from`.
  ///   - tick: is told how much work was done, every few thousand steps, and may throw to stop the search.
  mutating func search<E: Error>(
    _ text: UnsafeBufferPointer<UInt8>, from: Int, anchored: Bool = false, tick: (Int) throws(E) -> Void
  ) throws(E) -> Pattern.Match? {
    current.clear()
    next.clear()
    var found = false
    var at = from
    var work = 0
    var previous = Self.scalar(before: from, in: text)
    while true {
      if next.steps.isEmpty {
        if found || anchored && at > from { break }
        if let first = pattern.firstBytes, !anchored {
          let start = at
          while at < text.count, !first.contains(text[at]) {
            at += 1
            if Stretch.isDue(at) { try tick(Stretch.size >> 6) }
          }
          if at >= text.count { break }
          if at > start { previous = Self.scalar(before: at, in: text) }
        }
      }
      let (value, width) = Self.scalar(at: at, in: text)
      if !found, !anchored || at == from {
        for i in 0..<slotCount { best[i] = -1 }
        add(0, at: at, previous: previous, value: value)
      }
      swap(&current, &next)
      next.clear()
      work += current.steps.count + 1
      if work > 4096 {
        try tick(work)
        work = 0
      }
      if step(value, after: at + width, width: width, text: text) { found = true }
      if width == 0 { break }
      previous = value
      at += width
    }
    try tick(work)
    guard found else { return nil }
    return match()
  }

  private func match() -> Pattern.Match {
    var groups: [Range<Int>?] = []
    for slot in stride(from: 2, to: slotCount, by: 2) {
      groups.append(result[slot] < 0 || result[slot + 1] < result[slot] ? nil : result[slot]..<result[slot + 1])
    }
    return Pattern.Match(range: result[0]..<max(result[0], result[1]), groups: groups)
  }

  /// The captures of the best match so far.
  private var result: [Int] = []

  /// Moves every thread over one scalar; true when one of them matched (those after it are dropped).
  private mutating func step(
    _ value: UInt32, after: Int, width: Int, text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let isEnd = width == 0
    let (following, _) = isEnd ? (Self.none, 0) : Self.scalar(at: after, in: text)
    for i in 0..<current.steps.count {
      let at = Int(current.steps[i])
      let step = pattern.steps[at]
      let goesOn: Bool
      switch step.code {
      case .match:
        result = Array(current.slots[i * slotCount..<(i + 1) * slotCount])
        return true
      case .scalar: goesOn = value == step.a
      case .folded: goesOn = value == step.a || CaseFold.lower(value) == step.a || Self.folds(value, to: step.a)
      case .any: goesOn = true
      case .anyButNewline: goesOn = value != 10
      case .set: goesOn = pattern.sets[Int(step.a)].contains(value)
      case .split, .jump, .save, .place: goesOn = false
      }
      guard goesOn, !isEnd else { continue }
      for slot in 0..<slotCount { best[slot] = current.slots[i * slotCount + slot] }
      add(at + 1, at: after, previous: value, value: following)
    }
    return false
  }

  private static func folds(_ value: UInt32, to folded: UInt32) -> Bool {
    guard value >= 128 else { return false }
    let (lower, upper) = CaseFold.both(value)
    return lower == folded || CaseFold.lower(upper) == folded
  }

  /// Puts a step, or what its jumps lead to, into `next` with the captures in `best`.
  private mutating func add(_ start: Int, at: Int, previous: UInt32, value: UInt32) {
    pending.removeAll(keepingCapacity: true)
    pending.append(.visit(start))
    while let work = pending.popLast() {
      switch work {
      case .restore(let slot, let old): best[slot] = old
      case .visit(let index):
        guard next.marks[index] != next.mark + 1 else { continue }
        next.marks[index] = next.mark + 1
        let step = pattern.steps[index]
        switch step.code {
        case .jump: pending.append(.visit(Int(step.a)))
        case .split:
          pending.append(.visit(Int(step.b)))
          pending.append(.visit(Int(step.a)))
        case .save:
          let slot = Int(step.a)
          if slot < slotCount {
            pending.append(.restore(slot: slot, value: best[slot]))
            best[slot] = at
          }
          pending.append(.visit(index + 1))
        case .place:
          if holds(step.a, previous, value) { pending.append(.visit(index + 1)) }
        case .scalar, .folded, .any, .anyButNewline, .set, .match:
          next.steps.append(Int32(index))
          next.slots.append(contentsOf: best)
        }
      }
    }
  }

  private func holds(_ place: UInt32, _ previous: UInt32, _ value: UInt32) -> Bool {
    switch PatternPlace(rawValue: UInt8(place)) {
    case .textStart: previous == Self.none
    case .textEnd: value == Self.none
    case .lineStart: previous == Self.none || previous == 10
    case .lineEnd: value == Self.none || value == 10
    case .wordEdge: ScalarSet.isWord(previous) != ScalarSet.isWord(value)
    case .notWordEdge: ScalarSet.isWord(previous) == ScalarSet.isWord(value)
    case nil: false
    }
  }

  // MARK: - Scalars

  /// Stands for the text's ends; above every scalar.
  private static let none: UInt32 = .max

  /// The scalar at a byte, with its width; (none, 0) at the end.
  @inline(__always)
  private static func scalar(at: Int, in text: UnsafeBufferPointer<UInt8>) -> (UInt32, Int) {
    guard at < text.count else { return (none, 0) }
    let byte = UInt32(text[at])
    if byte < 0x80 { return (byte, 1) }
    func trail(_ n: Int) -> UInt32 { at + n < text.count ? UInt32(text[at + n]) & 0x3F : 0 }
    if byte < 0xE0 { return ((byte & 0x1F) << 6 | trail(1), min(2, text.count - at)) }
    if byte < 0xF0 { return ((byte & 0x0F) << 12 | trail(1) << 6 | trail(2), min(3, text.count - at)) }
    return (
      (byte & 0x07) << 18 | trail(1) << 12 | trail(2) << 6 | trail(3), min(4, text.count - at)
    )
  }

  private static func scalar(before: Int, in text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard before > 0 else { return none }
    var start = before - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start, in: text).0
  }
}
