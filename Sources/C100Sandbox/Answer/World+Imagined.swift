import Comm100
import JSONText

/// Right-shaped answers for calls that have no effect here.
extension World {
  func imagined(_ call: Call) throws(Refusal) -> Answer {
    if !call.arguments.isEmpty { try requireParents(call) }
    let given = try checkedAny(call)
    let seed = call.endpoint.scriptName + "?" + call.arguments.map(\.value).joined(separator: "/")
    let filler = Filler(self)
    switch call.endpoint.returns {
    case .none: return .nothing
    case .undocumented: return .json([:])
    case .file:
      let csv = Array("time,value\n\(Moment.dateText(now)),1\n".utf8)
      return .file(Upload(name: call.endpoint.name + ".csv", type: "text/csv", bytes: csv))
    case .plain(let type, let array):
      let value: JSON = type == .object ? [:] : filler.value(type, seed: seed)
      return .json(array ? [value] : value)
    case .fields(let fields):
      var object = filler.object(fields, in: call.module.name, seed: seed)
      echo(given, into: &object)
      return .json(wrapped(.object(object), call))
    case .listOfFields(let fields):
      let rows = (0..<2).map { JSON.object(filler.object(fields, in: call.module.name, seed: seed + "\($0)")) }
      return .json(.list(rows))
    case .model(let name):
      guard let model = Catalog.model(name, in: call.module.name) else { return .json([:]) }
      if let known = knownRow(call, name) {
        return .json(wrapped(.object(present(known, as: model, of: call.resource, including: [])), call))
      }
      var object = filler.object(model, seed: seed, index: 0)
      echo(given, into: &object)
      return .json(wrapped(.object(object), call))
    case .list(let name):
      let key = collectionKey(name, in: call.module.name)
      if let key, !rows(key).isEmpty { return .json(.list(rows(key).prefix(3).map { .object($0.fields) })) }
      guard let model = Catalog.model(name, in: call.module.name) else { return .json([]) }
      return .json(.list((0..<3).map { .object(filler.object(model, seed: seed, index: $0)) }))
    case .page: return try list(call)
    }
  }

  private func knownRow(_ call: Call, _ model: String) -> Row? {
    guard call.resource.model == model, let id = call.arguments.last?.value else { return nil }
    return row(key(call.resource), id)
  }

  private func checkedAny(_ call: Call) throws(Refusal) -> JSONObject {
    switch call.endpoint.body {
    case .model, .fields: return try checkedBody(try call.object(), call, .create)
    case .none, .undocumented, .list, .page, .plain, .file, .listOfFields: return JSONObject()
    }
  }

  /// What was sent comes back where the answer has a field for it.
  private func echo(_ given: JSONObject, into object: inout JSONObject) {
    for (key, value) in given where object[key] != nil && !value.isNull { object[key] = value }
  }
}
