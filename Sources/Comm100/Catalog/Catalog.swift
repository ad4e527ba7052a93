/// Every module, resource, endpoint and model of the documented API.
///
/// Nothing is built until asked for: a look-up by name reads a small table and builds the one module that has the name.
public enum Catalog {
  // MARK: - Modules

  public static let moduleNames: [String] = table.map(\.module)

  /// The module with this name, in any letter case.
  public static func module(_ name: String) -> Module? {
    guard
      let entry = table.first(where: { $0.module == name })
        ?? table.first(where: { ASCII.equalsIgnoringCase($0.module, name) })
    else { return nil }
    return entry.build()
  }

  /// All modules, built.
  public static var modules: [Module] { table.map { $0.build() } }

  // MARK: - Resources

  /// The unique script names of all resources, module by module.
  public static var resourceNames: [String] { table.flatMap(\.resources) }

  /// The resource with this unique name, alias or qualified name; the exact one first, then in any letter case.
  ///
  /// Nil when unknown, and when the bare name belongs to several resources and to none of them first:
  /// then `candidates` has more than one.
  public static func resource(_ name: String) -> Resource? {
    for entry in table where entry.resources.contains(name) { return entry.build().resource(name) }
    if let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) {
      return module(String(name[..<dot]))?.resource(String(name[name.utf8.index(after: dot)...]))
    }
    for entry in table where entry.resources.contains(where: { ASCII.equalsIgnoringCase($0, name) }) {
      return entry.build().resource(name)
    }
    guard let target = aliases.first(where: { ASCII.equalsIgnoringCase($0.alias, name) })?.resource else { return nil }
    return resource(target)
  }

  /// The qualified names of all resources with this bare name, in any letter case; the bare name's owner first.
  public static func candidates(_ name: String) -> [String] {
    var owner: [String] = []
    var others: [String] = []
    for entry in table {
      for resource in entry.resources {
        if ASCII.equalsIgnoringCase(resource, name) {
          owner.append(entry.module + "." + resource)
        } else if ASCII.equalsIgnoringCase(localName(of: resource), name), resource.utf8.contains(UInt8(ascii: ".")) {
          others.append(resource)
        }
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

  /// The resources whose path needs an id of this one.
  ///
  /// - Parameter name: the parent's unique script name.
  public static func children(of name: String) -> [Resource] {
    guard let parent = resource(name), let owner = module(parent.module) else { return [] }
    return owner.resources.filter { child in
      guard let over = child.parent else { return false }
      return over.resource == parent.name || over.resource == parent.qualifiedName
        || (over.resource == parent.localName && resource(over.resource)?.module != parent.module)
    }
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
