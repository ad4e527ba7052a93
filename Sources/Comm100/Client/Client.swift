import Synchronization

/// A session with the API: sends requests with the right token to the right host, within the call limit, again when that
/// is safe, and tells what went wrong in one type of error.
///
/// Safe to use from many tasks at once. Cancelling a task ends its request and closes its connection.
public final class Client: Sendable {
  /// The portal and the API that it asks.
  public let home: Home
  /// How it behaves; fixed for its life.
  public let options: ClientOptions
  let ticker: any Ticker
  private let transport: any Transport
  private let keeper: TokenKeeper
  private let ledger: CallLedger?
  private let state = Mutex(State())

  private struct State: Sendable {
    var sent = 0
    var retries = RetryBudget()
  }

  /// Opens nothing and sends nothing.
  public init(
    home: Home, access: Access = .none, transport: any Transport, ticker: any Ticker = SystemTicker(),
    options: ClientOptions = ClientOptions()
  ) {
    self.home = home
    self.options = options
    self.ticker = ticker
    self.transport = transport
    keeper = TokenKeeper(access, ticker)
    let limit = home.api.isLoopback ? options.limit : .standard
    ledger = limit.map { limit in
      let path = options.ledgerDirectory.map { CallLedger.path(in: $0, for: home.api) }
      return CallLedger(limit: limit, path: path, ticker: ticker)
    }
  }

  /// Closes the transport.
  public func shutdown() async { await transport.shutdown() }

  /// Where tasks that ask this client run best: the transport's own place, if it has one.
  public var executor: (any TaskExecutor)? { transport.executor }

  // MARK: - Who

  /// Who the session is.
  public var access: Access { keeper.access }

  /// The end of the token in hand, since 1970; `nil` when there is none or it does not tell.
  public var expiresAt: Duration? { keeper.endsAt }

  /// True when a token is in hand.
  public var isLoggedIn: Bool { keeper.hasToken }

  /// Becomes somebody else, without a request; the token in hand is forgotten.
  public func become(_ access: Access) { keeper.become(access) }

  /// Gets a token now instead of with the first request. Sends one request when there is none in hand.
  public func login() async throws(APIError) {
    _ = try await keeper.authorization(nil, logIn)
  }

  /// Forgets the token and the means to get one.
  public func logout() { keeper.become(.none) }

  // MARK: - How many

  /// Requests sent so far, logins and retries included.
  public var requestsSent: Int { state.withLock { $0.sent } }

  /// The limit that is kept, if any.
  public var limit: CallLimit? { ledger?.limit }

  /// How many calls may be sent at once; `nil` without a limit.
  public var requestsLeft: Int? {
    guard let (budget, now) = ledger?.look() else { return nil }
    return budget.left(at: now)
  }

  /// How long until a call is free, and until all are; `nil` without a limit.
  public var nextFree: (next: Duration, all: Duration)? {
    guard let (budget, now) = ledger?.look() else { return nil }
    return (budget.untilNext(at: now), budget.untilAll(at: now))
  }

  /// How long a run of that many calls would wait for the limit, when nobody else calls.
  public func wait(forCalls calls: Int) -> Duration {
    guard let (budget, now) = ledger?.look() else { return .zero }
    return budget.wait(for: calls, at: now)
  }

  /// True when reading ahead would spend the last calls.
  var isShortOfCalls: Bool {
    guard let (budget, now) = ledger?.look() else { return false }
    return budget.isNearEnd(at: now)
  }

  // MARK: - Sending

  /// Sends one request and waits for its answer.
  ///
  /// Reads are sent again after a failure as ``ClientOptions/retry`` says; a write is sent once, but for a 401 with
  /// renewal and for the call limit, when the server did nothing. Sends a login first when there is no token.
  /// - Throws: `.refused` before anything is sent; `.auth`, `.api`, `.limit`, `.network`, `.malformed`, `.cancelled`.
  public func send(_ request: APIRequest) async throws(APIError) -> Reply {
    let origin = try place(of: request)
    let target = try request.target.prefixed(request.side.pathPrefix)
    var headers: [(name: String, value: String)] = [("Accept", "application/json"), ("User-Agent", options.userAgent)]
    let body = request.body?.encoded()
    if let body { headers.append(("Content-Type", body.type)) }
    return try await perform(
      Call(
        method: request.method, origin: origin, target: target, headers: headers, body: body?.bytes,
        module: request.module, isLogin: false))
  }

  /// Where requests of a side go; `nil` when this session is not let in there.
  public func origin(of side: HostSide) -> Origin? {
    switch (side, access) {
    case (_, .none), (.api, .partner): nil
    case (.partner, .partner): home.partner
    case (.api, _), (.partner, _), (.botMessage, .apiKey): home.api
    case (.legacy, .apiKey): home.portal
    case (.botMessage, _), (.legacy, _): nil
    }
  }

  func place(of request: APIRequest) throws(APIError) -> Origin {
    if let origin = origin(of: request.side) { return origin }
    if case .none = access { throw .noAccess(request.module) }
    throw .wrongSide(request.side, access, request.module)
  }

  private struct Call {
    var method: HTTPMethod
    var origin: Origin
    var target: Target
    var headers: [(name: String, value: String)]
    var body: [UInt8]?
    var module: String?
    var isLogin: Bool

    var url: String { "\(origin)\(target.text)" }
  }

  private func perform(_ first: Call) async throws(APIError) -> Reply {
    var call = first
    var course = SendCourse(
      method: call.method, policy: options.retry, window: (limit ?? .standard).window, canRenew: !call.isLogin,
      isLogin: call.isLogin)
    var left = options.timeout
    while true {
      let (authorization, generation) = try await authorized(call)
      let ticket = try await takeTicket()
      let started = ticker.monotonic
      let (result, exchange) = await exchange(call, authorization, attempt: course.sent + 1, within: left)
      if let ticket { ledger?.settle(ticket) }
      if case .success(let reply) = result, reply.status != 401 { keeper.accept(generation) }
      let step = next(&course, result, generation)
      left -= ticker.monotonic - started
      switch step {
      case .done:
        guard case .success(let reply) = result else { continue }
        return Reply(
          status: reply.status, headers: reply.headers, bytes: reply.body, method: call.method, url: exchange.url,
          number: exchange.number, milliseconds: exchange.milliseconds)
      case .fail(let reason):
        throw error(reason, result, call, exchange)
      case .again(let pause, let attempt):
        guard pause < left else { throw error(last(result), result, call, exchange) }
        left -= pause
        try await sleep(pause, .retry(attempt: attempt))
      case .waitOut(let pause):
        guard options.waitsForLimit else {
          throw located(.limitRefused(next: pause), call, exchange)
        }
        ledger?.block(for: pause)
        try await sleep(pause, .serverLimit)
      case .renew:
        guard keeper.mayRenew(generation) else { throw error(.unauthenticated, result, call, exchange) }
        try await keeper.renew(after: generation, logIn)
      case .follow(let link):
        guard let target = try? Target(link, on: call.origin, from: call.target) else {
          throw error(.redirected(status: exchange.status ?? 0, to: link), result, call, exchange)
        }
        call.target = target
      }
    }
  }

  private func authorized(_ call: Call) async throws(APIError) -> (header: String?, generation: Int) {
    if call.isLogin { return (nil, -1) }
    let (header, generation) = try await keeper.authorization(call.module, logIn)
    return (header, generation)
  }

  private func next(
    _ course: inout SendCourse, _ result: Result<WireReply, TransportError>, _ generation: Int
  ) -> SendCourse.Step {
    let outcome: SendCourse.Outcome =
      switch result {
      case .success(let reply):
        .reply(
          status: reply.status, retryAfter: reply.header("Retry-After"), location: reply.header("Location"),
          body: { ErrorBody(reply.body) })
      case .failure(let error): .failure(error)
      }
    if case .success(let reply) = result, (200...299).contains(reply.status) {
      return course.step(after: outcome, .none)
    }
    let look = ledger?.look()
    return course.step(
      after: outcome,
      SendCourse.Facts(
        random: options.random(), wall: ticker.wall,
        isBudgetNearEnd: look.map { $0.budget.isNearEnd(at: $0.now) } ?? false,
        untilNext: look.map { $0.budget.untilNext(at: $0.now) } ?? .zero,
        withdraw: { [self] in state.withLock { $0.retries.withdraw() } }))
  }

  private func exchange(
    _ call: Call, _ authorization: String?, attempt: Int, within deadline: Duration
  ) async -> (Result<WireReply, TransportError>, Exchange) {
    var headers = call.headers
    if let authorization { headers.append(("Authorization", authorization)) }
    let number = state.withLock { state in
      state.sent += 1
      if attempt == 1 { state.retries.deposit() }
      return state.sent
    }
    var exchange = Exchange(
      number: number, method: call.method, url: call.url, milliseconds: 0, bytes: 0, bytesSent: call.body?.count ?? 0,
      attempt: attempt, isLogin: call.isLogin)
    options.observer?(.sending(exchange))
    let started = ticker.monotonic
    let result: Result<WireReply, TransportError>
    do throws(TransportError) {
      let reply = try await transport.send(
        WireRequest(
          method: call.method, origin: call.origin, target: call.target.text, headers: headers, body: call.body,
          deadline: Swift.max(deadline, .milliseconds(1))))
      result = .success(reply)
      exchange.status = reply.status
      exchange.bytes = reply.body.count
    } catch {
      result = .failure(error)
      exchange.failure = error.detail
    }
    exchange.milliseconds = (ticker.monotonic - started).inSeconds * 1000
    options.observer?(.finished(exchange))
    return (result, exchange)
  }

  // MARK: - Waiting

  private func takeTicket() async throws(APIError) -> Int? {
    guard let ledger else { return nil }
    while true {
      let grant = ledger.take(holding: options.timeout)
      if let notice = ledger.takeNotice() { options.observer?(.notice(notice)) }
      switch grant {
      case .now(let ticket): return ticket
      case .later(let wait, .pacing): try await sleep(wait, nil)
      case .later(let wait, .spent):
        guard options.waitsForLimit else { throw .limitSpent(ledger.limit, next: wait) }
        try await sleep(wait, .budget)
      }
    }
  }

  private func sleep(_ duration: Duration, _ reason: Pause.Reason?) async throws(APIError) {
    if let reason { options.observer?(.waiting(Pause(reason: reason, duration: duration))) }
    do {
      try await ticker.sleep(for: duration)
    } catch {
      throw .cancelled
    }
    if reason != nil { options.observer?(.resumed) }
  }

  // MARK: - Logging in

  private var logIn: TokenKeeper.LogIn {
    { [self] access in
      do throws(APIError) {
        return .success(try await token(for: access))
      } catch {
        return .failure(error)
      }
    }
  }

  private func token(for access: Access) async throws(APIError) -> TokenAnswer.Facts {
    guard let login = try await Login(access, home) else { throw .noAccess(nil) }
    let call = Call(
      method: .post, origin: login.origin, target: Target(path: login.path),
      headers: [
        ("Accept", "application/json"), ("User-Agent", options.userAgent),
        ("Content-Type", "application/x-www-form-urlencoded"),
      ], body: PercentCoding.form(login.fields), module: nil, isLogin: true)
    let reply = try await perform(call)
    if let facts = TokenAnswer.read(reply.bytes, key: login.key, wall: ticker.wall) { return facts }
    let body = ErrorBody(reply.bytes)
    var error = body.message.isEmpty && body.code == nil ? APIError.noToken : .login(status: reply.status, body)
    (error.status, error.method, error.url, error.request) = (reply.status, reply.method, reply.url, reply.number)
    throw error
  }

  // MARK: - Errors

  /// The reason behind a retry that does not take place.
  private func last(_ result: Result<WireReply, TransportError>) -> SendCourse.Reason {
    switch result {
    case .success(let reply): .refused(status: reply.status)
    case .failure(let error): .transport(error)
    }
  }

  private func error(
    _ reason: SendCourse.Reason, _ result: Result<WireReply, TransportError>, _ call: Call, _ exchange: Exchange
  ) -> APIError {
    let body = if case .success(let reply) = result { ErrorBody(reply.body) } else { ErrorBody([]) }
    let error: APIError =
      switch reason {
      case .refused(let status):
        call.isLogin && status < 500 ? .login(status: status, body) : .refused(status: status, body)
      case .unauthenticated:
        call.isLogin ? .login(status: 401, body) : .unauthenticated(body, canLogIn: keeper.access.canLogIn)
      case .limitOfTheDay: .limitOfTheDay
      case .redirected(let status, let link): .redirected(status, to: link)
      // A login sent twice does no harm: its outcome needs no word.
      case .transport(let failure): .transport(failure, method: call.isLogin ? .get : call.method)
      }
    var placed = located(error, call, exchange)
    if case .transport(let failure) = reason, failure.kind == .unknownHost, call.origin == home.api,
      let other = home.otherSpelling
    {
      placed.advice = "the reference also writes \(other): name https://\(other) as the API"
    }
    return placed
  }

  private func located(_ error: APIError, _ call: Call, _ exchange: Exchange) -> APIError {
    if error.kind == .cancelled { return error }
    var error = error
    error.status = error.status ?? exchange.status
    error.method = call.method
    error.url = exchange.url
    error.request = exchange.number
    return error
  }
}

extension SendCourse.Facts {
  /// For an outcome that needs none.
  fileprivate static var none: SendCourse.Facts {
    SendCourse.Facts(random: 0, wall: .zero, isBudgetNearEnd: false, untilNext: .zero, withdraw: { false })
  }
}
