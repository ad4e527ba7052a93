import C100Kit

extension ColonCommand {
  /// `:time EXPR`: how long it takes, and what it sends.
  static let time = ColonCommand(":time", "EXPR", "evaluates and says how long it took") { prompt, text in
    let services = prompt.workbench.services
    let calls = prompt.workbench.session.context.calls
    let before = calls.entries.count
    let started = services.monotonicNanoseconds()
    prompt.evaluate(text)
    let nanoseconds = services.monotonicNanoseconds() &- started
    let new = calls.entries.dropFirst(before)
    let sent = new.filter { !$0.wasKept }.count
    let microseconds = nanoseconds / 1000
    let text = microseconds >= 10_000 ? "\(microseconds / 1000) ms" : "\(Double(microseconds) / 1000) ms"
    prompt.tell("\(text), \(sent) request\(sent == 1 ? "" : "s")\n")
  }
}
