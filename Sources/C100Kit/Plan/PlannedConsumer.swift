import C100Language
import Comm100

/// The answer of `count()`, `first()` and their like over a query inside `explain`: what would be asked for it.
final class PlannedConsumer: HostValue {
  let query: Query
  let stages: [Stage]
  let demand: Demand
  /// The expression that it stands for.
  private(set) var span: Span?

  init(_ query: Query, _ stages: [Stage], _ demand: Demand) {
    self.query = query
    self.stages = stages
    self.demand = demand
  }

  /// The model of the records that the answer is made of; nil where a stage made something else of them.
  var model: Model? {
    let keepsRecords = stages.allSatisfy { stage in
      switch stage.kind {
      case .where, .sortBy, .take, .skip, .takeWhile, .skipWhile, .distinct, .reverse: true
      case .map, .flatMap, .select, .chunk, .zip, .enumerate, .concat: false
      }
    }
    return keepsRecords && demand != .count && demand != .any ? query.recipe.model : nil
  }

  override func planned(at span: Span) { self.span = span }
  override var typeName: String { "planned answer" }
  override var text: String { "the answer of \(query.recipe.name)" }
  override func member(_ name: String, _ run: Run) throws(Raise) -> Value { .host(self) }
  override func optionalMember(_ name: String, _ run: Run) throws(Raise) -> Value { .host(self) }
  override func index(_ key: Value, _ run: Run) throws(Raise) -> Value { .host(self) }
  override func call(_ name: String, _ call: inout Call) throws(Raise) -> Value? { .host(self) }
}
