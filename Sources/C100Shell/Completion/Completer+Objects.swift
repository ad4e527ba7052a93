import C100Kit
import C100Language
import Comm100
import LineEditor

/// Completion inside objects that are arguments: fields of a body, and what the API's conditions are made of.
extension Completer {
  /// What an object may hold.
  private enum Shape {
    case fields([Field], module: String)
    case condition(ConditionForm)

    /// The keys with a word about each, the required ones first.
    var keys: [Candidate] {
      switch self {
      case .fields(let fields, _):
        let sorted = fields.filter { $0.required == true } + fields.filter { $0.required != true }
        return sorted.map { Completer.label($0.name, Comm100.HelpCard.text($0)) }
      case .condition(let form): return form.keys.map { Completer.label($0, "") }
      }
    }

    /// What the object behind a key may hold.
    func member(_ name: String) -> Shape? {
      guard case .fields(let fields, let module) = self else { return nil }
      return fields.first { $0.name == name }.flatMap { Shape(of: $0, in: module) }
    }

    init?(of field: Field, in module: String) {
      if let model = field.ref.flatMap({ Catalog.model($0, in: module) }) {
        self = .fields(model.fields.filter { $0.readOnly != true }, module: model.module)
      } else if !field.fields.isEmpty {
        self = .fields(field.fields, module: module)
      } else {
        return nil
      }
    }

    init?(_ fields: [Field], _ module: String) {
      guard !fields.isEmpty else { return nil }
      self = .fields(fields, module: module)
    }
  }

  /// The keys that may begin at a token; nil where no object is written whose keys are known.
  func keys(_ typed: TypedTokens, _ index: Int) -> [Candidate]? {
    guard let (open, commas) = typed.enclosing(before: index), typed.kind(open) == .leftBrace,
      index - 1 == (commas.last ?? open), let shape = shape(typed, open)
    else { return nil }
    let given = ([open] + commas).compactMap { start in
      start + 1 < index && typed.isWord(start + 1) && typed.kind(start + 2) == .colon ? typed.text(start + 1) : nil
    }
    return shape.keys.filter { key in !given.contains { $0 + ":" == key.label } }
  }

  /// The values of the key before a token; nil where none is known.
  func memberValues(_ typed: TypedTokens, _ index: Int) -> [FieldValue]? {
    guard typed.kind(index - 1) == .colon, let key = key(typed, before: index - 1), let shape = shape(typed, key.open)
    else { return nil }
    switch shape {
    case .fields(let fields, _):
      guard let field = fields.first(where: { $0.name == key.name }) else { return nil }
      if let values = field.values { return values.map { FieldValue(candidate: Candidate($0), isText: true) } }
      if Self.isZone(field.name) {
        return facts.zones.map { FieldValue(candidate: Candidate($0.id, note: $0.note), isText: true) }
      }
      return Self.literals(of: field.type).map { FieldValue(candidate: $0, isText: false) }
    case .condition(let form):
      let values = key.name == "field" ? form.fields : key.name == form.operatorKey ? form.operators : nil
      return values?.map { FieldValue(candidate: Candidate($0), isText: true) }
    }
  }

  /// The key whose colon stands at a token, and the brace of its object.
  private func key(_ typed: TypedTokens, before colon: Int) -> (name: String, open: Int)? {
    guard typed.isWord(colon - 1), let (open, commas) = typed.enclosing(before: colon - 1),
      typed.kind(open) == .leftBrace, colon - 2 == (commas.last ?? open)
    else { return nil }
    return (typed.text(colon - 1), open)
  }

  /// What the object that a brace opens may hold: an argument, an item of a list that is one, or a part of such a one.
  private func shape(_ typed: TypedTokens, _ open: Int) -> Shape? {
    guard depth < Self.deepest else { return nil }
    var inner = self
    inner.depth += 1
    var start = open
    if let (list, commas) = typed.enclosing(before: open), typed.kind(list) == .leftBracket,
      open - 1 == (commas.last ?? list)
    {
      start = list
    }
    if typed.kind(start - 1) == .colon, let key = key(typed, before: start - 1) {
      return inner.shape(typed, key.open)?.member(key.name)
    }
    guard let call = call(typed, start), !call.isInList, let endpoint = endpoint(call) else { return nil }
    guard typed.kind(start - 1) == .colon, let label = call.label else {
      return call.isAtStart && call.given.isEmpty ? Shape(endpoint.settableFields, endpoint.module) : nil
    }
    if endpoint.parameter(label)?.type == .conditions { return endpoint.conditionForm.map(Shape.condition) }
    return endpoint.settableField(label).flatMap { Shape(of: $0, in: endpoint.module) }
  }
}
