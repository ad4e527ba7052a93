import ArgumentParser
import Comm100
import JSONText
import NearNames

/// `c100 resources [NAME] [--json] [--openapi]`: the catalog.
struct ResourcesCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "resources", abstract: "the catalog: every resource of the API and what it can do")
  static let examples = [
    "c100 resources",
    "c100 resources agents",
    "c100 resources --openapi > comm100.json",
  ]

  @Argument(help: "a resource or a module", completion: .list(Catalog.resourceNames + Catalog.moduleNames))
  var name: String?
  @Flag(help: "as JSON") var json = false
  @Flag(help: "as an OpenAPI 3.1 document") var openapi = false

  func run(_ context: Context) throws(Failure) {
    let modules = try chosenModules()
    if openapi {
      write(OpenAPI.document())
    } else if json || context.options.output == "json" {
      write(.list(resources(modules).map(CatalogJSON.json)))
    } else if let name, let resource = Catalog.resource(name) {
      Streams.out(HelpCard(resource).lines.joined(separator: "\n") + "\n")
    } else {
      for module in modules {
        Streams.out("\(module.name): \(module.summary)\n")
        let width = module.resources.map(\.name.count).max() ?? 0
        for resource in module.resources {
          let padding = String(repeating: " ", count: width - resource.name.count)
          Streams.out("  \(resource.name)\(padding)  \(resource.endpoints.map(\.name).joined(separator: " "))\n")
        }
      }
    }
  }

  private func chosenModules() throws(Failure) -> [Module] {
    guard let name else { return Catalog.modules }
    if let module = Catalog.module(name) { return [module] }
    if let resource = Catalog.resource(name), let module = Catalog.module(resource.module) { return [module] }
    let candidates = Catalog.candidates(name)
    guard candidates.isEmpty else {
      throw .usage("'\(name)' is in more than one module", help: "write one of \(candidates.joined(separator: ", "))")
    }
    let near = NearName.of(name, in: Catalog.resourceNames + Catalog.moduleNames).map { "did you mean \($0)?" }
    throw Failure(.usage, "there is no resource '\(name)'", help: [near ?? "c100 resources lists them"])
  }

  private func resources(_ modules: [Module]) -> [Resource] {
    guard let name, Catalog.module(name) == nil, let resource = Catalog.resource(name) else {
      return modules.flatMap(\.resources)
    }
    return [resource]
  }

  private func write(_ json: JSON) {
    var writer = JSONWriter(style: .indented(2))
    writer.write(json)
    Streams.out(String(decoding: writer.bytes, as: UTF8.self) + "\n")
  }
}
