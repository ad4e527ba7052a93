import Comm100

/// A resource below an item: by its declared parent, or by a list of another resource at `…/{id}/name`.
package struct ReferenceChild: Sendable {
  package let name: String
  package let resource: Resource
  /// The hole that the item's id fills.
  let hole: String
  /// Whether the item's own parents' ids are needed as well.
  let keepsBound: Bool
  /// Script names that stand for another endpoint: `list` for `listByDepartment`.
  let renamed: [String: Endpoint]

  /// The call with a name that it has below an item.
  package func endpoint(_ name: String) -> Endpoint? { calls.first { $0.name == name }?.endpoint }

  /// The calls below an item, each with the name that it has there.
  package var calls: [(name: String, endpoint: Endpoint)] {
    let others = resource.endpoints.filter { $0.holes.contains(hole) && renamed[$0.name] == nil }
    return renamed.keys.sorted().compactMap { name in renamed[name].map { (name, $0) } } + others.map { ($0.name, $0) }
  }

  /// What can be named below an item of a resource.
  package static func all(below resource: Resource) -> [ReferenceChild] {
    var found: [ReferenceChild] = []
    for child in Catalog.children(of: resource.name) {
      guard let param = child.parent?.param else { continue }
      found.append(
        ReferenceChild(name: child.localName, resource: child, hole: param, keepsBound: true, renamed: [:]))
    }
    guard let module = Catalog.module(resource.module) else { return found }
    for other in module.resources where other !== resource {
      for endpoint in other.endpoints where endpoint.operation == .list && endpoint.holes.count == 1 {
        let parts = endpoint.path.split(separator: "/")
        guard parts.count >= 3, let last = parts.last, parts[parts.count - 2].hasPrefix("{"),
          "/" + parts.dropLast(2).joined(separator: "/") == resource.path, endpoint.name != "list",
          !last.utf8.contains(UInt8(ascii: ":")),
          !found.contains(where: { $0.name == String(last) })
        else { continue }
        found.append(
          ReferenceChild(
            name: String(last), resource: other, hole: endpoint.holes[0], keepsBound: false,
            renamed: ["list": endpoint]))
      }
    }
    return found
  }
}

extension Resource {
  /// The calls of one item by its id: `agents[68].get`.
  package var callsOfItem: [Endpoint] { endpoints.filter { itemHole($0, bound: []) != nil } }

  /// The hole of an endpoint's path that the id of a reference fills.
  func itemHole(_ endpoint: Endpoint, bound: [String]) -> String? {
    guard id == nil else { return recordHole(endpoint, bound: bound) }
    return endpoint.holes.first { !bound.contains($0) && $0 != parent?.param }
  }

  /// The hole that a record's id fills. A list by another resource (`roles/{roleId}/agents`) has none for it.
  func recordHole(_ endpoint: Endpoint, bound: [String]) -> String? {
    guard let id, endpoint.holes.contains(id.name), !bound.contains(id.name) else { return nil }
    return id.name
  }
}

extension Endpoint {
  /// A GET of several items without a body: asked for page by page, when something pulls.
  var isQuery: Bool {
    guard operation == .list, method == .get else { return false }
    switch returns {
    case .page, .list: return true
    case .none, .undocumented, .model, .plain, .file, .fields, .listOfFields: return false
    }
  }
}
