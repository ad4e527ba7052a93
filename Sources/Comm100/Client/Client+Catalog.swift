import JSONText

/// Calls by the names of the catalog, with arguments checked before anything is sent.
extension Client {
  /// Calls an endpoint by its script name.
  ///
  /// ```
  /// let reply = try await client.call("agents.get", [1])
  /// try await client.call("departments.delete", ["f0a1…"])
  /// ```
  /// - Parameter path: the ids that the path needs, in order.
  /// - Parameter named: query parameters and fields of the body by name.
  /// - Parameter body: an object, or for the calls that take one, a list.
  /// - Throws: `.refused` for an unknown name or wrong arguments; else what ``send(_:)`` throws.
  @discardableResult
  public func call(
    _ name: String, _ path: [JSON] = [], named: KeyValuePairs<String, JSON> = [:], body: JSON? = nil
  ) async throws(APIError) -> Reply {
    let (_, request) = try checked(name, path, named, body)
    return try await send(request)
  }

  /// The items of a list by the resource's script name, lazily: `client.items("agents", named: ["pageSize": 50])`.
  ///
  /// A wrong name or argument is thrown when the first item is asked for.
  public func items(
    _ resource: String, of parent: [JSON] = [], named: KeyValuePairs<String, JSON> = [:], demand: PageDemand = .some
  ) -> ItemSequence {
    ItemSequence(pages: pages(resource, of: parent, named: named, demand: demand))
  }

  /// The pages of a list by the resource's script name, lazily.
  public func pages(
    _ resource: String, of parent: [JSON] = [], named: KeyValuePairs<String, JSON> = [:], demand: PageDemand = .some
  ) -> PageSequence {
    do throws(APIError) {
      let (endpoint, request) = try checked("\(resource).list", parent, named, nil)
      let id = Catalog.resource(endpoint.resource)?.id?.name
      return pages(
        request, list: ListShape(endpoint.page ?? Catalog.resource(endpoint.resource)?.list, id: id), demand: demand)
    } catch {
      return PageSequence(client: self, walk: nil, refusal: error, demand: demand, ahead: nil)
    }
  }

  private func checked(
    _ name: String, _ path: [JSON], _ named: KeyValuePairs<String, JSON>, _ body: JSON?
  ) throws(APIError) -> (Endpoint, APIRequest) {
    guard let endpoint = Catalog.endpoint(name) else {
      throw APIError(
        .refused, "there is no call '\(Preview.short(name))'",
        advice: "names are those of the catalog, such as agents.list")
    }
    let arguments = CallArguments(
      path: path.map(ArgumentValue.json), named: named.map { ($0.key, .json($0.value)) },
      body: body.map(ArgumentValue.json))
    if let problem = ArgumentCheck.problems(endpoint, arguments).first { throw APIError(problem) }
    do throws(ArgumentProblem) {
      let builder = RequestBuilder(now: WireTime(seconds: Int(ticker.wall.components.seconds)))
      return (endpoint, try builder.request(endpoint, arguments))
    } catch {
      throw APIError(error)
    }
  }
}

extension APIError {
  /// A wrong argument, as an error of the client.
  public init(_ problem: ArgumentProblem) {
    self.init(.refused, problem.message, advice: problem.help.first, parameter: problem.argument)
  }
}
