import C100Language
import Comm100

/// Stands for an answer that nobody has, inside `explain` and the like: what is taken from it is as unknown, and calls
/// that it is an argument of are planned with a mark in its place.
public class PlannedAnswer: HostValue {
  /// Where it arose.
  private(set) var span: Span?
  /// The text of the expression that it stands for, which may be more than the call that it answers.
  private(set) var words: String?
  /// Whether it stands for the answer itself, not for something taken from it.
  private var isWhole = true

  override public func planned(at span: Span, standsFor whole: Span, in source: Source) {
    self.span = span
    isWhole = span.end == whole.end
    words = source.text(whole)
  }

  override public var isStandIn: Bool { true }
  override public var plansWithStandIns: Bool { true }
  override public func member(_ name: String, _ run: Run) throws(Raise) -> Value { .host(PlannedPart(self)) }
  override public func optionalMember(_ name: String, _ run: Run) throws(Raise) -> Value { .host(PlannedPart(self)) }
  override public func index(_ key: Value, _ run: Run) throws(Raise) -> Value { .host(PlannedPart(self)) }

  /// An action of the record that it is: planned like one of a reference. Anything else may ask whatever it likes.
  override public func call(_ name: String, _ call: inout Call) throws(Raise) -> Value? {
    guard isWhole, let origin = recordOrigin, let action = origin.action(name), let hole = origin.itemHole(action),
      let resource = origin.resource
    else { return .host(PlannedPart(self, goesOn: true)) }
    return try Invocation(action, resource, origin.bound.binding(hole, standIn: self), origin.context, call)
      .perform(call.run)
  }

  /// Its id in words, or itself where it is one.
  var idWords: String {
    guard let words else { return "the id that \(callName) answers" }
    return isWhole && recordOrigin != nil ? words + ".id" : words
  }

  /// Where the one record came from that the answer is; nil for other answers.
  var recordOrigin: ModelOrigin? { nil }
  /// What the answer is asked with, in words.
  func explanation(_ run: Run, goesOn: Bool) -> Explanation { Explanation([]) }
  /// The requests that are certain, those that others need first.
  func requests(_ run: Run) -> [PlannedRequest] { [] }
  /// The model of what it answers, if that is known.
  public var model: Model? { nil }
  /// Whether it stands for one record.
  public var isRecord: Bool { recordOrigin != nil }
  /// The call that it answers: `agents.list`.
  var callName: String { "" }
}

/// Something taken from an answer that nobody has.
final class PlannedPart: PlannedAnswer {
  private let whole: PlannedAnswer
  private let goesOn: Bool

  /// - Parameter goesOn: a method was called on it, which may ask for more.
  init(_ whole: PlannedAnswer, goesOn: Bool = false) {
    self.whole = whole
    self.goesOn = goesOn
  }

  override var typeName: String { whole.typeName }
  override var text: String { whole.text }
  override var callName: String { whole.callName }
  override func explanation(_ run: Run, goesOn: Bool) -> Explanation {
    whole.explanation(run, goesOn: goesOn || self.goesOn)
  }
  override func requests(_ run: Run) -> [PlannedRequest] { whole.requests(run) }
}

/// The answer of `count()`, `first()` and their like over a query.
final class PlannedConsumer: PlannedAnswer {
  let query: Query
  let stages: [Stage]
  let demand: Demand

  init(_ query: Query, _ stages: [Stage], _ demand: Demand) {
    self.query = query
    self.stages = stages
    self.demand = demand
  }

  private var keepsRecords: Bool {
    stages.allSatisfy { stage in
      switch stage.kind {
      case .where, .sortBy, .take, .skip, .takeWhile, .skipWhile, .distinct, .reverse: true
      case .map, .flatMap, .select, .chunk, .zip, .enumerate, .concat: false
      }
    }
  }

  /// The model of the records that the answer is made of; nil where a stage made something else of them.
  override public var model: Model? { keepsRecords && demand != .count && demand != .any ? query.recipe.model : nil }

  override var recordOrigin: ModelOrigin? {
    guard keepsRecords, demand == .atMost(1) || demand == .last(1) else { return nil }
    return query.origin
  }

  override var typeName: String { "planned answer" }
  override var text: String { "the answer of \(query.recipe.name)" }
  override var callName: String { query.recipe.name }

  override func explanation(_ run: Run, goesOn: Bool) -> Explanation {
    Explanation(query, stages, demand, run, goesOn: goesOn).then(forEachItem)
  }

  /// What `each` would ask for an item.
  private var forEachItem: [String] = []

  override public func planForEachItem(_ run: Run, _ action: ((Value) throws(Raise) -> Value)?) throws(Raise) {
    guard let action else {
      forEachItem = ["a function for each item, which may ask for more"]
      return
    }
    let item = PlannedItem(query.recipe.name, keepsRecords ? query.origin : nil)
    if case .host(let planned as PlannedValue) = try action(.host(item)) {
      forEachItem = ["for each item:"] + planned.explanation(run, goesOn: false).lines
    }
  }

  override func requests(_ run: Run) -> [PlannedRequest] {
    query.standIns.requests(run) + [query.firstRequest(stages, demand, run)]
  }
}

/// One item of a list that nobody has.
final class PlannedItem: PlannedAnswer {
  private let call: String
  private let origin: ModelOrigin?

  init(_ call: String, _ origin: ModelOrigin?) {
    self.call = call
    self.origin = origin
  }

  override var callName: String { call }
  override var recordOrigin: ModelOrigin? { origin }
  override var idWords: String { "the item's id" }
}

/// Answers that a plan lacks, by the marks that stand in their places: `{id}`.
struct StandIns {
  private(set) var all: [(mark: String, words: String, answer: PlannedAnswer)] = []

  var isEmpty: Bool { all.isEmpty }

  /// - Parameter words: the text of the argument; nil for the id of the answer.
  mutating func add(_ name: String, _ words: String?, _ answer: PlannedAnswer) {
    all.append(("{\(name)}", words ?? answer.idWords, answer))
  }

  /// `{id} is agents.list().first().id`
  var notes: [String] { all.map { "\($0.mark) is \($0.words)" } }

  /// A target with the marks as they are read.
  func shown(_ target: String) -> String {
    all.reduce(target) { text, item in
      text.replacing(PercentCoding.segment(item.mark) ?? item.mark, with: item.mark)
    }
  }

  func explanation(_ run: Run) -> Explanation { Explanation(all.map { $0.answer.explanation(run, goesOn: false) }) }

  func requests(_ run: Run) -> [PlannedRequest] { all.flatMap { $0.answer.requests(run) } }
}
