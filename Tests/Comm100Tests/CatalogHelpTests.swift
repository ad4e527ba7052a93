import Testing

@testable import Comm100

@Suite("help from the catalog")
struct CatalogHelpTests {
  @Test("every resource has a card with its methods and two examples")
  func resources() {
    for resource in Catalog.modules.flatMap(\.resources) {
      let card = HelpCard(resource)
      #expect(!card.summary.isEmpty && card.title == resource.name)
      #expect(card.sections.first { $0.title == "methods" }?.rows.count == resource.endpoints.count)
      #expect(card.examples.count == 2 && Set(card.examples).count == 2, "\(resource.name): \(card.examples)")
    }
  }

  @Test("every call has a card that names all its parameters")
  func endpoints() {
    for (_, endpoint) in CatalogTests.endpoints {
      let card = HelpCard(endpoint)
      #expect(card.line == endpoint.line && !card.summary.isEmpty)
      let names = card.sections.flatMap { $0.rows.map(\.name) }
      for name in endpoint.pathParams.map(\.name) + endpoint.parameters.map(\.name) {
        #expect(names.contains(name), "\(endpoint.scriptName): \(name)")
      }
    }
  }

  @Test("every model has a card with a row for each field")
  func models() {
    for model in CatalogTests.models {
      #expect(HelpCard(model).sections.first?.rows.count ?? 0 == model.fields.count, "\(model.qualifiedName)")
    }
  }

  @Test("a call's card reads well")
  func card() throws {
    let endpoint = try #require(Catalog.endpoint("sites.list"))
    #expect(
      HelpCard(endpoint).lines.joined(separator: "\n") == """
        sites.list(keywords:, pageIndex:, pageSize:, sortBy:, sortOrder:)
          List customer sites
          GET /api/v3/partner/sites
          gives  query of Site, page by page
          pages  100 items unless pageSize says otherwise, at most 100

        parameters
          keywords   string
          pageIndex  integer
          pageSize   integer, default 100, at most 100
          sortBy     string
          sortOrder  string, one of asc | desc

        examples
          sites.list()
        """)
  }

  @Test(
    "examples read what they need, and only plan what writes",
    arguments: [
      ("agents.get", "agents.get(agents.list().first().id)"),
      ("agents.unlock", "explain(agents.unlock(agents.list().first().id))"),
      ("chatButton.get", "campaigns[campaigns.list().first().id].chatButton.get()"),
      ("agents.listByRole", "agents.listByRole(roles.list().first().id)"),
      (
        "reports.chatVolume", "reports.chatVolume(timeFrom: now() - 7.days, timeTo: now(), group: \"hour\")"
      ),
      ("sites.get", "sites.get(sites.list().first().id)"),
      ("questions.get", "explain(questions.get(\"1\"))"),
    ])
  func example(call: String, line: String) throws {
    #expect(HelpExamples.example(of: try #require(Catalog.endpoint(call))) == line)
  }

  @Test(
    "search finds what a word means, the likeliest first",
    arguments: [
      ("ban", "bans"), ("Bans", "bans"), ("unlock", "agents.unlock"), ("ticket", "tickets"),
      ("department", "departments"), ("chat volume", "reports.chatVolume"), ("agent", "agents"),
    ])
  func search(text: String, first: String) {
    #expect(Catalog.search(text).first?.name == first)
  }

  @Test("search finds nothing for nothing")
  func nothing() {
    #expect(Catalog.search("").isEmpty && Catalog.search(" ?! ").isEmpty && Catalog.search("zzzzqq").isEmpty)
    #expect(Catalog.search("a", limit: 5).count == 5)
  }

  @Test("the reference page has every resource, call and model")
  func page() {
    let page = ReferencePage.resources()
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.filter { $0.hasPrefix("### ") && !$0.hasPrefix("### Records") }.count == 161)
    #expect(lines.filter { $0.hasPrefix("| `") }.count == 701)
    #expect(lines.filter { $0.hasPrefix("- **") }.count == 362)
    #expect(!page.contains("\n\n\n"))
  }
}
