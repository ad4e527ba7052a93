// A program with c100 inside: a help desk's dashboard that lets its users write the questions themselves.
// Run it with `swift run EmbeddingExample`; it asks an API that is emulated in this process, so it needs no account.
import C100Kit
import C100Language
import C100Sandbox
import Comm100
import JSONText

// MARK: - A session

/// Everything that a user's script can do is handed in here: whom to ask, what to print to, what it may use.
@Sendable
func makeSession(_ sandbox: Sandbox, limits: Limits, print: @escaping @Sendable (String) -> Void) -> AsyncSession {
  AsyncSession(timeLimit: .seconds(20)) {
    let session = Session(services: HostServices(write: print), limits: limits, functions: deskFunctions) {
      () throws(Raise) in try emulatedClient(sandbox)
    }
    session["desk"] = .host(Desk())
    return session
  }
}

/// A client of the emulated API. For the real one: `Client(home: …, access: .token(…), transport: HTTPTransport())`.
func emulatedClient(_ sandbox: Sandbox) throws(Raise) -> Client {
  do throws(HomeError) {
    let user = sandbox.credentials
    return Client(
      home: try Home(portal: "http://127.0.0.1:1", api: "http://127.0.0.1:1"),
      access: .password(email: user.email, password: .given(Secret(user.password)), siteId: String(user.siteId)),
      transport: SandboxTransport(sandbox))
  } catch {
    throw Raise(.network, "no home for the client: \(error)")
  }
}

// MARK: - What the program adds to the language

/// The program's own functions. Their parameters are declared: arguments are checked, `help("discount")` explains them.
let deskFunctions: [Builtin] = [
  Builtin(
    "discount", [BuiltinParameter("price", .number), BuiltinParameter("percent", .number, default: .value(10))],
    "The price less some percent."
  ) { arguments in
    guard let price = arguments[0].double, let percent = arguments[1].double else { throw DeskError.noNumber }
    guard (0...100).contains(percent) else { throw DeskError.impossible(percent) }
    return .number(JSONNumber(price * (100 - percent) / 100) ?? JSONNumber(0))
  },
  Builtin(
    "mood", [BuiltinParameter("text", .string)], "What a service far away thinks of a text.",
    awaiting: { arguments in
      // Stands for a request of the program's own.
      try await Task.sleep(for: .milliseconds(1))
      return .string((arguments[0].string ?? "").contains("!") ? "upset" : "calm")
    }),
  Builtin(
    "timed", on: .global, [BuiltinParameter("action", .function)], "What a function gives, and how long it took."
  ) { (call: inout Call) throws(Raise) in
    let start = call.run.services.monotonicNanoseconds()
    let value = try call.run.call(call.function(0), [])
    let took = call.run.services.monotonicNanoseconds() - start
    return .object(ObjectValue([("value", value), ("took", .duration(DurationValue(nanoseconds: Int(took))))]))
  },
  Builtin("tickets", on: .global, [], "The desk's tickets, newest first: as many as one looks at.") {
    (_: inout Call) throws(Raise) in .sequence(SequenceValue(TicketFeed()))
  },
]

enum DeskError: Error, CustomStringConvertible {
  case noNumber
  case impossible(Double)

  var description: String {
    switch self {
    case .noNumber: "a price and a percentage are numbers"
    case .impossible(let percent): "nobody gives \(percent) percent off"
    }
  }
}

/// A lazy sequence: nothing is made before a script pulls on it.
final class TicketFeed: SequenceSource {
  override var typeName: String { "tickets" }

  override func open(_ stages: ArraySlice<Stage>, _ demand: Demand, _ run: Run) throws(Raise) -> Opened {
    Opened(Walk())
  }

  private final class Walk: Cursor {
    private var number = 0

    override func next(_ run: Run) throws(Raise) -> Value? {
      number += 1
      return .object(ObjectValue([("id", .integer(number)), ("subject", .text("Ticket \(number)"))]))
    }
  }
}

/// An object with members of its own: `desk.isOpen`, `desk.close()`.
final class Desk: HostValue {
  private var isOpen = true

  override var typeName: String { "desk" }
  override var memberNames: [String] { ["isOpen", "close"] }

  override func member(_ name: String, _ run: Run) throws(Raise) -> Value {
    if name == "isOpen" { return .bool(isOpen) }
    return try super.member(name, run)
  }

  override func hasMethod(_ name: String) -> Bool { name == "close" }

  override func call(_ name: String, _ call: inout Call) throws(Raise) -> Value? {
    guard name == "close" else { return nil }
    isOpen = false
    return .nothing
  }
}

// MARK: - What users write

/// Evaluates a user's text and says what came of it, whatever that is.
func answer(_ session: AsyncSession, _ text: String) async -> String {
  do {
    return try await session.json(text).text
  } catch {
    return "failed: \(error)"
  }
}

let sandbox = Sandbox(SandboxOptions(seed: 1, now: 1_795_255_200))
let limits = Limits(steps: 2_000_000, memory: 64 << 20)
let ann = makeSession(sandbox, limits: limits) { text in print("ann's script prints:", text, terminator: "") }
let bob = makeSession(sandbox, limits: limits) { text in print("bob's script prints:", text, terminator: "") }

// Values go in and come out as JSON.
try await ann.set("budget", to: 80)
try await ann.set("team", to: ["lead": "Ann", "members": ["Bo", "Cy"]])
print(await answer(ann, "sites.list(pageSize: 50).sortBy(\"name\").take(2).map(.name)"))
print(await answer(ann, "[19.5, 120].map(discount(it, 20)).where(it < budget)"))
print(await answer(ann, "print(mood(\"where is my order?!\")); try discount(10, 400) catch e { e.message }"))

// Functions of the script, lazy sequences and objects cross too.
print(await answer(ann, "timed(() => team.members.count()).value"))
print(await answer(ann, "tickets().where(.id % 10 == 0).take(2).map(.subject)"))
print(await answer(ann, "desk.close(); desk.isOpen"))

// What is wrong is known before anything runs, and told as data.
let problems = try await ann.with { session in
  session.check(Source(name: "ann", text: "let a = agents.list().first()\nprint(a.emial, discount())")).map { problem in
    let place = problem.source?.position(problem.span.start)
    return "\(place?.line ?? 0):\(place?.column ?? 0) \(problem.message)"
  }
}
for problem in problems { print(problem) }

// Errors come back as values, and the session goes on.
print(await answer(ann, "discount(\"ten\")"))
print(await answer(ann, "let n = 1 +"))

// Limits hold for built-ins too.
print(await answer(ann, "(1..1e12).map(it * 2).sum()"))
print(await answer(ann, "let s = \"text\"; while true { s += s }"))

// Two sessions know nothing of each other.
print(await answer(bob, "budget"))

// Whoever waits may stop waiting: the evaluation ends, the next one runs.
let endless = makeSession(sandbox, limits: Limits()) { _ in }
let question = Task { await answer(endless, "while true {}") }
try await Task.sleep(for: .milliseconds(20))
question.cancel()
print(await question.value)
print(await answer(endless, "6 * 7"))
