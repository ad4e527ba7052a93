import C100Language
import Comm100

/// What an expression is, as far as completion can tell without running it.
indirect enum Subject {
  case unknown
  case module(Module)
  case resource(Resource)
  /// `agents[68]`
  case reference(Resource)
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
    case .unknown, .module, .resource, .reference, .host: nil
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
      return isCalled ? resource.answer(of: name) : child(name, of: resource)
    case .reference(let resource):
      if isCalled { return resource.answer(of: name) }
      return child(name, of: resource)
    case .record(let model, let resource):
      if isCalled, let resource, resource.endpoint(name) != nil { return resource.answer(of: name) }
      if isCalled { return method(name) }
      return model.field(named: name).map { Subject($0, in: model) } ?? .unknown
    case .object(let members):
      if isCalled { return method(name) }
      return members.first { $0.name == name }?.value ?? .unknown
    case .query, .list, .kind, .text:
      return isCalled ? method(name) : .unknown
    case .unknown:
      return isCalled ? method(name) : .unknown
    case .host:
      return .unknown
    }
  }

  private func child(_ name: String, of resource: Resource) -> Subject {
    Catalog.children(of: resource.name).first { $0.localName == name || $0.name == name }.map(Subject.resource)
      ?? .unknown
  }

  /// What a built-in method gives, for those that matter to what is typed next.
  private func method(_ name: String) -> Subject {
    switch name {
    case "where", "sortBy", "take", "skip", "takeWhile", "skipWhile", "distinct", "reverse", "concat", "refresh":
      return self
    case "collect": return .list(item: item)
    case "first", "last", "at", "find", "min", "max": return item
    case "groupBy": return .list(item: .object([("key", .unknown), ("items", .list(item: item))]))
    case "countBy": return .list(item: .object([("key", .unknown), ("count", .kind(.number))]))
    case "enumerate", "zip", "chunk": return .list(item: .list(item: item))
    case "page":
      return .object([
        ("items", .list(item: item)), ("total", .kind(.number)), ("nextPage", .kind(.string)),
        ("previousPage", .kind(.string)),
      ])
    case "map", "flatMap", "select": return .list(item: .unknown)
    case "count", "sum", "average", "round", "length", "div": return .kind(.number)
    case "keys", "values", "split", "lines": return .list(item: .kind(.string))
    case "join", "upper", "lower", "trim", "replace", "format": return .kind(.string)
    case "days", "hours", "minutes", "seconds", "weeks": return .kind(.duration)
    default: return .unknown
    }
  }

  /// What an index gives.
  var indexed: Subject {
    switch self {
    case .resource(let resource): .reference(resource)
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
  func answer(of name: String) -> Subject {
    guard let endpoint = endpoint(name) else { return .unknown }
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
