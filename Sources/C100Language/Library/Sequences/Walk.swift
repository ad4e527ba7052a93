/// Walking over values: lists, ranges and lazy sequences.
enum Walk {
  /// Stages and sequences inside one another; a longer chain would take too much stack.
  static let depthLimit = 1_000

  /// A walk over anything that can be walked.
  static func cursor(
    over value: Value, _ run: Run, demand: Demand = .all, depth: Int = 0
  ) throws(Raise) -> Cursor {
    switch value {
    case .list(let list): return ListCursor(list.elements)
    case .range(let range):
      var window = RangeWindow(range)
      if case .last(let count) = demand { window.keepLast(count) }
      return RangeCursor(window)
    case .sequence(let sequence): return try sequence.walk(demand, run, depth: depth).cursor
    case .host(let host):
      if let sequence = try host.asSequence(run) { return try sequence.walk(demand, run, depth: depth).cursor }
    case .bool, .integer, .decimal, .number, .string, .object, .function, .time, .duration, .null, .nothing: break
    }
    var help: [String] = []
    if case .host(let host) = value { help = host.walkingHelp }
    throw Raise(.type, "a list or a sequence is needed here, got \(value.typeNameWithArticle)", help: help)
  }

  /// The recipe behind a value that is walked lazily; nil for lists and what cannot be walked.
  static func sequence(of value: Value) -> SequenceValue? {
    switch value {
    case .sequence(let sequence): sequence
    case .range(let range): SequenceValue(RangeSource(range))
    case .bool, .integer, .decimal, .number, .string, .list, .object, .function, .time, .duration, .host, .null,
      .nothing:
      nil
    }
  }

  /// All items of a walk, as long as they fit the memory limit. The walk is at its end then, or closed by the failure.
  static func items(_ cursor: Cursor, _ run: Run) throws(Raise) -> [Value] {
    var charged = 0
    var isEnded = false
    defer {
      run.release(bytes: charged)
      if !isEnded { cursor.close() }
    }
    let items = try [Value].gathered { items throws(Raise) in
      // Without room made beforehand the list is copied again and again while it grows, each time to fresh pages. More
      // than a million items may well be more than the limit allows.
      if let count = cursor.expectedCount { items.reserveCapacity(min(count, 1 << 20)) }
      while true {
        guard let item = try cursor.next(run) else { break }
        items.append(consume item)
        try run.tick()
        if items.count & 0xFFFF == 0 {
          try run.charge(bytes: 0x10_0000)
          charged += 0x10_0000
        }
      }
    }
    isEnded = true
    return items
  }
}

extension SequenceValue {
  /// Opens a walk over all stages: the source does what it can, the rest runs here.
  ///
  /// ``Opened/answer`` and ``Opened/honoursDemand`` are the source's, for the whole chain.
  public func walk(_ demand: Demand, _ run: Run, depth: Int = 0) throws(Raise) -> Opened {
    guard stages.count + depth <= Walk.depthLimit else {
      throw Raise(
        .exhausted, "a lazy chain has more than \(Walk.depthLimit) stages",
        help: ["keep an answer on the way as a list: .collect()"])
    }
    var opened = try source.open(stages[...], demand, run)
    for stage in opened.rest ?? Array(stages.dropFirst(opened.done)) {
      opened.cursor = StageCursor.make(stage, opened.cursor, depth + stages.count)
    }
    opened.done = stages.count
    return opened
  }
}

// MARK: - Ranges

/// The whole numbers of a range as a lazy source.
public final class RangeSource: SequenceSource {
  public let range: RangeValue

  public init(_ range: RangeValue) { self.range = range }

  public override var typeName: String { "range" }
  public override var text: String { range.text }

  public override func open(_ stages: ArraySlice<Stage>, _ demand: Demand, _ run: Run) throws(Raise) -> Opened {
    if stages.isEmpty, case .count = demand, let count = range.count {
      return Opened(EmptyCursor(), answer: .integer(count))
    }
    var window = RangeWindow(range)
    var done = 0
    scan: for stage in stages {
      switch stage.kind {
      case .skip(let count): window.skip(count)
      case .take(let count): window.take(count)
      case .reverse: window.reverse()
      case .where, .map, .flatMap, .select, .sortBy, .takeWhile, .skipWhile, .distinct, .chunk, .zip, .enumerate,
        .concat:
        break scan
      }
      done += 1
    }
    // What follows gives one item for each.
    let isOneToOne = stages.dropFirst(done).allSatisfy { stage in
      switch stage.kind {
      case .map, .select: true
      case .where, .flatMap, .sortBy, .take, .skip, .takeWhile, .skipWhile, .distinct, .chunk, .zip, .enumerate,
        .reverse, .concat:
        false
      }
    }
    if isOneToOne, case .last(let count) = demand {
      window.keepLast(count)
      return Opened(RangeCursor(window), done: done, honoursDemand: true)
    }
    return Opened(RangeCursor(window), done: done)
  }
}

/// A stretch of whole numbers, walked up or down. `count` is never above `UInt.max`, which holds every range.
struct RangeWindow {
  private(set) var first: Int
  /// How many numbers follow `first`; meaningless when empty.
  private(set) var more: UInt
  private(set) var isEmpty: Bool
  private(set) var goesDown = false

  init(_ range: RangeValue) {
    first = range.lower
    isEmpty = range.isEmpty
    more = range.last.map { UInt(bitPattern: $0 &- range.lower) } ?? 0
  }

  var last: Int { goesDown ? first &- Int(bitPattern: more) : first &+ Int(bitPattern: more) }

  mutating func skip(_ count: Int) {
    guard count > 0, !isEmpty else { return }
    let size = UInt(count)
    if size > more {
      isEmpty = true
      return
    }
    first = goesDown ? first &- count : first &+ count
    more -= size
  }

  mutating func take(_ count: Int) {
    if count <= 0 { isEmpty = true } else { more = min(more, UInt(count) - 1) }
  }

  mutating func reverse() {
    guard !isEmpty else { return }
    first = last
    goesDown.toggle()
  }

  mutating func keepLast(_ count: Int) {
    reverse()
    take(count)
    reverse()
  }

  mutating func next() -> Int? {
    guard !isEmpty else { return nil }
    let item = first
    if more == 0 {
      isEmpty = true
    } else {
      more -= 1
      first = goesDown ? first &- 1 : first &+ 1
    }
    return item
  }
}

/// A walk over whole numbers.
final class RangeCursor: Cursor {
  @exclusivity(unchecked) private var window: RangeWindow

  init(_ window: RangeWindow) { self.window = window }
  convenience init(_ range: RangeValue) { self.init(RangeWindow(range)) }

  override var expectedCount: Int? { window.isEmpty ? 0 : Int(clamping: window.more &+ (window.more == .max ? 0 : 1)) }

  override func next(_ run: Run) throws(Raise) -> Value? { window.next().map { .integer($0) } }
}
