import C100Kit
import C100Language
import Comm100

/// What an expression is, as far as completion can tell without running it.
indirect enum Subject {
  case unknown
  case module(Module)
  case resource(Resource)
  /// `agents[68]`
  case reference(Resource)
  /// `departments["…"].agents`
  case below(ReferenceChild)
  case api
  /// What a list gives: items of a model, walked lazily.
  case query(item: Subject)
  case list(item: Subject)
  case record(Model, Resource?)
  /// A plain object with these keys.
  case object([(name: String, value: Subject)])
  /// An enum's value: a string of these.
  case text(values: [String])
  /// A value of a kind, known by its built-ins.
  case kind(Kinds)
  /// A value with members of its own, such as `session`.
  case host(members: [String])

  /// The kind whose built-ins apply.
  var kinds: Kinds? {
    switch self {
    case .unknown, .module, .resource, .reference, .below, .api, .host: nil
    case .query: .sequence
    case .list: .list
    case .record, .object: .object
    case .text: .string
    case .kind(let kinds): kinds
    }
  }

  /// What walking it gives.
  var item: Subject {
    switch self {
    case .query(let item), .list(let item): item
    default: .unknown
    }
  }
}

// MARK: - What follows what

extension Subject {
  /// The value of a field; `isCalled` when parentheses follow the name.
  func member(_ name: String, isCalled: Bool) -> Subject {
    switch self {
    case .module(let module):
      return module.resource(name).map(Subject.resource) ?? .unknown
    case .resource(let resource):
      return isCalled ? resource.answer(of: resource.endpoint(name)) : .unknown
    case .reference(let resource):
      if isCalled { return resource.answer(of: resource.endpoint(name)) }
      return ReferenceChild.all(below: resource).first { $0.name == name }.map(Subject.below) ?? .unknown
    case .below(let child):
      return isCalled ? child.resource.answer(of: child.endpoint(name)) : .unknown
    case .record(let model, let resource):
      if isCalled, let resource, let endpoint = resource.endpoint(name) { return resource.answer(of: endpoint) }
      if isCalled { return method(name) }
      return model.field(named: name).map { Subject($0, in: model) } ?? .unknown
    case .object(let members):
      if isCalled { return method(name) }
      return members.first { $0.name == name }?.value ?? .unknown
    case .query, .list, .kind, .text:
      return isCalled ? method(name) : .unknown
    case .unknown:
      return isCalled ? method(name) : .unknown
    case .host, .api:
      return .unknown
    }
  }

  /// The call of the API with this name.
  func endpoint(_ name: String) -> Endpoint? {
    switch self {
    case .resource(let resource), .reference(let resource), .record(_, let resource?): resource.endpoint(name)
    case .below(let child): child.endpoint(name)
    default: nil
    }
  }

  /// What a built-in method gives, for those that matter to what is typed next.
  private func method(_ name: String) -> Subject {
    switch name {
    case "where", "sortBy", "take", "skip", "takeWhile", "skipWhile", "distinct", "reverse", "concat", "refresh":
      return self
    case "sorted", "compact", "except", "intersect", "shuffle": return self
    case "collect": return .list(item: item)
    case "first", "last", "at", "find", "min", "max": return item
    case "groupBy": return .list(item: .object([("key", .unknown), ("items", .list(item: item))]))
    case "countBy": return .list(item: .object([("key", .unknown), ("count", .kind(.number))]))
    case "enumerate", "zip", "chunk", "window": return .list(item: .list(item: item))
    case "page":
      return .object([
        ("items", .list(item: item)), ("total", .kind(.number)), ("nextPage", .kind(.string)),
        ("previousPage", .kind(.string)),
      ])
    case "map", "flatMap", "select": return .list(item: .unknown)
    case "count", "sum", "average", "round", "floor", "ceil", "abs", "div", "toInt", "toNumber": return .kind(.number)
    case "keys", "split", "lines": return .list(item: .kind(.string))
    case "values": return .list(item: .unknown)
    case "upper", "lower", "capitalize", "trim", "trimStart", "trimEnd", "replace", "replaceFirst", "replaceMatches",
      "repeat", "padStart", "padEnd", "removePrefix", "removeSuffix", "shorten", "join", "format":
      return .kind(.string)
    case "any", "all", "contains", "isEmpty", "startsWith", "endsWith", "has", "matches": return .kind(.bool)
    case "in", "add", "startOf", "endOf": return .kind(.time)
    case "days", "hours", "minutes", "seconds", "weeks": return .kind(.duration)
    default: return .unknown
    }
  }

  /// What an index gives.
  var indexed: Subject {
    switch self {
    case .resource(let resource): .reference(resource)
    case .below(let child): .reference(child.resource)
    case .query(let item), .list(let item): item
    default: .unknown
    }
  }
}

// MARK: - From the catalog

extension Subject {
  init(_ field: Field, in model: Model) {
    var value: Subject
    if let name = field.ref, let referenced = Catalog.model(name, in: model.module) {
      value = .record(referenced, nil)
    } else if !field.fields.isEmpty {
      value = .object(field.fields.map { ($0.name, Subject($0, in: model)) })
    } else if let values = field.values {
      value = .text(values: values)
    } else {
      value = Subject(field.type)
    }
    if field.array { value = .list(item: value) }
    self = value
  }

  init(_ type: FieldType) {
    switch type {
    case .integer, .number: self = .kind(.number)
    case .boolean: self = .kind(.bool)
    case .string, .guid: self = .kind(.string)
    case .datetime, .date: self = .kind(.time)
    case .time: self = .kind(.string)
    case .object, .map: self = .kind(.object)
    case .file, .conditions: self = .unknown
    }
  }
}

extension Model {
  /// The field with this name in any letter case.
  func field(named name: String) -> Field? {
    let wanted = name.lowercased()
    return fields.first { $0.name.lowercased() == wanted }
  }
}

extension Resource {
  /// What a call gives.
  func answer(of endpoint: Endpoint?) -> Subject {
    guard let endpoint else { return .unknown }
    switch endpoint.returns {
    case .model(let model): return record(model)
    case .list(let model), .page(let model): return .query(item: record(model))
    case .fields(let fields): return .object(fields.map { ($0.name, .unknown) })
    case .listOfFields(let fields): return .list(item: .object(fields.map { ($0.name, .unknown) }))
    case .plain(let type, let isArray): return isArray ? .list(item: Subject(type)) : Subject(type)
    case .none, .undocumented, .file: return .unknown
    }
  }

  private func record(_ name: String) -> Subject {
    Catalog.model(name, in: module).map { .record($0, self) } ?? .unknown
  }
}
