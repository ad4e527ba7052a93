import C100Language
import FuzzDriver

@_cdecl("FuzzMachine_main")
func main(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzDriver.run(count, arguments, fuzzMachine) }

/// Whatever a program does, under limits it ends with a value or an error, the same each time, and the next one runs.
private func fuzzMachine(_ bytes: [UInt8]) {
  // Half of the inputs are texts, the others are the choices of somebody who writes programs.
  let isText = (bytes.first ?? 0) & 1 == 0
  let text: String
  if isText {
    text = String(decoding: bytes.dropFirst(), as: UTF8.self)
  } else {
    var writer = ProgramWriter(bytes.dropFirst())
    text = writer.program()
  }
  thread.perform {
    let first = outcome(text)
    precondition(first.hasPrefix("exhausted") || first == outcome(text), "two runs differ: \(text)")
  }
}

private let thread = LanguageThread(stackSize: 64 << 20)
private let table = BuiltinTable(Library.builtins)
private let limits = Limits(callDepth: 300, nativeDepth: 60, steps: 20_000, memory: 512 << 20, stackSize: 64 << 20)

/// What comes of a program in a language of its own: typed at a prompt, shown as text.
private func outcome(_ text: String) -> String {
  let interpreter = Interpreter(table: table, services: Services(), limits: limits)
  var result: String
  do throws(EvaluationFailure) {
    let value = try interpreter.evaluate(Source(name: "fuzz", text: text), mode: .prompt)
    interpreter[global: "result"] = value.isNothing ? .null : value
    result = try interpreter.evaluate(Source(name: "show", text: "string(result)"), mode: .prompt).string ?? ""
  } catch {
    switch error {
    case .syntax(let diagnostics): result = "syntax: " + diagnostics.map(\.message).joined(separator: "; ")
    case .raised(let raise): result = "\(raise.kind.name): \(raise.message)"
    }
  }
  do throws(EvaluationFailure) {
    let sum = try interpreter.evaluate(Source(name: "next", text: "1 + 1"), mode: .prompt)
    guard case .integer(2) = sum else { preconditionFailure("1 + 1 is \(sum) after: \(text)") }
  } catch {
    preconditionFailure("1 + 1 fails after: \(text)")
  }
  // Chance and identity differ from run to run.
  return text.contains("shuffle") || text.contains("sample") || text.contains("random") ? "" : result
}
