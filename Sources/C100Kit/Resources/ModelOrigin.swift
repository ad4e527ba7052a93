import C100Language
import Comm100

/// Where the records of one answer came from: the model that types their fields, and the resource whose actions they
/// have. One instance serves a whole page.
final class ModelOrigin: RecordOrigin {
  let model: Model
  /// The resource that acts on such a record; nil for a nested object.
  let resource: Resource?
  /// Holes of the resource's paths that are known: the parents' ids.
  let bound: BoundPath
  let context: SessionContext
  private var nested: [String: ModelOrigin] = [:]

  init(_ model: Model, _ resource: Resource?, _ bound: BoundPath, _ context: SessionContext) {
    self.model = model
    self.resource = resource
    self.bound = bound
    self.context = context
  }

  override var modelName: String { model.name }

  override func canonicalField(_ typed: String) -> String? { model.field(typed)?.name }

  override func declares(_ field: String) -> Bool { model.field(field, ignoringCase: false) != nil }

  override func wraps(_ field: String) -> Bool { model.field(field)?.type.isTime ?? false }

  override func wrap(field: String, value: Value) -> Value {
    guard wraps(field), case .string(let text) = value, let time = TimeValue(apiText: text.text) else { return value }
    return .time(time)
  }

  override func origin(ofField field: String) -> RecordOrigin? {
    if let known = nested[field] { return known }
    guard let ref = model.field(field)?.ref, let target = Catalog.model(ref, in: model.module) else { return nil }
    let origin = ModelOrigin(target, nil, .none, context)
    nested[field] = origin
    return origin
  }

  override var fieldNames: [String] { model.fields.map(\.name) }

  override func help(missing field: String) -> [String] { MissingMember.help(field, of: model, resource) }

  override func help(absent field: String) -> [String] { MissingMember.help(absent: field, of: model, resource) }

  // MARK: - Actions

  override var methodNames: [String] {
    guard let resource else { return [] }
    return resource.endpoints.filter { itemHole($0) != nil }.map(\.name) + ["refresh"]
  }

  override func hasMethod(_ name: String) -> Bool { name == "refresh" && resource != nil || action(name) != nil }

  override func call(_ name: String, on record: ObjectValue, _ call: inout Call) throws(Raise) -> Value? {
    guard let resource else { return nil }
    let endpoint = name == "refresh" ? resource.endpoint("get") ?? action(name) : action(name)
    guard let endpoint, let hole = itemHole(endpoint) else { return nil }
    guard let id = record[resource.id?.name ?? "id"] ?? record.field("id"), let text = PathText.segment(of: id) else {
      throw Raise(
        .value,
        "this \(model.name) has no '\(resource.id?.name ?? "id")', so '\(name)' does not know which one is meant")
    }
    return try Invocation(endpoint, resource, bound.binding(hole, text), context, call).perform(call.run)
  }

  override func methodReference(_ name: String, on record: ObjectValue, _ run: Run) throws(Raise) -> Value? {
    guard let resource, let endpoint = action(name) else { return nil }
    return .host(EndpointReference(endpoint, resource, bound, context))
  }

  func action(_ name: String) -> Endpoint? {
    guard let endpoint = resource?.endpoint(name), itemHole(endpoint) != nil else { return nil }
    return endpoint
  }

  func itemHole(_ endpoint: Endpoint) -> String? {
    resource?.recordHole(endpoint, bound: bound.holes.map(\.name))
  }
}

/// Holes of a path that have their values, percent-encoded.
struct BoundPath {
  /// The stand-in is there where a plan does not have the id: then the segment is its mark.
  var holes: [(name: String, segment: String, standIn: PlannedAnswer?)] = []

  static var none: BoundPath { BoundPath() }

  func has(_ name: String) -> Bool { holes.contains { $0.name == name } }

  func binding(_ name: String, _ segment: String) -> BoundPath {
    BoundPath(holes: holes + [(name, segment, nil)])
  }

  func binding(_ name: String, standIn: PlannedAnswer) -> BoundPath {
    BoundPath(holes: holes + [(name, "{\(name)}", standIn)])
  }
}

/// Values as one segment of a path.
enum PathText {
  /// The id's own text; nil for what cannot be an id.
  static func segment(of value: Value) -> String? {
    switch value {
    case .integer(let number): String(number)
    case .number(let number): number.number.text
    case .string(let text): text.text.isEmpty ? nil : text.text
    default: nil
    }
  }
}

extension ObjectValue {
  /// What is known of a record that came from the API; nil for other objects.
  public var recordFacts: (model: Model, resource: Resource?)? {
    (origin as? ModelOrigin).map { ($0.model, $0.resource) }
  }
}
