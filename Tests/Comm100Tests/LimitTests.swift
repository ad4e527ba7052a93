import Glibc
import Testing

@testable import Comm100

@Suite("the call limit")
struct LimitTests {
  /// The most stamps in any window that starts at one of them.
  static func most(_ stamps: [Duration], in window: Duration) -> Int {
    var most = 0
    for (i, start) in stamps.enumerated() { most = max(most, stamps[i...].prefix { $0 < start + window }.count) }
    return most
  }

  @Test("tickets come back one window after the answer")
  func tickets() {
    var budget = RequestBudget(CallLimit(calls: 2, per: .seconds(10)))
    #expect(budget.take(at: .seconds(0), holding: .seconds(5)) == .now(ticket: 0))
    #expect(budget.take(at: .seconds(0), holding: .seconds(5)) == .now(ticket: 1))
    #expect(budget.take(at: .seconds(1), holding: .seconds(5)) == .later(.seconds(14), .spent))
    budget.settle(0, at: .seconds(2))
    #expect(budget.untilNext(at: .seconds(3)) == .seconds(9))
    #expect(budget.left(at: .seconds(12)) == 1)
    #expect(budget.take(at: .seconds(12), holding: .seconds(5)) == .now(ticket: 0))
  }

  @Test("three windows of calls never pass the limit and take hardly longer than they must")
  func threeWindows() {
    let limit = CallLimit.standard
    var budget = RequestBudget(limit)
    var now = Duration.zero
    var arrivals: [Duration] = []
    while arrivals.count < 900 {
      switch budget.take(at: now, holding: .seconds(30)) {
      case .later(let wait, _): now += wait
      case .now(let ticket):
        arrivals.append(now + .milliseconds(arrivals.count % 7))
        now += .milliseconds(8)
        budget.settle(ticket, at: now)
      }
    }
    #expect(Self.most(arrivals, in: limit.window) <= 300)
    #expect(now.inSeconds <= 600 * 1.03)
  }

  @Test("the wait of a run is told beforehand")
  func estimate() {
    var budget = RequestBudget(CallLimit(calls: 3, per: .seconds(60)))
    for i in 0..<3 {
      guard case .now(let ticket) = budget.take(at: .seconds(i), holding: .zero) else { continue }
      budget.settle(ticket, at: .seconds(i))
    }
    #expect(budget.wait(for: 0, at: .seconds(10)) == .zero)
    #expect(budget.wait(for: 1, at: .seconds(10)) == .seconds(50))
    #expect(budget.wait(for: 3, at: .seconds(10)) == .seconds(52))
    #expect(budget.wait(for: 4, at: .seconds(10)) == .seconds(110))
  }

  @Test("a server's word blocks every call")
  func block() {
    var budget = RequestBudget(CallLimit(calls: 3, per: .seconds(60)))
    budget.block(until: .seconds(20))
    #expect(budget.left(at: .seconds(10)) == 0)
    #expect(budget.left(at: .seconds(20)) == 3)
  }

  @Test("two ledgers of one file share its calls, and its mode is 0600")
  func shared() throws {
    let directory = try TemporaryDirectory()
    let path = "\(directory.path)/deep/calls"
    umask(0)
    let ticker = ManualTicker()
    let limit = CallLimit(calls: 20, per: .seconds(60))
    let ledgers = [
      CallLedger(limit: limit, path: path, ticker: ticker), CallLedger(limit: limit, path: path, ticker: ticker),
    ]
    var stamps: [Duration] = []
    for i in 0..<100 {
      let ledger = ledgers[i % 2]
      while true {
        switch ledger.take(holding: .seconds(30)) {
        case .later(let wait, _):
          ticker.advance(by: wait)
          continue
        case .now(let ticket):
          stamps.append(ticker.monotonic)
          ledger.settle(ticket)
        }
        break
      }
    }
    #expect(Self.most(stamps, in: limit.window) == 20)
    var facts = stat()
    #expect(stat(path, &facts) == 0 && facts.st_mode & 0o777 == 0o600)
    #expect(stat("\(directory.path)/deep", &facts) == 0 && facts.st_mode & 0o777 == 0o700)
    #expect(ledgers[0].takeNotice() == nil)
  }

  @Test("a ledger survives a restart of the machine's clock, and garbage")
  func restarts() throws {
    let directory = try TemporaryDirectory()
    let path = "\(directory.path)/calls"
    let limit = CallLimit(calls: 10, per: .seconds(60))
    let before = CallLedger(limit: limit, path: path, ticker: ManualTicker(start: .seconds(90_000), epoch: "a"))
    for _ in 0..<4 { _ = before.take(holding: .zero) }
    let after = CallLedger(limit: limit, path: path, ticker: ManualTicker(start: .seconds(5), epoch: "b"))
    let (budget, now) = after.look()
    #expect(budget.left(at: now) == 6)
    let file = open(path, O_WRONLY | O_TRUNC)
    write(file, "garbage", 7)
    close(file)
    #expect(after.look().budget.left(at: now) == 10)
  }

  @Test("a ledger whose numbers are damaged is survived", arguments: [Int64.min, .min + 1, -1, 0, 1, .max - 1, .max])
  func damaged(number: Int64) throws {
    let directory = try TemporaryDirectory()
    let path = "\(directory.path)/calls"
    let limit = CallLimit(calls: 10, per: .seconds(60))
    // Behind the signature and the epoch: wall clock, calls, window, last call, and a moment for each ticket.
    for place in stride(from: 48, to: 160, by: 8) {
      for epoch in ["a", "b"] {
        unlink(path)
        let before = CallLedger(limit: limit, path: path, ticker: ManualTicker(epoch: "a"))
        for _ in 0..<10 { _ = before.take(holding: .zero) }
        let file = open(path, O_WRONLY)
        _ = withUnsafeBytes(of: number.littleEndian) { pwrite(file, $0.baseAddress, 8, off_t(place)) }
        close(file)
        let after = CallLedger(limit: limit, path: path, ticker: ManualTicker(start: .seconds(2000), epoch: epoch))
        for _ in 0..<11 { _ = after.take(holding: .seconds(1)) }
        after.settle(0)
        after.block(for: .seconds(5))
        let (budget, now) = after.look()
        #expect(budget.wait(for: 3, at: now) >= .zero && budget.untilAll(at: now) <= .seconds(800))
      }
    }
  }

  @Test("a symbolic link at the ledger's place is not followed")
  func link() throws {
    let directory = try TemporaryDirectory()
    symlink("\(directory.path)/elsewhere", "\(directory.path)/calls")
    let ledger = CallLedger(path: "\(directory.path)/calls", ticker: ManualTicker())
    #expect(ledger.take(holding: .zero) == .now(ticket: 0))
    #expect(ledger.takeNotice() != nil)
    #expect(access("\(directory.path)/elsewhere", F_OK) != 0)
  }

  @Test(
    "a 403 is the limit, the limit of the day, or a permission",
    arguments: [
      (403, "The number of your API requests has exceeded the limit", nil, false, false, LimitVerdict.window),
      (403, "Too many requests", nil, false, false, .window),
      (403, "You have no permission", nil, false, true, .none),
      (403, "Permission to limited departments only", nil, false, true, .none),
      (403, "", nil, false, false, .none),
      (403, "", nil, false, true, .window),
      (403, "No permission", nil, true, false, .window),
      (403, "Your requests exceeded the limit of the day", nil, false, false, .day),
      (403, "x", "429001", false, false, .window),
      (429, "", nil, false, false, .window),
      (429, "daily quota", nil, true, false, .day),
      (404, "limit exceeded", nil, true, true, .none),
    ] as [(Int, String, String?, Bool, Bool, LimitVerdict)])
  func verdicts(status: Int, message: String, code: String?, retryAfter: Bool, nearEnd: Bool, expected: LimitVerdict) {
    let verdict = LimitVerdict(
      status: status, message: message, code: code, hasRetryAfter: retryAfter, isBudgetNearEnd: nearEnd)
    #expect(verdict == expected)
  }

  @Test(
    "Retry-After is bounded whatever it says",
    arguments: [
      ("7", Duration.seconds(7)), ("0", .zero), ("-1", .zero), ("1e99", .seconds(305)), ("inf", nil), ("soon", nil),
      ("", nil), (" 3 ", .seconds(3)), ("Tue, 14 Nov 2023 22:13:30 GMT", .seconds(10)),
      ("Tue, 14 Nov 2023 22:13:00 GMT", .zero), ("Fri, 31 Dec 9999 23:59:59 GMT", .seconds(305)), ("nan", nil),
    ] as [(String, Duration?)])
  func retryAfter(text: String, expected: Duration?) {
    #expect(RetryAfter.wait(text, wall: .seconds(1_700_000_000), atMost: .seconds(305)) == expected)
  }
}
