import C100Language
import Comm100
import JSONText

extension Invocation {
  /// Makes the call: a list becomes a query that nobody has asked yet, everything else is sent now.
  func perform(_ run: Run) throws(Raise) -> Value {
    if endpoint.isQuery { return .sequence(SequenceValue(Query(self))) }
    if endpoint.isWrite { return try write(run) }
    if run.isPlanning { return planned([request]) }
    return try value(of: send(request, run), run)
  }

  var returnedModel: Model? { endpoint.returns.modelName.flatMap { Catalog.model($0, in: resource.module) } }

  // MARK: - Writing

  private func write(_ run: Run) throws(Raise) -> Value {
    guard !context.isReadOnly else {
      throw Raise(
        .value, "\(endpoint.scriptName) would change something, and this session only reads",
        help: ["leave out --read-only to allow it"], span: span)
    }
    let readRequest = readRequest
    if run.isPlanning { return planned((readRequest.map { [$0] } ?? []) + [request], merges: readRequest != nil) }
    let merged = try readRequest.flatMap { request throws(Raise) in try mergedBody(request, run) }
    let request = request(body: merged)
    let plan = PlannedRequest(request, name: endpoint.scriptName)
    if context.isDryRun {
      context.tell("not sent: \(plan.line)" + (bodyText(request).map { " \($0)" } ?? ""))
      return sentBody(request).map { record($0) } ?? .null
    }
    if let confirm = context.confirm, try !confirm(plan) {
      throw Raise(.cancelled, "not sent")
    }
    defer { context.kept.drop() }
    return try value(of: send(request, run), run)
  }

  /// A body in words, for a request that is not sent.
  private func bodyText(_ request: APIRequest) -> String? {
    guard case .multipart(let parts) = request.body else { return sentBody(request)?.text }
    return parts.map { "\($0.fileName ?? $0.name) (\($0.bytes.count) bytes)" }.joined(separator: ", ")
  }

  private func sentBody(_ request: APIRequest) -> JSON? {
    guard case .json(let bytes) = request.body else { return nil }
    return try? JSON(bytes)
  }

  /// The request that reads what will be replaced; nil when nothing is kept of it.
  private var readRequest: APIRequest? {
    guard endpoint.keepsRest(of: resource), let change = sentBody(request)?.object, endpoint.leavesOut(change) else {
      return nil
    }
    return APIRequest(method: .get, path: request.path, side: request.side, module: request.module)
  }

  private func mergedBody(_ read: APIRequest, _ run: Run) throws(Raise) -> JSON? {
    guard let change = sentBody(request)?.object else { return nil }
    let reply = try send(read, run)
    guard let root = try document(of: reply)?.root, root.kind == .object, let current = JSON(unwrapped(root)).object
    else {
      return nil
    }
    return .object(endpoint.replacement(of: current, changed: change))
  }

  private var returnedOrBodyModel: Model? {
    endpoint.body.modelName.flatMap { Catalog.model($0, in: resource.module) } ?? returnedModel
  }

  // MARK: - Sending and reading the answer

  func send(_ request: APIRequest, _ run: Run) throws(Raise) -> Reply {
    do throws(Raise) {
      let client = try context.client()
      try context.costs.willSend(client)
      return try Blocking.wait(run, on: client) { () async throws(APIError) in try await client.send(request) }
    } catch {
      throw located(error)
    }
  }

  /// Points an error at the argument that the server's message names.
  func located(_ error: Raise) -> Raise {
    guard error.span == nil else { return error }
    error.span = span
    // A list is asked for when somebody pulls on it, which may be far from its call.
    if error.source == nil { error.source = source }
    guard error.status != nil else { return error }
    let words = ServerWords(error.message)
    let quoted = arguments.named.last { words.quotes($0.value.plainText) }
    if error.status == 404, let at = quoted.flatMap({ spans[$0.label] }) {
      error.span = at
    } else if let named = words.first(of: Array(spans.keys)) {
      error.span = spans[named]
    } else if let body = spans["body"], words.first(of: (endpoint.bodyFields ?? []).map(\.name)) != nil {
      error.span = body
    } else if error.status == 404, let id = endpoint.holes.last.flatMap({ spans[$0] }) {
      error.span = id
    }
    return error
  }

  private func document(of reply: Reply) throws(Raise) -> JSONDocument? {
    do throws(APIError) {
      return try reply.json()
    } catch {
      throw located(Raise(error))
    }
  }

  private func unwrapped(_ node: JSONNode) -> JSONNode {
    guard let key = endpoint.unwrapKey, let inner = node.member(key, ignoringCase: true) else { return node }
    return inner
  }

  /// The answer as a value: a record, a list of records, a plain value, a file, null for nothing.
  private func value(of reply: Reply, _ run: Run) throws(Raise) -> Value {
    if reply.isFile(promised: endpoint.returns.isFile) { return .host(FileValue(reply)) }
    guard let document = try document(of: reply) else {
      // A change may be answered with nothing; a record that was asked for may not.
      guard endpoint.method.isRead, returnedModel != nil else { return .null }
      throw located(Raise(reply.emptyAnswer))
    }
    let root = unwrapped(document.root)
    guard let model = returnedModel else { return Value(root) }
    let origin = ModelOrigin(model, resource, itemBound, context)
    switch root.kind {
    case .object where !endpoint.returns.isMany:
      context.seen.note([root], origin)
      return .object(ObjectValue(root, origin: origin))
    case .object:
      guard let key = endpoint.page?.itemsKey, let items = root.member(key, ignoringCase: true), items.kind == .list
      else { return Value(root) }
      return records(items, origin)
    case .list: return records(root, origin)
    case .null, .bool, .number, .string: return Value(root)
    }
  }

  private func records(_ node: JSONNode, _ origin: ModelOrigin) -> Value {
    context.seen.note(Array(node.elements), origin)
    return .elements(node.elements.map { $0.kind == .object ? .object(ObjectValue($0, origin: origin)) : Value($0) })
  }

  /// A record made here, of what a write would have sent.
  private func record(_ json: JSON) -> Value {
    guard case .object = json, let model = returnedOrBodyModel, let document = try? JSONDocument(json.bytes) else {
      return Value(json)
    }
    return .object(ObjectValue(document.root, origin: ModelOrigin(model, resource, itemBound, context)))
  }

  /// The parents' ids, which the records' own actions need; the item's own comes from the record.
  var itemBound: BoundPath {
    BoundPath(holes: ids.holes.filter { $0.name == resource.parent?.param })
  }

  private func planned(_ requests: [APIRequest], merges: Bool = false) -> Value {
    let requests = requests.enumerated().map { i, request in
      PlannedRequest(
        request, name: endpoint.scriptName,
        unknowns: merges && i > 0 ? ["the other fields, as the first request answers them"] : [], standIns: standIns)
    }
    let origin = endpoint.returns.isMany ? nil : returnedModel.map { ModelOrigin($0, resource, itemBound, context) }
    return .host(PlannedValue(requests, model: returnedModel, origin: origin, standIns: standIns))
  }
}
