/// Every module, resource, endpoint and model of the documented API.
///
/// Nothing is built until asked for: a look-up by name reads a small table and builds the one resource that has it.
public enum Catalog {
  // MARK: - Modules

  public static let moduleNames: [String] = NameTable.modules

  /// The module with this name, in any letter case.
  public static func module(_ name: String) -> Module? {
    let place =
      moduleNames.firstIndex(of: name) ?? moduleNames.firstIndex { ASCII.equalsIgnoringCase($0, name) }
    return place.map(NameTable.module)
  }

  /// All modules.
  public static var modules: [Module] { moduleNames.indices.map(NameTable.module) }

  // MARK: - Resources

  /// The unique script names of all resources, module by module.
  public static var resourceNames: [String] { NameTable.resources.map(\.name) }

  /// The resource with this unique name, alias or qualified name; the exact one first, then in any letter case.
  ///
  /// Nil when unknown, and when the bare name belongs to several resources and to none of them first:
  /// then `candidates` has more than one.
  public static func resource(_ name: String) -> Resource? {
    if let found = find(name, ignoringCase: false) { return found }
    if let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) {
      return module(String(name[..<dot]))?.resource(String(name[name.utf8.index(after: dot)...]))
    }
    if let found = find(name, ignoringCase: true) { return found }
    return NameTable.resource(alias: name).flatMap { find($0, ignoringCase: false) }
  }

  /// The resource whose unique name is this one; no other one is built.
  private static func find(_ name: String, ignoringCase: Bool) -> Resource? {
    guard let entry = NameTable.find(name, ignoringCase: ignoringCase) else { return nil }
    return NameTable.module(entry.module).resource(at: entry.resource)
  }

  /// The qualified names of all resources with this bare name, in any letter case; the bare name's owner first.
  public static func candidates(_ name: String) -> [String] {
    var owner: [String] = []
    var others: [String] = []
    for entry in NameTable.resources {
      if ASCII.equalsIgnoringCase(entry.name, name) {
        owner.append(entry.name.utf8.contains(UInt8(ascii: ".")) ? entry.name : entry.module + "." + entry.name)
      } else if ASCII.equalsIgnoringCase(localName(of: entry.name), name) {
        others.append(entry.name)
      }
    }
    return owner + others
  }

  /// The bare names that several resources share.
  public static var ambiguousNames: [String] {
    var seen: [String] = []
    var shared: [String] = []
    for name in resourceNames.map(localName(of:)) {
      if !seen.contains(name) {
        seen.append(name)
      } else if !shared.contains(name) {
        shared.append(name)
      }
    }
    return shared
  }

  /// The resource whose id this one's path needs.
  public static func parent(of resource: Resource) -> Resource? {
    guard let name = resource.parent?.resource else { return nil }
    return module(resource.module)?.resource(name) ?? self.resource(name)
  }

  /// The resources whose path needs an id of this one.
  ///
  /// - Parameter name: the parent's script name.
  public static func children(of name: String) -> [Resource] {
    guard let parent = resource(name) else { return [] }
    return modules.flatMap(\.resources).filter { child in
      guard let over = child.parent?.resource, localName(of: over) == parent.localName else { return false }
      return self.parent(of: child) === parent
    }
  }

  /// The sub-resource with this local name, in any letter case.
  public static func child(_ name: String, of parent: Resource) -> Resource? {
    candidates(name).lazy.compactMap { resource($0) }.first { self.parent(of: $0) === parent }
  }

  /// The endpoint with a script name such as `agents.list` or `livechat.agents.list`, in any letter case.
  public static func endpoint(_ scriptName: String) -> Endpoint? {
    guard let dot = scriptName.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return resource(String(scriptName[..<dot]))?.endpoint(String(scriptName[scriptName.utf8.index(after: dot)...]))
  }

  // MARK: - Models

  /// The model with this name, in any letter case; `module.Model` looks in that module.
  public static func model(_ name: String, in module: String) -> Model? {
    guard let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) else { return self.module(module)?.model(name) }
    return self.module(String(name[..<dot]))?.model(String(name[name.utf8.index(after: dot)...]))
  }

  /// The model of a resource's records.
  public static func model(of resource: Resource) -> Model? {
    resource.model.flatMap { model($0, in: resource.module) }
  }

  // MARK: - Names

  /// `("global", "agents")` of `global.agents`.
  static func halves(of qualifiedName: String) -> (module: String, name: String) {
    guard let dot = qualifiedName.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      preconditionFailure("a resource or model is declared with its qualified name: \(qualifiedName)")
    }
    return (String(qualifiedName[..<dot]), String(qualifiedName[qualifiedName.utf8.index(after: dot)...]))
  }

  /// The part after the dot of a name that has one.
  static func localName(of name: String) -> String {
    name.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(name[name.utf8.index(after: $0)...]) } ?? name
  }
}
