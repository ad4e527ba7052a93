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
  AsyncSession {
    Session(services: HostServices(write: print), limits: limits, functions: deskFunctions) { () throws(Raise) in
      try emulatedClient(sandbox)
    }
  }
}

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

// MARK: - What users write

/// Evaluates a user's text and says what came of it, whatever that is.
func answer(_ session: AsyncSession, _ text: String) async -> String {
  do {
    return try await session.json(text).description
  } catch let failure as EvaluationFailure {
    switch failure {
    case .syntax(let problems): return "not understood: " + problems.map(\.message).joined(separator: "; ")
    case .raised(let raise): return "failed (\(raise.kind.name)): \(raise.message)"
    }
  } catch {
    return "failed: \(error)"
  }
}

let sandbox = Sandbox(SandboxOptions(seed: 1, now: 1_795_255_200))
let limits = Limits(steps: 2_000_000, memory: 64 << 20)
let ann = makeSession(sandbox, limits: limits) { text in print("ann's script prints:", text, terminator: "") }
let bob = makeSession(sandbox, limits: limits) { text in print("bob's script prints:", text, terminator: "") }

// Values go in and come out as JSON.
try await ann.set("budget", to: .integer(80))
print(await answer(ann, "sites.list(pageSize: 50).sortBy(\"name\").take(2).map(.name)"))
print(await answer(ann, "[19.5, 120].map(discount(it, 20)).where(it < budget)"))
print(await answer(ann, "print(mood(\"where is my order?!\")); try discount(10, 400) catch e { e.message }"))

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
