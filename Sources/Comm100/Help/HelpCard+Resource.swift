extension HelpCard {
  /// The card of a resource: what it is, what can be called, what its records hold.
  public init(_ resource: Resource) {
    let module = Catalog.module(resource.module)
    var facts: [Row] = []
    if let permission = resource.permission { facts.append(Row(name: "permission", text: permission)) }
    if resource.qualifiedName != resource.name { facts.append(Row(name: "also", text: resource.qualifiedName)) }
    if let alias = resource.alias { facts.append(Row(name: "also", text: alias)) }
    if let parent = Catalog.parent(of: resource) {
      facts.append(
        Row(name: "belongs to", text: "\(parent.name)[\(resource.parent?.param ?? "id")].\(resource.localName)"))
    }
    if let list = resource.list, list.paged { facts.append(Row(name: "pages", text: Self.paging(list))) }
    if let note = resource.endpoint("list")?.note { facts.append(Row(name: "note", text: "list() " + note)) }
    if module?.legacy == true { facts.append(Row(name: "legacy", text: "version \(module?.version ?? "2")")) }
    if resource.endpoints.allSatisfy(\.isUndescribed) {
      facts.append(Row(name: "note", text: "named in the documentation, not described"))
    }
    let methods = resource.endpoints.map { Row(name: Signature.call($0, qualified: false), text: $0.summary) }
    let children = Catalog.children(of: resource.name).map { Row(name: $0.localName, text: $0.summary) }
    let model = Catalog.model(of: resource)
    let fields = (model?.fields ?? []).map { Row(name: $0.name, text: Self.text($0)) }
    self.init(
      title: resource.name, summary: resource.summary, line: resource.path, facts: facts,
      sections: [
        Section(title: "methods", rows: methods), Section(title: "sub-resources", rows: children),
        Section(title: "fields of \(model?.name ?? "")", rows: fields),
      ],
      examples: HelpExamples.examples(of: resource))
  }

  static func paging(_ list: ListInfo) -> String {
    var parts: [String] = []
    if let size = list.pageSizeDefault { parts.append("\(size) items unless pageSize says otherwise") }
    if let max = list.pageSizeMax { parts.append("at most \(max)") }
    if list.sort.documented { parts.append("sorted by " + list.sort.keys.joined(separator: ", ")) }
    return parts.isEmpty ? "pageIndex and pageSize" : parts.joined(separator: ", ")
  }
}
