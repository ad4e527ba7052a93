import JSONText
import NearNames

/// Checks the arguments of a call against the catalog. Pure: sends nothing, reads no files.
public struct ArgumentCheck {
  private let endpoint: Endpoint
  private let resource: Resource?
  private let call: String
  private var problems: [ArgumentProblem] = []

  /// How deep a body is compared with its models.
  private static let depthLimit = 32

  /// Everything that is wrong with a call, in the order path, query, body, and last what is missing; empty when it can
  /// be sent.
  ///
  /// - Parameter merged: the body will be merged into a record that has the required fields.
  public static func problems(
    _ endpoint: Endpoint, _ arguments: CallArguments, merged: Bool = false
  ) -> [ArgumentProblem] {
    var check = ArgumentCheck(endpoint)
    check.run(ArgumentSplit(endpoint, arguments), merged: merged)
    // A name that nobody knows is often the one that is missing.
    return check.problems.filter { $0.kind != .missing } + check.problems.filter { $0.kind == .missing }
  }

  private init(_ endpoint: Endpoint) {
    self.endpoint = endpoint
    resource = Catalog.resource(endpoint.resource)
    call = endpoint.scriptName
  }

  private mutating func run(_ split: ArgumentSplit, merged: Bool) {
    checkPath(split)
    checkQuery(split)
    for (label, _) in split.unknown {
      let known = endpoint.labels
      let isField = endpoint.operation == .list && itemModel?.field(label, ignoringCase: false) != nil
      report(.unknownLabel(nearest: NearName.of(label, in: known), known: known, isField: isField), label)
    }
    checkBody(split, merged: merged)
  }

  /// What a list holds.
  private var itemModel: Model? { endpoint.returns.modelName.flatMap { Catalog.model($0, in: endpoint.module) } }

  private mutating func report(_ kind: ArgumentProblem.Kind, _ argument: String, _ inside: String = "") {
    problems.append(ArgumentProblem(kind, argument, inside: inside, call: call))
  }

  // MARK: - Path

  private mutating func checkPath(_ split: ArgumentSplit) {
    for (parameter, value) in split.path {
      guard let value, !value.isNull else {
        report(.missing, parameter.name)
        continue
      }
      if value.isUnknown { continue }
      guard let text = RequestBuilder.text(value, parameter, zones: nil) else {
        report(.wrongType(wanted: wanted(parameter.type), got: value.preview), parameter.name)
        continue
      }
      // Two pages name another type for the path than for the record's id: either is sent then.
      let agrees = resource?.id?.name != parameter.name || resource?.id?.type == parameter.type
      if parameter.type == .integer, agrees, Int(text) == nil {
        report(.wrongType(wanted: wanted(.integer), got: value.preview), parameter.name)
      } else if parameter.type != .integer, agrees, value.string == nil {
        report(.wrongType(wanted: wanted(parameter.type), got: value.preview), parameter.name)
      } else if PercentCoding.segment(text) == nil {
        report(.noSegment, parameter.name)
      }
    }
    if split.isTooMuch { report(.surplus(places: endpoint.pathParams.map(\.name)), "") }
  }

  // MARK: - Query

  private mutating func checkQuery(_ split: ArgumentSplit) {
    for (parameter, value) in split.query where !value.isNull && !value.isUnknown {
      if parameter.type == .conditions {
        checkConditions(value, parameter)
      } else if parameter.array || parameter.multiple, let items = value.elements {
        for (i, item) in items.enumerated() { checkValue(item, parameter, "[\(i)]") }
      } else if parameter.multiple, let text = value.string {
        for part in text.split(separator: ",") {
          checkValue(.json(.string(String(part.drop { $0 == " " }))), parameter, "")
        }
      } else {
        checkValue(value, parameter, "")
      }
    }
    for parameter in endpoint.query where parameter.required {
      let isGiven = split.query.contains { $0.parameter.name == parameter.name && !$0.value.isNull }
      if !isGiven { report(.missing, parameter.name) }
    }
  }

  private mutating func checkValue(_ value: ArgumentValue, _ parameter: Parameter, _ inside: String) {
    if case .time = value, parameter.takesTime { return }
    // Some pages call a time a string: which forms they take is not said, but none is without a number.
    if parameter.takesTime, parameter.type == .string, let text = value.string,
      !text.utf8.contains(where: ASCII.isDigit)
    {
      report(
        .noTime(got: value.preview, format: parameter.format ?? WireTime.format(of: .datetime)), parameter.name, inside)
      return
    }
    guard checkType(value, parameter.type, isID: isID(parameter.name), parameter.name, inside, parameter.format) else {
      return
    }
    if parameter.format == "+hh:mm", let text = value.string, ZoneDatabase.fixedOffset(text) == nil,
      TimeZones.lookup(text) == nil
    {
      report(.unknownZone(got: value.preview, near: TimeZones.nearest(text)), parameter.name, inside)
    }
    checkAmong(value, endpoint.values(of: parameter), isOpen: parameter.isOpen, parameter.name, inside)
    checkRange(value, min: parameter.min ?? leastPlace(parameter), max: parameter.max, parameter.name, inside)
  }

  /// Pages hold something, and are counted from 1, or from 0 where the page says so or says nothing.
  private func leastPlace(_ parameter: Parameter) -> Int? {
    switch parameter.name {
    case "pageSize": 1
    case "pageIndex": endpoint.page?.pageIndexBase ?? 0
    default: nil
    }
  }

  private mutating func checkConditions(_ value: ArgumentValue, _ parameter: Parameter) {
    guard let items = value.elements else {
      report(.wrongType(wanted: "a list of objects", got: value.kindName), parameter.name)
      return
    }
    let form = endpoint.conditionForm
    for (i, item) in items.enumerated() {
      guard let members = item.members else {
        report(.wrongType(wanted: "an object", got: item.kindName), parameter.name, "[\(i)]")
        continue
      }
      guard let form else { continue }
      for (key, value) in members {
        let inside = "[\(i)].\(key)"
        guard form.keys.contains(key) else {
          let nearest = NearName.of(key, in: form.keys)
          report(.unknownField(nearest: nearest, known: form.keys), parameter.name, inside)
          continue
        }
        let values = key == "field" ? form.fields : key == form.operatorKey ? form.operators : nil
        checkAmong(value, values, isOpen: false, parameter.name, inside)
      }
      guard members.allSatisfy({ form.keys.contains($0.key) }) else { continue }
      for key in form.keys where !members.contains(where: { $0.key == key }) {
        report(.missing, parameter.name, "[\(i)].\(key)")
      }
    }
  }

  // MARK: - Body

  private mutating func checkBody(_ split: ArgumentSplit, merged: Bool) {
    if let whole = split.whole, whole.isUnknown { return }
    switch endpoint.body {
    case .none, .undocumented: break
    case .model, .fields:
      if let whole = split.whole, !whole.isNull {
        report(.wrongType(wanted: "an object", got: whole.kindName), "")
        return
      }
      guard let fields = endpoint.bodyFields else { return }
      let sampleOnly = endpoint.body.modelName.flatMap { Catalog.model($0, in: endpoint.module)?.sampleOnly } ?? []
      checkFields(split.fields, fields, sampleOnly: sampleOnly, depth: 0, argument: nil, inside: "")
      checkRequired(split.fields, fields, merged: merged)
    case .plain(let type, _):
      checkItems(split.whole) { check, item, inside in
        _ = check.checkType(item, type, isID: true, check.endpoint.bodyLabel ?? "", inside, nil)
      }
    case .listOfFields(let fields):
      checkItems(split.whole) { check, item, inside in
        check.checkObject(item, fields, sampleOnly: [], depth: 1, check.endpoint.bodyLabel ?? "", inside)
      }
    case .list(let name), .page(let name):
      let model = Catalog.model(name, in: endpoint.module)
      checkItems(split.whole) { check, item, inside in
        guard let model else { return }
        check.checkObject(
          item, model.fields, sampleOnly: model.sampleOnly, depth: 1, check.endpoint.bodyLabel ?? "", inside)
      }
    case .file:
      guard let whole = split.whole else {
        report(.missing, "file")
        return
      }
      if case .file = whole { return }
      report(.wrongType(wanted: "a file or the path of one", got: whole.kindName), "file")
    }
  }

  private mutating func checkItems(
    _ whole: ArgumentValue?, _ check: (inout ArgumentCheck, ArgumentValue, String) -> Void
  ) {
    let label = endpoint.bodyLabel ?? ""
    guard let whole else {
      report(.missing, label)
      return
    }
    guard let items = whole.elements else {
      report(.wrongType(wanted: "a list", got: whole.kindName), label)
      return
    }
    for (i, item) in items.enumerated() { check(&self, item, "[\(i)]") }
  }

  private mutating func checkObject(
    _ value: ArgumentValue, _ fields: [Field], sampleOnly: [String], depth: Int, _ argument: String, _ inside: String
  ) {
    guard let members = value.members else {
      report(.wrongType(wanted: "an object", got: value.kindName), argument, inside)
      return
    }
    checkFields(
      members.map { ($0.key, $0.value) }, fields, sampleOnly: sampleOnly, depth: depth, argument: argument,
      inside: inside)
  }

  private mutating func checkFields(
    _ members: [(name: String, value: ArgumentValue)], _ fields: [Field], sampleOnly: [String], depth: Int,
    argument: String?, inside: String
  ) {
    guard depth < Self.depthLimit else { return }
    for (name, value) in members {
      let argument = argument ?? name
      let inside = depth == 0 ? "" : inside.isEmpty ? name : inside + "." + name
      guard let field = fields.first(where: { $0.name == name }) ?? fields.first(where: { $0.altName == name }) else {
        if sampleOnly.contains(name) { continue }
        let known = fields.filter { depth > 0 || !$0.isReadOnly(in: endpoint) }.map(\.name)
        report(.unknownField(nearest: NearName.of(name, in: known), known: known), argument, inside)
        continue
      }
      // Inside a body records are told apart by fields that nobody sets.
      if depth == 0, field.isReadOnly(in: endpoint) {
        report(.readOnly, argument, inside)
        continue
      }
      guard !value.isNull, !value.isUnknown else { continue }
      checkField(value, field, siblings: members, depth: depth, argument, inside)
    }
  }

  private mutating func checkField(
    _ value: ArgumentValue, _ field: Field, siblings: [(name: String, value: ArgumentValue)], depth: Int,
    _ argument: String, _ inside: String
  ) {
    guard field.array else {
      checkItem(value, field, siblings: siblings, depth: depth, argument, inside)
      return
    }
    guard let items = value.elements else {
      report(.wrongType(wanted: "a list", got: value.kindName), argument, inside)
      return
    }
    for (i, item) in items.enumerated() where !item.isNull && !item.isUnknown {
      checkItem(item, field, siblings: siblings, depth: depth, argument, inside + "[\(i)]")
    }
  }

  private mutating func checkItem(
    _ value: ArgumentValue, _ field: Field, siblings: [(name: String, value: ArgumentValue)], depth: Int,
    _ argument: String, _ inside: String
  ) {
    // Some values change their shape with the sibling `type`; then the page's type is only one of them.
    if let variants = field.variants {
      let type = siblings.first { $0.name == "type" }?.value.string
      guard let model = variants.first(where: { $0.key == type })?.value else { return }
      checkModel(value, model, depth: depth, argument, inside)
      return
    }
    if field.type == .boolean, let values = field.values, let text = value.string {
      checkAmong(.json(.string(text)), values, isOpen: false, argument, inside)
      return
    }
    guard checkType(value, field.type, isID: isID(field.name), argument, inside, nil) else { return }
    if field.isZone, let text = value.string {
      checkZone(text, value, argument, inside)
    } else if field.type != .boolean {
      checkAmong(value, field.values, isOpen: field.isOpen, argument, inside)
    }
    checkRange(value, min: field.min, max: field.max, argument, inside)
    if !field.fields.isEmpty {
      checkObject(value, field.fields, sampleOnly: [], depth: depth + 1, argument, inside)
    } else if let ref = field.ref, field.type == .object {
      checkModel(value, ref, depth: depth, argument, inside)
    }
  }

  private mutating func checkModel(
    _ value: ArgumentValue, _ name: String, depth: Int, _ argument: String, _ inside: String
  ) {
    guard let model = Catalog.model(name, in: endpoint.module) else { return }
    checkObject(value, model.fields, sampleOnly: model.sampleOnly, depth: depth + 1, argument, inside)
  }

  private mutating func checkRequired(
    _ members: [(name: String, value: ArgumentValue)], _ fields: [Field], merged: Bool
  ) {
    // A record that can be read before it is replaced need not be given whole.
    if case .model = endpoint.body, endpoint.operation != .create,
      resource?.canRead(before: endpoint) != false || endpoint.operation == .action
    {
      return
    }
    guard !merged else { return }
    func given(_ name: String) -> ArgumentValue? { members.last { $0.name == name && !$0.value.isNull }?.value }
    for field in fields where given(field.name) == nil && field.default == nil && field.include == nil {
      if field.altName.map({ given($0) != nil }) == true || field.readOnly == true && field.required != true {
        continue
      }
      // A field that is needed for some values of another one is needed for those only.
      let isNeeded =
        field.requiredIf?.contains { given($0.key)?.string.map($0.value.contains) ?? false } ?? (field.required == true)
      if isNeeded { report(.missing, field.name) }
    }
  }

  // MARK: - Values

  /// Reports a value of another type; false when it did.
  private mutating func checkType(
    _ value: ArgumentValue, _ type: FieldType, isID: Bool, _ argument: String, _ inside: String, _ format: String?
  ) -> Bool {
    if type.isTime || type == .time {
      if case .time = value { return true }
      if let text = value.string {
        if WireTime.isTime(text, type) { return true }
        report(.noTime(got: value.preview, format: format ?? WireTime.format(of: type)), argument, inside)
        return false
      }
    }
    if fits(value, type, isID: isID) { return true }
    report(.wrongType(wanted: wanted(type), got: value.preview), argument, inside)
    return false
  }

  private func fits(_ value: ArgumentValue, _ type: FieldType, isID: Bool) -> Bool {
    switch value {
    case .time: return false
    case .file: return type == .file
    case .unknown: return true
    case .list: return false
    case .object: return type == .object || type == .map
    case .json(let json):
      switch type {
      case .integer: return json.integer != nil || isID && json.string != nil
      case .number: return json.number != nil
      case .boolean: return json.bool != nil
      // The same id is a number on one page and text on another.
      case .string, .guid: return json.string != nil || isID && json.integer != nil
      case .object, .map: return json.object != nil
      case .datetime, .date, .time, .file, .conditions: return false
      }
    }
  }

  private func wanted(_ type: FieldType) -> String {
    switch type {
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .string: "a string"
    case .guid: "an id in a string"
    case .datetime, .date, .time: "a date or a time"
    case .object, .map: "an object"
    case .file: "a file"
    case .conditions: "a list of objects"
    }
  }

  private func isID(_ name: String) -> Bool {
    name.hasSuffix("Id") || name.hasSuffix("Ids") || name == "id" || name == "ids" || name.hasSuffix("ID")
  }

  private mutating func checkAmong(
    _ value: ArgumentValue, _ values: [String]?, isOpen: Bool, _ argument: String, _ inside: String
  ) {
    guard let values, !isOpen, case .json(let json) = value else { return }
    guard let text = json.string ?? json.number?.text, !values.contains(text) else { return }
    report(.notAmong(values: values, got: value.preview, nearest: NearName.of(text, in: values)), argument, inside)
  }

  private mutating func checkRange(_ value: ArgumentValue, min: Int?, max: Int?, _ argument: String, _ inside: String) {
    guard case .json(let json) = value, let number = json.number, min != nil || max != nil else { return }
    let isLow = min.map { number < JSONNumber($0) } ?? false
    let isHigh = max.map { number > JSONNumber($0) } ?? false
    if isLow || isHigh { report(.outside(min: min, max: max, got: value.preview), argument, inside) }
  }

  private mutating func checkZone(_ text: String, _ value: ArgumentValue, _ argument: String, _ inside: String) {
    // Visitors, contacts and answers of old calls carry offsets; settings carry ids of the table.
    let isSetting = ["global", "partner"].contains(endpoint.module)
    if TimeZones.listed(text) != nil { return }
    if !isSetting, TimeZones.lookup(text) != nil || ZoneDatabase.fixedOffset(text) != nil { return }
    report(.unknownZone(got: value.preview, near: TimeZones.nearest(text)), argument, inside)
  }
}
