/// The reference page of the resources, in Markdown, made from the declarations.
public enum ReferencePage {
  /// Every module with its resources, their calls with HTTP lines, and the fields of its records.
  public static func resources() -> String {
    let modules = Catalog.modules
    var page = """
      # Resources

      Every resource of the API is a name in a script. `help(agents)` and `help(agents.list)` show the same facts at the
      prompt. Values in a call's path come first, in order; all else has a label: a parameter, or a field of the body.
      A name that several modules share is written with its module: `bot.fields`.


      """
    page += "| module | version | resources | calls | |\n| - | - | -: | -: | - |\n"
    for module in modules {
      let calls = module.resources.reduce(0) { $0 + $1.endpoints.count }
      page +=
        "| [\(module.name)](#\(ASCII.lowercased(module.name))) | \(module.version)\(module.legacy ? ", legacy" : "")"
      page += " | \(module.resources.count) | \(calls) | \(cell(module.summary)) |\n"
    }
    for module in modules { page += section(module) }
    return page
  }

  private static func section(_ module: Module) -> String {
    var text = "\n## \(module.name)\n\n\(module.summary)."
    text += module.prefix.isEmpty ? "\n" : " Paths begin with `\(module.prefix)`.\n"
    for resource in module.resources { text += section(resource) }
    if !module.models.isEmpty { text += "\n### Records of \(module.name)\n\n" }
    for model in module.models { text += entry(model) }
    return text
  }

  private static func section(_ resource: Resource) -> String {
    var text = "\n### \(resource.name)\n\n\(resource.summary)."
    if let permission = resource.permission { text += " Permission: \(permission)." }
    if let parent = Catalog.parent(of: resource), let param = resource.parent?.param {
      text += " Belongs to `\(parent.name)[\(param)].\(resource.localName)`."
    }
    if let model = resource.model { text += " Records: `\(model)`." }
    if let note = resource.endpoint("list")?.note { text += " `list()` \(note)." }
    text += "\n\n| call | request | |\n| - | - | - |\n"
    for endpoint in resource.endpoints {
      text +=
        "| `\(cell(Signature.call(endpoint, qualified: false)))` | `\(endpoint.line)` | \(cell(remarks(endpoint))) |\n"
    }
    return text
  }

  private static func remarks(_ endpoint: Endpoint) -> String {
    var text = endpoint.summary
    if let permission = endpoint.permission { text += "; permission: \(permission)" }
    if !endpoint.editions.isEmpty { text += "; editions: " + endpoint.editions.map(\.rawValue).joined(separator: ", ") }
    if endpoint.isUndescribed { text += "; not described in the documentation" }
    return text
  }

  private static func entry(_ model: Model) -> String {
    let fields = model.fields.map { field in
      var text = "`\(field.name)` \(field.array ? "list of " : "")\(field.ref ?? field.type.rawValue)"
      if field.readOnly == true { text += ", read-only" }
      if field.required == true, field.requiredIf == nil { text += ", required" }
      for (other, values) in field.requiredIf ?? [:] {
        text += ", required when \(other) is " + values.joined(separator: " or ")
      }
      if let values = field.values { text += " (" + values.joined(separator: " \\| ") + ")" }
      return text
    }
    return "- **\(model.name)**: " + fields.joined(separator: "; ") + "\n"
  }

  /// Text inside a table's cell.
  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
