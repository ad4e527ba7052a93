import JSONText

/// A lazy recipe: a source, and the stages put on it. Nothing runs until something pulls; pulling again starts again.
public final class SequenceValue {
  public let source: SequenceSource
  public private(set) var stages: [Stage]

  public init(_ source: SequenceSource, stages: [Stage] = []) {
    self.source = source
    self.stages = stages
  }

  /// The recipe with one more stage on it.
  public func adding(_ stage: Stage) -> SequenceValue { SequenceValue(source, stages: stages + [stage]) }

  /// Hands what its stages hold to the reaper.
  func releaseStages(into pending: inout [Value]) {
    for stage in stages { stage.appendValues(to: &pending) }
    stages = []
  }

  deinit {
    if stages.contains(where: \.holdsContainer) { Reaper.drain(&stages) }
  }
}

/// One stage of a lazy chain, with the span of its call for errors and plans.
public struct Stage {
  public enum Kind {
    case `where`(FunctionValue)
    case map(FunctionValue)
    case flatMap(FunctionValue)
    case select([String])
    case sortBy([SortKey])
    case take(Int)
    case skip(Int)
    case takeWhile(FunctionValue)
    case skipWhile(FunctionValue)
    case distinct(FunctionValue?)
    case chunk(Int)
    case zip(Value)
    case enumerate
    case reverse
    case concat(Value)
  }

  public var kind: Kind
  public var span: Span
  /// The text that holds the call: the stage may run long after it, while another text is evaluated.
  public var source: Source?

  public init(_ kind: Kind, span: Span, source: Source? = nil) {
    self.kind = kind
    self.span = span
    self.source = source
  }

  var holdsContainer: Bool {
    switch kind {
    case .where, .map, .flatMap, .sortBy, .takeWhile, .skipWhile, .distinct, .zip, .concat: true
    case .select, .take, .skip, .chunk, .enumerate, .reverse: false
    }
  }

  /// The values and functions it holds.
  func appendValues(to values: inout [Value]) {
    switch kind {
    case .where(let function), .map(let function), .flatMap(let function), .takeWhile(let function),
      .skipWhile(let function):
      values.append(.function(function))
    case .distinct(let function):
      if let function { values.append(.function(function)) }
    case .sortBy(let keys):
      for key in keys { if case .function(let function) = key.by { values.append(.function(function)) } }
    case .zip(let value), .concat(let value): values.append(value)
    case .select, .take, .skip, .chunk, .enumerate, .reverse: break
    }
  }

  /// The method's name: `where`, `sortBy`, …
  public var name: String {
    switch kind {
    case .where: "where"
    case .map: "map"
    case .flatMap: "flatMap"
    case .select: "select"
    case .sortBy: "sortBy"
    case .take: "take"
    case .skip: "skip"
    case .takeWhile: "takeWhile"
    case .skipWhile: "skipWhile"
    case .distinct: "distinct"
    case .chunk: "chunk"
    case .zip: "zip"
    case .enumerate: "enumerate"
    case .reverse: "reverse"
    case .concat: "concat"
    }
  }
}

/// One key of `sortBy`: a dotted field path or a function, and its direction.
public struct SortKey {
  public enum By {
    case field(String)
    case function(FunctionValue)
  }

  public var by: By
  public var isDescending: Bool

  public init(_ by: By, isDescending: Bool = false) {
    self.by = by
    self.isDescending = isDescending
  }
}

/// What the consumer at the end of a chain wants of it, so that a source can ask for no more.
public enum Demand: Equatable, Sendable {
  case all
  case atMost(Int)
  /// Only how many there are.
  case count
  /// Only whether there is one.
  case any
  /// The last so many.
  case last(Int)
  /// Items at these positions.
  case slice(Range<Int>)
  /// One page, as the prompt shows it.
  case page
}

/// A walk that was opened over a source.
public struct Opened {
  public var cursor: Cursor
  /// How many of the leading stages the source has applied itself.
  public var done: Int
  /// The stages that are left, in order, where the source applied others than the leading ones.
  public var rest: [Stage]?
  /// The demand's answer, when the source knows it without a walk (`count` as reported).
  public var answer: Value?
  /// True if the walk delivers exactly the demanded items (`.last`, `.slice`); else the consumer cuts them out.
  public var honoursDemand: Bool

  public init(
    _ cursor: Cursor, done: Int = 0, rest: [Stage]? = nil, answer: Value? = nil, honoursDemand: Bool = false
  ) {
    self.cursor = cursor
    self.done = done
    self.rest = rest
    self.answer = answer
    self.honoursDemand = honoursDemand
  }
}

/// Where a lazy chain takes its items from: a range, the lines of the standard input, a query of the API.
open class SequenceSource {
  public init() {}

  /// Opens a walk. `stages` are the leading stages on it: a source may apply the first of them itself and say so in
  /// ``Opened/done``. For `Demand.last` and `.slice` a source that cannot do better opens everything: the consumer
  /// cuts, unless ``Opened/honoursDemand``.
  open func open(_ stages: ArraySlice<Stage>, _ demand: Demand, _ run: Run) throws(Raise) -> Opened {
    Opened(EmptyCursor())
  }

  /// The word for it in messages: `range`, `query`, `lines`.
  open var typeName: String { "sequence" }

  /// A method that only this source has (`.page()`, `.refresh()`); nil when it has none of this name.
  open func call(_ name: String, on sequence: SequenceValue, _ call: inout Call) throws(Raise) -> Value? { nil }

  /// Names of those methods.
  open var methodNames: [String] { [] }

  /// Its text in interpolation and messages.
  open var text: String { typeName }

  /// What tells it from another source: two with the same words give the same items.
  open var identity: String { text }
}

/// One walk over items. Nothing is pulled before ``next(_:)``.
open class Cursor {
  public init() {}

  /// The next item; nil at the end, and from then on.
  open func next(_ run: Run) throws(Raise) -> Value? { nil }

  /// How many items there are at most, where that is known without a pull: room is made for them at once.
  open var expectedCount: Int? { nil }

  /// Ends the walk early: requests on the way may be cancelled. Called at most once, not after the end.
  open func close() {}
}

/// A walk over nothing.
public final class EmptyCursor: Cursor {}

/// A walk over the elements of a list. Those of a JSON list are made one by one, and the list stays as it is.
public final class ListCursor: Cursor {
  private let elements: [Value]
  @exclusivity(unchecked) private var position = 0
  private var nodes: JSONElements.Iterator?

  public init(_ elements: [Value]) { self.elements = elements }

  public init(_ list: ListValue) {
    nodes = list.node?.elements.makeIterator()
    elements = nodes == nil ? list.elements : []
  }

  public override var expectedCount: Int? { nodes == nil ? elements.count - position : nil }

  public override func next(_ run: Run) throws(Raise) -> Value? {
    if nodes != nil { return nodes?.next().map { Value($0) } }
    guard position < elements.count else { return nil }
    defer { position += 1 }
    return elements[position]
  }
}
