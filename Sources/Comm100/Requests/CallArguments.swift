/// What a call of an endpoint is given.
public struct CallArguments: Sendable {
  /// Positional values for the holes of the path that no label fills, in order.
  public var path: [ArgumentValue]
  /// Labelled values: holes of the path, query parameters and fields of the body.
  public var named: [(label: String, value: ArgumentValue)]
  /// A positional body: an object, a list or a file.
  public var body: ArgumentValue?

  /// Values as a person gave them; nothing is checked here.
  public init(
    path: [ArgumentValue] = [], named: [(label: String, value: ArgumentValue)] = [], body: ArgumentValue? = nil
  ) {
    self.path = path
    self.named = named
    self.body = body
  }
}

/// The arguments of a call by where they go.
struct ArgumentSplit {
  /// One for each hole of the path.
  var path: [(parameter: Parameter, value: ArgumentValue?)] = []
  /// Whether there are more values without a label than places for them.
  var isTooMuch = false
  var query: [(parameter: Parameter, value: ArgumentValue)] = []
  /// Fields of the body, given by label or as members of a positional object.
  var fields: [(name: String, value: ArgumentValue)] = []
  /// A body that is no object.
  var whole: ArgumentValue?
  var unknown: [(label: String, value: ArgumentValue)] = []

  init(_ endpoint: Endpoint, _ arguments: CallArguments) {
    let parameters = endpoint.parameters
    var positional = arguments.path[...]
    for hole in endpoint.pathParams {
      let named = arguments.named.last { $0.label == hole.name }?.value
      path.append((hole, named ?? positional.popFirst()))
    }
    var takesBody = true
    if case .none = endpoint.body { takesBody = false }
    isTooMuch = !positional.isEmpty || arguments.body != nil && !takesBody
    let takesFields = endpoint.takesBodyFields
    for (label, value) in arguments.named {
      if endpoint.pathParams.contains(where: { $0.name == label }) { continue }
      if let parameter = parameters.first(where: { $0.name == label }) {
        query.append((parameter, value))
      } else if label == endpoint.bodyLabel {
        whole = value
      } else if takesFields {
        fields.append((label, value))
      } else {
        unknown.append((label, value))
      }
    }
    guard let body = arguments.body else { return }
    if takesFields, let members = body.members {
      fields = members.map { ($0.key, $0.value) } + fields
    } else {
      whole = body
    }
  }
}

extension Endpoint {
  /// The fields that the body documents; nil for a body that is no object or is not described.
  public var bodyFields: [Field]? {
    switch body {
    case .model(let name): Catalog.model(name, in: module)?.fields
    case .fields(let fields): fields
    case .none, .undocumented, .list, .page, .plain, .file, .listOfFields: nil
    }
  }

  /// Whether labels that are no parameters are fields of the body.
  var takesBodyFields: Bool {
    switch body {
    case .model, .fields, .undocumented: true
    case .none, .list, .page, .plain, .file, .listOfFields: false
    }
  }

  /// The label of a body that is no object: `deleteMany(ids: […])`, `create(file: …)`.
  public var bodyLabel: String? {
    switch body {
    case .plain: "ids"
    case .list, .listOfFields: "items"
    case .file: "file"
    case .none, .undocumented, .model, .page, .fields: nil
    }
  }

  /// The values that a parameter takes; nil when anything of the type goes. What a list can be sorted by are the
  /// documented keys, else the fields of its model.
  public func values(of parameter: Parameter) -> [String]? {
    guard parameter.name == "sortBy", parameter.values == nil else { return parameter.values }
    if let keys = page?.sort.keys, !keys.isEmpty { return keys }
    return returns.modelName.flatMap { Catalog.model($0, in: module) }.map { $0.fields.map(\.name) + $0.sampleOnly }
  }

  /// The fields of the body that a call may set.
  public var settableFields: [Field] { (bodyFields ?? []).filter { !$0.isReadOnly(in: self) && $0.include == nil } }

  /// The one of them with this name, in any letter case.
  public func settableField(_ name: String) -> Field? {
    settableFields.first { ASCII.equalsIgnoringCase($0.name, name) }
  }

  /// Every label that a call takes, parameters first.
  public var labels: [String] {
    pathParams.map(\.name) + parameters.map(\.name) + settableFields.map(\.name) + (bodyLabel.map { [$0] } ?? [])
  }
}

extension Field {
  /// Whether a call may not set the field. What is both required and read-only is set when the record is made.
  func isReadOnly(in endpoint: Endpoint) -> Bool {
    readOnly == true && !(required == true && endpoint.operation == .create)
  }

  /// Whether the field names a time zone.
  var isZone: Bool { type == .string && ASCII.equalsIgnoringCase(name, "timeZone") }
}
