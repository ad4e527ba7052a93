import C100Language
import C100Render
import Comm100
import JSONText

/// The built-ins that need the API: login, explanations, help, the list of calls.
enum SessionBuiltins {
  static func make(_ context: SessionContext) -> [Builtin] {
    [login(context), logout(context), session(context), explain(), curl(context), help(context), calls(context)]
  }

  // MARK: - Access

  private static func login(_ context: SessionContext) -> Builtin {
    Builtin(
      "login", on: .global,
      [
        BuiltinParameter("email", .string, default: .optional), BuiltinParameter("siteId", default: .optional),
        BuiltinParameter("password", default: .optional), BuiltinParameter("token", default: .optional),
        BuiltinParameter("apiKey", default: .optional), BuiltinParameter("partner", .bool, default: .optional),
      ],
      """
      Logs in for this session; asks for the password without echo unless it is given. With an e-mail and apiKey: for \
      what takes no token, such as the v2 modules. With partner: true, as a partner.
      """,
      examples: [], traits: .takesSecrets
    ) { call throws(Raise) in
      let access = try access(call, context)
      let client = try context.client()
      let before = client.access
      client.become(access)
      context.forgetAnswers()
      guard access.canLogIn else { return .nothing }
      do throws(Raise) {
        try Blocking.wait(call.run, on: client) { () async throws(APIError) in try await client.login() }
      } catch {
        client.become(before)
        throw error
      }
      return .nothing
    }
  }

  private static func access(_ call: Call, _ context: SessionContext) throws(Raise) -> Access {
    if call.has(3) { return .token(try secret(call, 3, context)) }
    guard call.has(0) else {
      throw call.failure(
        .value, "login needs an e-mail or a token", argument: 0,
        help: ["login(email: \"you@example.com\", siteId: 10000) asks for the password"])
    }
    let email = try call.string(0)
    if call.has(4) { return .apiKey(email: email, key: .given(try secret(call, 4, context))) }
    func password() throws(Raise) -> SecretSource {
      if call.has(2) { return .given(try secret(call, 2, context)) }
      let password = try context.askPassword("password of \(email): ")
      context.noteSecret(password)
      return .given(password)
    }
    if call.has(5), try call.bool(5) { return .partner(email: email, password: try password()) }
    guard call.has(1), let site = PathText.segment(of: call.value(1)) else {
      throw call.failure(.value, "login needs the site's number: siteId: 10000", argument: 1)
    }
    return .password(email: email, password: try password(), siteId: site)
  }

  private static func secret(_ call: Call, _ i: Int, _ context: SessionContext) throws(Raise) -> Secret {
    let secret: Secret
    switch call.value(i) {
    case .string(let text): secret = Secret(text.text)
    case .host(let host as SecretValue): secret = host.secret
    default: throw call.wrongType(i, wanted: "a string")
    }
    context.noteSecret(secret)
    return secret
  }

  private static func logout(_ context: SessionContext) -> Builtin {
    Builtin("logout", on: .global, [], "Forgets the session's token; nothing is sent.") { call throws(Raise) in
      guard context.isConnected else { return .nothing }
      try context.client().logout()
      context.forgetAnswers()
      return .nothing
    }
  }

  private static func session(_ context: SessionContext) -> Builtin {
    Builtin(
      "session", on: .global, [],
      "Who is asked, and what is left to ask: an object with site, agent, host, expiresAt, callsLeft.",
      traits: .isProperty
    ) { _ throws(Raise) in SessionFacts.value(of: try context.client()) }
  }

  // MARK: - Asking about calls

  private static func explain() -> Builtin {
    Builtin(
      "explain", on: .global, [BuiltinParameter("call")],
      "Shows the requests that an expression would send and what would run here; sends nothing.",
      examples: [], traits: .plansArguments
    ) { call throws(Raise) in
      guard case .host(let planned as PlannedAnswer) = call.value(0) else {
        return .host(PlainText(explanation(of: call.value(0), call.run).text, isProse: true))
      }
      return .host(PlainText(planned.explanation(call.run, goesOn: goesOn(behind: planned, call)).text, isProse: true))
    }
  }

  /// Whether something is made of an answer that may ask for more: all but taking fields from it.
  private static func goesOn(behind planned: PlannedAnswer, _ call: Call) -> Bool {
    let whole = call.argumentSpan(0)
    guard let span = planned.span, span.end != whole.end else { return false }
    guard span.start >= whole.start, span.end < whole.end, let source = call.source else { return true }
    let rest = source.text(Span(start: span.end, end: whole.end))
    return rest.utf8.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
  }

  /// The explanation of a planned value: a query with its stages, calls that would be made, or nothing to send.
  static func explanation(of value: Value, _ run: Run) -> Explanation {
    switch value {
    case .sequence(let sequence):
      guard let query = sequence.source as? Query else { return Explanation(nothingFor: value) }
      return Explanation(query, sequence.stages, .all, run)
    case .host(let planned as PlannedAnswer): return planned.explanation(run, goesOn: false)
    case .host(let rendering as Rendering): return explanation(of: rendering.value, run)
    case .list, .object:
      let parts = asking(in: value)
      return parts.isEmpty ? Explanation(nothingFor: value) : Explanation(parts.map { explanation(of: $0, run) })
    default: return Explanation(nothingFor: value)
    }
  }

  /// The values inside a list or object that stand for requests, in order. Values may be of any depth, and may hold one
  /// another any number of times: no more are looked through than anybody writes down.
  private static func asking(in value: Value) -> [Value] {
    var asking: [Value] = []
    var open = [value]
    var looks = 10_000
    while looks > 0, let value = open.popLast() {
      looks -= 1
      switch value {
      case .list(let list): open += list.elements.prefix(1_000).reversed()
      case .object(let object) where object.origin == nil: open += object.values.prefix(1_000).reversed()
      case .host(is PlannedAnswer): asking.append(value)
      case .host(let rendering as Rendering): open.append(rendering.value)
      case .sequence(let sequence) where sequence.source is Query: asking.append(value)
      default: break
      }
    }
    return asking
  }

  private static func curl(_ context: SessionContext) -> Builtin {
    Builtin(
      "curl", on: .global, [BuiltinParameter("call")],
      "The first request of an expression as a line for the shell, the token as $C100_TOKEN; sends nothing.",
      examples: [], traits: .plansArguments
    ) { call throws(Raise) in
      let requests = plannedRequests(of: call.value(0), call.run)
      guard !requests.isEmpty else {
        throw call.failure(.value, "this expression sends no request", argument: 0)
      }
      let client = try context.client()
      return .host(PlainText(requests.flatMap { CurlLine.lines($0, client) }.joined(separator: "\n")))
    }
  }

  static func plannedRequests(of value: Value, _ run: Run) -> [PlannedRequest] {
    switch value {
    case .sequence(let sequence):
      guard let query = sequence.source as? Query else { return [] }
      return query.standIns.requests(run) + [query.firstRequest(sequence.stages, .all, run)]
    case .host(let planned as PlannedAnswer): return planned.requests(run)
    case .host(let rendering as Rendering): return plannedRequests(of: rendering.value, run)
    case .list, .object: return asking(in: value).flatMap { plannedRequests(of: $0, run) }
    default: return []
    }
  }

  // MARK: - What was sent

  private static func calls(_ context: SessionContext) -> Builtin {
    Builtin(
      "calls", on: .global, [], "The requests of this session, oldest first: a list like any other.",
      traits: .isProperty
    ) { _ throws(Raise) in
      .elements(
        context.calls.entries.map { entry in
          .object(
            ObjectValue([
              ("number", .integer(entry.number)), ("statement", .text(context.maskStatement(entry.statement))),
              ("method", .text(entry.method)), ("path", .text(entry.path)),
              ("status", entry.status.map(Value.integer) ?? .null),
              ("ms", Int(exactly: entry.milliseconds.rounded()).map(Value.integer) ?? .null),
              ("bytes", .integer(entry.bytes)), ("from", .text(entry.wasKept ? "kept" : "sent")),
            ]))
        })
    }
  }

  // MARK: - Help

  private static func help(_ context: SessionContext) -> Builtin {
    Builtin(
      "help", on: .global, [BuiltinParameter("about", default: .optional)],
      "Explains a resource, a method, a call, a built-in or a topic.",
      examples: [], traits: [.plansArguments, .asksAboutCall]
    ) { call throws(Raise) in .host(PlainText(Help.text(call.value(0), call.run.table), isProse: true)) }
  }
}
