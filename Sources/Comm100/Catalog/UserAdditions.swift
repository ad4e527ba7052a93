/// What the pages do not name and the API takes and answers all the same.
///
/// - Every paged list takes `pageIndex`, `pageSize`, `sortBy` and `sortOrder`.
/// - A partner's site has a `name`.
enum UserAdditions {
  /// The parameters of paged lists that the endpoint's page does not name.
  static func parameters(of endpoint: Endpoint) -> [Parameter] {
    guard let page = endpoint.page, page.paged else { return [] }
    let known = endpoint.query.map(\.name)
    let common = [
      Parameter(.integer, "pageIndex", .fromUser, default: page.pageIndexBase.map(DefaultValue.integer)),
      Parameter(
        .integer, "pageSize", .fromUser, default: page.pageSizeDefault.map(DefaultValue.integer), max: page.pageSizeMax),
      Parameter(.string, "sortBy", .fromUser),
      Parameter(.string, "sortOrder", .fromUser, values: ["asc", "desc"]),
    ]
    return common.filter { !known.contains($0.name) }
  }

  /// The fields of a model that its page does not name.
  static func fields(of model: String) -> [Field] {
    model == "partner.Site" ? [.string("name", .fromUser)] : []
  }
}
