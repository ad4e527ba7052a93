/// The ways to authenticate.
public enum Authentication: String, Sendable, CaseIterable {
  case jwt, oauthPassword, apiKey, partner
}

/// One documented API: its resources and models.
public final class Module: Sendable {
  public let name: String
  /// The start of its paths; empty where they share none.
  public let prefix: String
  /// `v3`, `v4`, …
  public let version: String
  /// The documentation's page.
  public let source: String
  public let summary: String
  /// Replaced by a later version for the most part.
  public let legacy: Bool
  public let side: HostSide
  /// What its pages accept, the usual one first.
  public let authentication: [Authentication]
  private let makeResources: [@Sendable () -> Resource]
  private let makeModels: @Sendable () -> [Model]

  /// The resources in the page's order; each is built when first asked for.
  public var resources: [Resource] { makeResources.map { $0() } }
  /// The models, built when first asked for.
  public var models: [Model] { makeModels() }

  init(
    _ name: String, prefix: String, version: String, source: String, _ summary: String, legacy: Bool = false,
    side: HostSide = .api, authentication: [Authentication] = [.jwt, .oauthPassword, .apiKey],
    resources: [@Sendable () -> Resource], models: @escaping @Sendable @autoclosure () -> [Model]
  ) {
    self.name = name
    self.prefix = prefix
    self.version = version
    self.source = source
    self.summary = summary
    self.legacy = legacy
    self.side = side
    self.authentication = authentication
    makeResources = resources
    makeModels = models
  }

  /// The resource at a place of `resources`, the only one built.
  func resource(at index: Int) -> Resource { makeResources[index]() }

  /// The resource with this local or script name, in any letter case.
  public func resource(_ name: String) -> Resource? {
    let resources = self.resources
    return resources.first { $0.localName == name || $0.name == name }
      ?? resources.first { ASCII.equalsIgnoringCase($0.localName, name) || ASCII.equalsIgnoringCase($0.name, name) }
      ?? resources.first { resource in resource.alias.map { ASCII.equalsIgnoringCase($0, name) } ?? false }
  }

  /// The model with this name, in any letter case.
  public func model(_ name: String) -> Model? {
    let models = self.models
    return models.first { $0.name == name } ?? models.first { ASCII.equalsIgnoringCase($0.name, name) }
  }
}
