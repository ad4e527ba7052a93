/// The walks of stages that run here, each over the walk before it.
enum StageCursor {
  static func make(_ stage: Stage, _ upstream: Cursor, _ depth: Int) -> Cursor {
    switch stage.kind {
    case .where(let test): WhereCursor(upstream, test)
    case .map(let change): MapCursor(upstream, change)
    case .flatMap(let change): FlatMapCursor(upstream, change, depth, stage)
    case .select(let fields): SelectCursor(upstream, fields, stage)
    case .sortBy(let keys):
      GatheringCursor(upstream) { items, run throws(Raise) in
        do throws(Raise) {
          try Sorting.sort(&items, by: keys, run, stage.span)
        } catch {
          throw error.located(at: stage)
        }
      }
    case .take(let count): TakeCursor(upstream, count)
    case .skip(let count): SkipCursor(upstream, count)
    case .takeWhile(let test): TakeWhileCursor(upstream, test)
    case .skipWhile(let test): SkipWhileCursor(upstream, test)
    case .distinct(let key): DistinctCursor(upstream, key)
    case .chunk(let count): ChunkCursor(upstream, count)
    case .zip(let other): ZipCursor(upstream, other, depth)
    case .enumerate: EnumerateCursor(upstream)
    case .reverse: GatheringCursor(upstream) { items, _ throws(Raise) in items.reverse() }
    case .concat(let other): ConcatCursor(upstream, other, depth)
    }
  }
}

/// A walk over another walk.
class LinkedCursor: Cursor {
  final let upstream: Cursor
  /// True once `upstream` has ended or was closed.
  @exclusivity(unchecked) final var isDone = false

  init(_ upstream: Cursor) { self.upstream = upstream }

  /// The next item of the walk before; nil at its end, and from then on.
  @inline(__always)
  final func pull(_ run: Run) throws(Raise) -> Value? {
    if isDone { return nil }
    try run.tick()
    guard let item = try upstream.next(run) else {
      isDone = true
      return nil
    }
    return item
  }

  override func close() {
    if isDone { return }
    isDone = true
    upstream.close()
  }
}

private final class WhereCursor: LinkedCursor {
  private let test: FunctionValue

  init(_ upstream: Cursor, _ test: FunctionValue) {
    self.test = test
    super.init(upstream)
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    while let item = try pull(run) {
      if try run.test(test, item) { return item }
    }
    return nil
  }
}

private final class MapCursor: LinkedCursor {
  private let change: FunctionValue

  init(_ upstream: Cursor, _ change: FunctionValue) {
    self.change = change
    super.init(upstream)
  }

  override var expectedCount: Int? { upstream.expectedCount }

  override func next(_ run: Run) throws(Raise) -> Value? {
    guard let item = try pull(run) else { return nil }
    return try run.call(change, item)
  }
}

private final class FlatMapCursor: LinkedCursor {
  private let change: FunctionValue
  private let depth: Int
  private let stage: Stage
  private var inner: Cursor?

  init(_ upstream: Cursor, _ change: FunctionValue, _ depth: Int, _ stage: Stage) {
    self.change = change
    self.depth = depth
    self.stage = stage
    super.init(upstream)
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    while true {
      if let inner {
        if let item = try inner.next(run) { return item }
        self.inner = nil
      }
      guard let item = try pull(run) else { return nil }
      let made = try run.call(change, item)
      guard made.isWalkable else { throw Sequences.notAList(made, "flatMap", stage.span).located(at: stage) }
      inner = try Walk.cursor(over: made, run, depth: depth)
    }
  }

  override func close() {
    inner?.close()
    inner = nil
    super.close()
  }
}

private final class SelectCursor: LinkedCursor {
  private let selection: Selection
  private let stage: Stage

  init(_ upstream: Cursor, _ fields: [String], _ stage: Stage) {
    selection = Selection(fields)
    self.stage = stage
    super.init(upstream)
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    guard let item = try pull(run) else { return nil }
    do throws(Raise) {
      return try selection.apply(to: item, stage.span)
    } catch {
      throw error.located(at: stage)
    }
  }
}

private final class TakeCursor: LinkedCursor {
  private var left: Int

  init(_ upstream: Cursor, _ count: Int) {
    left = count
    super.init(upstream)
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    guard left > 0 else {
      close()
      return nil
    }
    left -= 1
    let item = try pull(run)
    // The last one is here: the source need not go on while it is looked at.
    if left == 0 { close() }
    return item
  }
}

private final class SkipCursor: LinkedCursor {
  private var left: Int

  init(_ upstream: Cursor, _ count: Int) {
    left = count
    super.init(upstream)
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    while left > 0 {
      guard try pull(run) != nil else { return nil }
      left -= 1
    }
    return try pull(run)
  }
}

private final class TakeWhileCursor: LinkedCursor {
  private let test: FunctionValue

  init(_ upstream: Cursor, _ test: FunctionValue) {
    self.test = test
    super.init(upstream)
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    guard let item = try pull(run) else { return nil }
    if try run.test(test, item) { return item }
    close()
    return nil
  }
}

private final class SkipWhileCursor: LinkedCursor {
  private let test: FunctionValue
  private var isThrough = false

  init(_ upstream: Cursor, _ test: FunctionValue) {
    self.test = test
    super.init(upstream)
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    while let item = try pull(run) {
      if isThrough { return item }
      if try run.test(test, item) { continue }
      isThrough = true
      return item
    }
    return nil
  }
}

private final class DistinctCursor: LinkedCursor {
  private let key: FunctionValue?
  private var seen = ValueIndex()

  init(_ upstream: Cursor, _ key: FunctionValue?) {
    self.key = key
    super.init(upstream)
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    while let item = try pull(run) {
      let mark: Value
      if let key { mark = try run.call(key, item) } else { mark = item }
      if try seen.insert(mark, run).isNew { return item }
    }
    return nil
  }
}

private final class ChunkCursor: LinkedCursor {
  private let count: Int

  init(_ upstream: Cursor, _ count: Int) {
    self.count = count
    super.init(upstream)
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    var chunk: [Value] = []
    while chunk.count < count, let item = try pull(run) { chunk.append(item) }
    return chunk.isEmpty ? nil : .elements(chunk)
  }
}

private final class ZipCursor: LinkedCursor {
  private let other: Value
  private let depth: Int
  private var second: Cursor?

  init(_ upstream: Cursor, _ other: Value, _ depth: Int) {
    self.other = other
    self.depth = depth
    super.init(upstream)
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    guard let item = try pull(run) else {
      closeSecond()
      return nil
    }
    let partners: Cursor
    if let second {
      partners = second
    } else {
      partners = try Walk.cursor(over: other, run, depth: depth)
      second = partners
    }
    guard let partner = try partners.next(run) else {
      second = EmptyCursor()
      close()
      return nil
    }
    return .elements([item, partner])
  }

  private func closeSecond() {
    second?.close()
    second = EmptyCursor()
  }

  override func close() {
    closeSecond()
    super.close()
  }
}

private final class EnumerateCursor: LinkedCursor {
  private var index = 0

  override func next(_ run: Run) throws(Raise) -> Value? {
    guard let item = try pull(run) else { return nil }
    defer { index += 1 }
    return .elements([.integer(index), item])
  }
}

private final class ConcatCursor: LinkedCursor {
  private let other: Value
  private let depth: Int
  private var second: Cursor?

  init(_ upstream: Cursor, _ other: Value, _ depth: Int) {
    self.other = other
    self.depth = depth
    super.init(upstream)
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    if let item = try pull(run) { return item }
    let rest: Cursor
    if let second {
      rest = second
    } else {
      rest = try Walk.cursor(over: other, run, depth: depth)
      second = rest
    }
    try run.tick()
    return try rest.next(run)
  }

  override func close() {
    second?.close()
    second = EmptyCursor()
    super.close()
  }
}

/// A stage that needs all items before it can give the first: sorting, reversing.
private final class GatheringCursor: LinkedCursor {
  private let arrange: (inout [Value], Run) throws(Raise) -> Void
  private var arranged: ListCursor?

  init(_ upstream: Cursor, _ arrange: @escaping (inout [Value], Run) throws(Raise) -> Void) {
    self.arrange = arrange
    super.init(upstream)
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    if let arranged { return try arranged.next(run) }
    // The walk before ends or is closed in there.
    isDone = true
    var items = try Walk.items(upstream, run)
    try arrange(&items, run)
    let cursor = ListCursor(items)
    arranged = cursor
    return try cursor.next(run)
  }
}
