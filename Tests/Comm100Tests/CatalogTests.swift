import Testing

@testable import Comm100

@Suite("catalog")
struct CatalogTests {
  static let endpoints: [(resource: Resource, endpoint: Endpoint)] = Catalog.modules.flatMap { module in
    module.resources.flatMap { resource in resource.endpoints.map { (resource, $0) } }
  }
  static let models: [Model] = Catalog.modules.flatMap(\.models)

  // MARK: - Counts

  @Test("it holds every module, resource, endpoint, model and documented field")
  func counts() {
    #expect(Catalog.modules.count == 18)
    #expect(Catalog.modules.flatMap(\.resources).count == 161)
    #expect(Self.endpoints.count == 701)
    #expect(Self.models.count == 362)
    #expect(Self.models.flatMap(\.fields).filter { !$0.isFromUser }.count == 2339)
  }

  @Test(
    "each module has the pages' numbers",
    arguments: [
      ("global", 18, 86, 22, 175), ("livechat", 34, 111, 55, 514), ("livechatReports", 1, 27, 44, 207),
      ("messaging", 22, 112, 33, 336), ("ticketing", 20, 93, 29, 248), ("bot", 30, 147, 56, 310),
      ("agentAssist", 5, 17, 10, 49), ("botCustom", 2, 9, 32, 123), ("botSession", 1, 4, 27, 98),
      ("voiceBot", 1, 4, 12, 36), ("botMessage", 1, 1, 9, 28), ("contact", 2, 10, 2, 27),
      ("channelApp", 8, 34, 10, 82), ("partner", 1, 5, 4, 28), ("livechatV2", 4, 5, 3, 7), ("accountV2", 1, 2, 1, 2),
      ("botV2", 2, 8, 3, 9), ("ticketV2", 8, 26, 10, 60),
    ])
  func perModule(name: String, resources: Int, endpoints: Int, models: Int, fields: Int) throws {
    let module = try #require(Catalog.module(name))
    #expect(module.resources.count == resources)
    #expect(module.resources.flatMap(\.endpoints).count == endpoints)
    #expect(module.models.count == models)
    #expect(module.models.flatMap(\.fields).filter { !$0.isFromUser }.count == fields)
  }

  @Test("the table of names lists the resources of each module in the module's order")
  func table() {
    #expect(Catalog.moduleNames == Catalog.modules.map(\.name))
    #expect(Catalog.resourceNames == Catalog.modules.flatMap { $0.resources.map(\.name) })
  }

  // MARK: - Structure

  @Test("names are unique: resources, methods of a resource, models of a module")
  func unique() {
    #expect(Set(Catalog.resourceNames).count == 161)
    for module in Catalog.modules {
      #expect(Set(module.models.map(\.name)).count == module.models.count, "\(module.name)")
      for resource in module.resources {
        #expect(resource.module == module.name)
        #expect(Set(resource.endpoints.map(\.name)).count == resource.endpoints.count, "\(resource.name)")
      }
    }
  }

  @Test("every path's holes are its path parameters, and every query parameter is named once")
  func holes() {
    for (resource, endpoint) in Self.endpoints {
      #expect(endpoint.holes == endpoint.pathParams.map(\.name), "\(endpoint.scriptName)")
      #expect(endpoint.path.hasPrefix("/") && !endpoint.path.contains(" "), "\(endpoint.scriptName)")
      #expect(Set(endpoint.parameters.map(\.name)).count == endpoint.parameters.count, "\(endpoint.scriptName)")
      #expect(endpoint.resource == resource.name && endpoint.module == resource.module)
    }
  }

  @Test("every module, resource, endpoint has a summary")
  func summaries() {
    for module in Catalog.modules { #expect(!module.summary.isEmpty, "\(module.name)") }
    for resource in Catalog.modules.flatMap(\.resources) { #expect(!resource.summary.isEmpty, "\(resource.name)") }
    for (_, endpoint) in Self.endpoints { #expect(!endpoint.summary.isEmpty, "\(endpoint.scriptName)") }
  }

  @Test("every reference to a model or a resource resolves")
  func references() {
    func check(_ fields: [Field], in module: String, _ place: String) {
      for field in fields {
        if let ref = field.ref { #expect(Catalog.model(ref, in: module) != nil, "\(place).\(field.name): \(ref)") }
        for (_, variant) in field.variants ?? [:] {
          if let variant { #expect(Catalog.model(variant, in: module) != nil, "\(place).\(field.name): \(variant)") }
        }
        check(field.fields, in: module, place + "." + field.name)
      }
    }
    for model in Self.models { check(model.fields, in: model.module, model.qualifiedName) }
    for (resource, endpoint) in Self.endpoints {
      for shape in [endpoint.body, endpoint.returns] + endpoint.alsoReturns {
        if let name = shape.modelName {
          #expect(Catalog.model(name, in: endpoint.module) != nil, "\(endpoint.scriptName): \(name)")
        }
        if case .fields(let fields) = shape { check(fields, in: endpoint.module, endpoint.scriptName) }
        if case .listOfFields(let fields) = shape { check(fields, in: endpoint.module, endpoint.scriptName) }
      }
      if let model = resource.model { #expect(Catalog.model(model, in: resource.module) != nil, "\(resource.name)") }
      if let parent = resource.parent {
        #expect(Catalog.parent(of: resource) != nil, "\(resource.name) has the parent \(parent.resource)")
      }
    }
  }

  @Test("an endpoint that answers a page knows its envelope")
  func pages() {
    for (_, endpoint) in Self.endpoints {
      if case .page = endpoint.returns {
        #expect(endpoint.page != nil, "\(endpoint.scriptName)")
      } else {
        #expect(endpoint.page == nil, "\(endpoint.scriptName)")
      }
    }
  }

  // MARK: - Look-up

  @Test(
    "a resource is found by its name, its qualified name and its alias, in any letter case",
    arguments: [
      ("agents", "global.agents"), ("AGENTS", "global.agents"), ("global.agents", "global.agents"),
      ("livechat.agents", "livechat.agents"), ("LiveChat.Agents", "livechat.agents"), ("sites", "partner.sites"),
      ("partner.sites", "partner.sites"), ("bot.fields", "bot.fields"), ("chats", "livechat.chats"),
      ("possibleAnswerFallbacks", "bot.messageAfterSeveralConsecutivePossibleAnswersInChannels"),
      ("reports", "livechatReports.reports"), ("messaging.reports", "messaging.reports"),
    ])
  func found(name: String, qualified: String) {
    #expect(Catalog.resource(name)?.qualifiedName == qualified)
  }

  @Test("every resource is found by its unique name and its qualified name")
  func allFound() {
    for resource in Catalog.modules.flatMap(\.resources) {
      #expect(Catalog.resource(resource.name) === resource)
      #expect(Catalog.resource(resource.qualifiedName) === resource)
    }
  }

  @Test("an ambiguous name gives its candidates, the owner of the bare name first")
  func ambiguous() {
    #expect(Catalog.resource("fields") == nil)
    #expect(Catalog.candidates("fields") == ["messaging.fields", "ticketing.fields", "bot.fields"])
    #expect(Catalog.candidates("Agents") == ["global.agents", "livechat.agents"])
    #expect(Catalog.candidates("attachments").first == "messaging.attachments")
    #expect(Catalog.candidates("nothing").isEmpty)
    #expect(Catalog.ambiguousNames.count == 20)
  }

  @Test("an endpoint is found by its script name")
  func endpointNames() {
    #expect(Catalog.endpoint("agents.unlock")?.path == "/api/v3/globalSettings/agents/{id}:unlock")
    #expect(Catalog.endpoint("livechat.agents.list")?.module == "livechat")
    #expect(Catalog.endpoint("Agents.LIST")?.line == "GET /api/v3/globalSettings/agents")
    #expect(Catalog.endpoint("agents.nothing") == nil)
    #expect(Catalog.endpoint("agents") == nil)
  }

  @Test("a model is found in its module or by its qualified name")
  func modelNames() {
    #expect(Catalog.model("Agent", in: "global")?.qualifiedName == "global.Agent")
    #expect(Catalog.model("global.agent", in: "livechat")?.qualifiedName == "global.Agent")
    #expect(Catalog.model("Agent", in: "partner") == nil)
    #expect(Catalog.model("Agent", in: "global")?.field("DATETIMEFORMAT")?.name == "datetimeFormat")
    #expect(Catalog.model("Site", in: "partner")?.field("timeZone")?.name == "timezone")
  }

  @Test("children are the resources that need a parent's id")
  func children() {
    #expect(Catalog.children(of: "contacts").map(\.name) == ["contactIdentities"])
    let parts = Catalog.children(of: "campaigns").map(\.name)
    #expect(parts.contains("chatButton") && parts.contains("campaignFormFields"))
    #expect(Catalog.resource("campaigns").flatMap { Catalog.child("ChatButton", of: $0) }?.name == "chatButton")
    #expect(Catalog.resource("agents").flatMap { Catalog.child("chatButton", of: $0) } == nil)
    #expect(Catalog.children(of: "nothing").isEmpty)
    let total = Catalog.resourceNames.map { Catalog.children(of: $0).count }.reduce(0, +)
    #expect(total == 57)
  }

  // MARK: - What the user adds

  @Test("every paged list takes paging and sorting, marked where the page does not name them")
  func userParameters() throws {
    var paged = 0
    for (_, endpoint) in Self.endpoints where endpoint.page?.paged == true {
      paged += 1
      for name in ["pageIndex", "pageSize", "sortBy", "sortOrder"] {
        let parameter = endpoint.parameters.first { $0.name == name }
        #expect(parameter != nil, "\(endpoint.scriptName)")
        let isDocumented = endpoint.query.contains { $0.name == name }
        #expect(parameter?.isFromUser == !isDocumented, "\(endpoint.scriptName).\(name)")
      }
    }
    #expect(paged == 20)
    let sites = try #require(Catalog.endpoint("sites.list"))
    #expect(sites.query.map(\.name) == ["keywords", "pageIndex"])
    #expect(sites.parameters.map(\.name) == ["keywords", "pageIndex", "pageSize", "sortBy", "sortOrder"])
    #expect(sites.parameter("pageSize")?.max == 100)
    #expect(Catalog.endpoint("tickets.list")?.parameter("sortOrder")?.values == ["ascending", "descending"])
    #expect(Catalog.endpoint("departments.list")?.parameter("pageSize") == nil)
  }

  @Test("a partner's site has a name")
  func siteName() throws {
    let site = try #require(Catalog.model("Site", in: "partner"))
    #expect(site.field("name")?.isFromUser == true)
    #expect(site.fields.filter(\.isFromUser).count == 1)
    #expect(Catalog.model("Site", in: "global")?.field("name") == nil)
  }

  // MARK: - Single facts

  @Test("oddities of the pages are kept")
  func oddities() throws {
    #expect(Catalog.resource("chats")?.list?.itemsKeyAlternatives == ["list"])
    #expect(Catalog.endpoint("reports.chatVolume")?.editions.isEmpty == false)
    #expect(Catalog.endpoint("reports.chatVolume")?.alsoReturns.first?.modelName == "ChatVolumeDistribution")
    #expect(Catalog.endpoint("sites.pay")?.isHidden == true)
    #expect(Catalog.endpoint("ticketing.portalTickets.list")?.isUndescribed == true)
    #expect(Catalog.endpoint("routingCustomRules.delete")?.isInferred == true)
    #expect(Catalog.endpoint("ticketMessages.update")?.method == .put)
    let byCategory = try #require(Self.models.flatMap(\.fields).first { $0.valuesByCategory != nil })
    #expect(byCategory.valuesByCategory?.contains { $0.key == "liveChat" } == true)
    let variants = Self.models.flatMap(\.fields).filter { $0.variants != nil }
    #expect(variants.count == 10)
    #expect(Self.models.flatMap(\.fields).filter { $0.flags != nil }.count == 2)
    #expect(Self.models.flatMap(\.fields).filter { $0.requiredIf != nil }.count == 38)
    #expect(Self.models.flatMap(\.fields).filter { $0.onlyForGroup != nil }.count == 26)
    #expect(Self.models.filter { !$0.sampleOnly.isEmpty }.count == 28)
    #expect(Self.models.filter(\.isHidden).count == 2)
    #expect(Self.endpoints.filter { !$0.endpoint.pathVariants.isEmpty }.count == 38)
    #expect(Self.endpoints.filter { $0.endpoint.unwrapKey != nil }.count == 14)
    #expect(Self.endpoints.filter { !$0.endpoint.editions.isEmpty }.count == 27)
    #expect(Self.endpoints.filter { $0.endpoint.status != nil }.count == 375)
  }

  @Test("modules say their side and what they accept")
  func sides() {
    #expect(Catalog.module("partner")?.side == .partner)
    #expect(Catalog.module("botMessage")?.authentication == [.apiKey])
    #expect(Catalog.modules.filter(\.legacy).map(\.name) == ["livechatV2", "accountV2", "botV2", "ticketV2"])
    #expect(Catalog.modules.allSatisfy { $0.legacy == ($0.side == .legacy) })
  }

  @Test("defaults that surprise are said")
  func notes() {
    #expect(Catalog.endpoint("chats.list")?.note == "covers today only, unless timeFrom and timeTo say otherwise")
    #expect(
      Catalog.endpoint("tickets.list")?.note == "covers the last 90 days, unless timeFrom and timeTo say otherwise")
    #expect(Catalog.endpoint("visitors.list")?.note == "covers today only, unless requestedTime says otherwise")
    #expect(Catalog.endpoint("agents.list")?.note == nil)
  }
}
