import C100Language
import Comm100

/// What a name of the API means that the language has no variable and no built-in for: the same when it runs and when
/// it is checked.
enum HostName {
  case api
  case resource(Resource)
  case module(Module)
  /// Several resources share the bare name, and none of them owns it.
  case ambiguous([String])

  init?(_ name: String) {
    if name == "api" {
      self = .api
    } else if let resource = Catalog.resource(name), resource.name == name || resource.alias == name {
      self = .resource(resource)
    } else if Catalog.moduleNames.contains(name), let module = Catalog.module(name) {
      self = .module(module)
    } else {
      let candidates = Catalog.candidates(name)
      guard candidates.count > 1, candidates.contains(where: { $0.hasSuffix("." + name) }) else { return nil }
      self = .ambiguous(candidates)
    }
  }

  func value(_ name: String, _ context: SessionContext) -> Value {
    switch self {
    case .api: .host(RawAPI(context))
    case .resource(let resource): .host(ResourceValue(resource, context))
    case .module(let module): .host(ModuleValue(module, context))
    case .ambiguous(let candidates): .host(AmbiguousName(name, candidates))
    }
  }

  static var all: [String] {
    Catalog.resourceNames.filter { !$0.contains(".") } + Catalog.moduleNames + ["api"]
  }
}
