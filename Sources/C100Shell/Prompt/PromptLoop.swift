import C100Kit
import C100Language
import C100Render
import Comm100
import Glibc
import LineEditor
import NearNames

/// The interactive prompt.
///
/// Lives on the language's thread. Its members are used by the `:commands`, which are values of their own.
final class PromptLoop {
  let workbench: Workbench
  let history: History
  let secrets = Secrets()
  private let questions: Questions
  /// What went well: `:script` writes the part that the last result needs.
  private(set) lazy var script = SessionScript(table: workbench.session.interpreter.table) {
    CatalogKnowledge.isResource($0)
  }
  private(set) var lastEntry = ""
  private var reader: any LineReader
  private var editor: TerminalEditor?
  private var entryNumber = 0
  private var earlier: [Value] = []
  private var isLeaving = false
  private let facts: TerminalFacts

  init(_ workbench: Workbench) {
    self.workbench = workbench
    questions = Questions(workbench)
    let options = workbench.options
    let output: Int32 = Screen.isTerminal(2) ? 2 : 1
    facts = workbench.display.facts(output)
    history = History(path: Self.historyPath())
    if !options.plain, !Screen.isDumb, let editor = TerminalEditor(output: output, editrc: Paths.editrc) {
      editor.usesColour = facts.colour
      self.editor = editor
      reader = editor
    } else {
      reader = PlainReader(showsPrompt: true) { Streams.write($0.utf8, to: output) }
    }
    prepare()
  }

  private static func historyPath() -> String? {
    guard let path = Paths.history, Paths.makeFolder(of: path) else { return nil }
    return path
  }

  private func prepare() {
    let context = workbench.session.context
    context.noteSecret = { [unowned self] secret in
      secrets.note(secret)
      history.forget { secrets.isHeld(by: $0) }
      recall()
      script.mask { secrets.isHeld(by: $0) }
    }
    context.confirm = { [questions] request throws(Raise) in questions.allows(request) }
    if Ask.canAsk(workbench.options) { context.costs.ask = { [questions] in questions.decide($0) } }
    context.onKept = { [trace = workbench.trace] target, age in trace.noteKept(target, age) }
    context.onPage = { [progress = workbench.progress] items, total in progress.note(items: items, total: total) }
    context.maskStatement = { [unowned self] in secrets.masked($0) }
    editor?.complete = { [unowned self] text, cursor in completer().complete(text, cursor) }
    (reader as? PlainReader)?.complete = { [unowned self] text, cursor in completer().complete(text, cursor) }
    editor?.edit = { Editor.edit($0) }
    recall()
  }

  // MARK: - The loop

  func run() -> ExitStatus {
    say(banner + "\n")
    if let path = Paths.history, Self.historyPath() == nil {
      say("warning: the history is not kept: the folder of \(Safe.text(path)) cannot be made\n")
    }
    runInitScript()
    while !isLeaving {
      let table = workbench.session.interpreter.table
      var continuation = Continuation(width: promptName.count + 1, table)
      let entry = reader.read(prompt) { continuation.prompt(after: $0, moreWaits: $1) }
      switch entry {
      case .entry(let text): perform(text)
      case .interrupted: continue
      case .invalid(let text, let offset, let byte):
        let hex = String(byte, radix: 16, uppercase: true)
        fail("the entry holds a byte that is not UTF-8: \(hex) at byte \(offset + 1) of '\(text)'")
      case .end: isLeaving = true
      }
    }
    editor = nil
    workbench.close()
    return .success
  }

  private func perform(_ text: String) {
    let trimmed = Self.trimmed(text)
    guard !trimmed.isEmpty else { return }
    questions.begin()
    workbench.session.context.costs.begin()
    if !secrets.isHeld(by: trimmed) { remember(trimmed) }
    if trimmed.hasPrefix(":") {
      colon(trimmed)
    } else if !word(trimmed) {
      lastEntry = trimmed
      evaluate(text)
    }
  }

  /// The arrow keys find the history, read when the first of them asks.
  private func recall() { reader.recall { [history] in history.entries } }

  func remember(_ entry: String) {
    let before = history.warning
    history.add(entry)
    if let warning = history.warning, warning != before { say("warning: \(Safe.text(warning))\n") }
    recall()
  }

  static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let last = text.unicodeScalars.last, last.properties.isWhitespace { text.unicodeScalars.removeLast() }
    while let first = text.unicodeScalars.first, first.properties.isWhitespace { text.unicodeScalars.removeFirst() }
    return String(text)
  }

  /// Words that act when they stand alone, unless a variable has the name.
  private func word(_ text: String) -> Bool {
    guard workbench.session[text] == nil else { return false }
    switch text {
    case "exit", "quit": isLeaving = true
    case "more": more()
    case "help", "?": help("")
    case _ where text.hasPrefix("help ") && workbench.session["help"] == nil:
      help(Self.trimmed(String(text.dropFirst(5))))
    case _ where Tour.isCalled(by: text): Tour.run(text, self, reader)
    default: return false
    }
    return true
  }

  private func more() {
    _ = workbench.showing { [display = workbench.display] run throws(Raise) in try display.more(run) }
  }

  private func colon(_ text: String) {
    let (name, rest) = ColonCommand.parts(of: text)
    guard let command = ColonCommand.named(name) else {
      let near = NearName.of(name, in: ColonCommand.all.map(\.name)).map { ", did you mean \($0)?" }
      fail("there is no command '\(name)'\(near ?? "; :help lists them")")
      return
    }
    command.run(self, rest)
  }

  func leave() { isLeaving = true }

  private func runInitScript() {
    guard let path = Paths.initScript, let bytes = Streams.readFile(Array(path.utf8)) else { return }
    _ = workbench.evaluate(Source(name: path, bytes: bytes), mode: .prompt, shows: .nothing)
  }

  // MARK: - Evaluating

  func evaluate(_ text: String) {
    entryNumber += 1
    evaluate(Source(name: "prompt:\(entryNumber)", text: text))
  }

  func evaluate(_ source: Source) {
    var kept: [Span] = []
    let status = workbench.evaluate(source, mode: .prompt, shows: .all) { [unowned self] value, span in
      keep(value)
      kept.append(span)
    }
    if status == .success {
      keepAssigned(source)
      script.note(source, kept: kept)
      script.mask { [secrets] in secrets.isHeld(by: $0) }
    }
    if workbench.requestedExit != nil { isLeaving = true }
  }

  /// Evaluates a call of a built-in on an expression: `:explain EXPR`.
  func evaluateCall(_ function: String, _ argument: String) {
    let source = Source(name: "prompt", text: "\(function)(\(argument))")
    _ = workbench.evaluate(source, mode: .prompt, shows: .all)
  }

  /// `help agents`, `:help time zones`: what stands there is a value that has help, or words to look for.
  func help(_ words: String) {
    let root = words.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let isValue =
      words.contains { "(\"[".contains($0) } || workbench.session[String(root)] != nil
      || root.count < words.count && !words.contains(" ") || CatalogKnowledge.isResource(String(root)) || root == "api"
    evaluateCall("help", words.isEmpty || isValue ? words : "\"\(StringLiteral.body(words))\"")
  }

  /// Makes a value `_`, and the earlier ones `_1` … `_20`.
  private func keep(_ value: Value) {
    if case .nothing = value { return }
    let session = workbench.session
    if let last = session["_"] { earlier.insert(last, at: 0) }
    if earlier.count > 20 { earlier.removeLast() }
    for (position, value) in earlier.enumerated() { session["_\(position + 1)"] = value }
    session["_"] = value
  }

  /// `let x = …` and `x = …` make their value the last one too.
  private func keepAssigned(_ source: Source) {
    let table = workbench.session.interpreter.table
    let parsed = Parser.parse(source, mode: .prompt, functionParameters: table.functionParameters)
    switch parsed.program.statements.last {
    case .let(let statement)?: if let value = workbench.session[statement.name.text] { keep(value) }
    case .assign(let statement)?: if let value = workbench.session[statement.target.root.text] { keep(value) }
    default: break
    }
  }

  // MARK: - Words

  private var banner: String {
    let place: String
    if workbench.usesSandbox {
      place = workbench.identity.isSandbox ? "sandbox" : "sandbox (no profile yet: `c100 login`)"
    } else {
      let words = [workbench.identity.profile?.name, workbench.identity.site.map { "site \($0)" }].compactMap(\.self)
      place = words.isEmpty ? workbench.identity.portal ?? workbench.identity.api ?? "" : words.joined(separator: " · ")
    }
    return "c100 \(Version.number) · \(Safe.text(place)) · help, tour, Ctrl-D to leave"
  }

  /// What stands before the `>`: profile and site, so that nobody works on the wrong one.
  private var promptName: String {
    var name = "c100"
    if !workbench.usesSandbox, let profile = workbench.identity.profile {
      name += " \(Safe.text(profile.name))" + (workbench.identity.site.map { "/\(Safe.text($0))" } ?? "")
    }
    if workbench.options.readOnly { name += " read-only" }
    if workbench.options.dryRun { name += " dry-run" }
    return name
  }

  private var prompt: Prompt {
    let theme = Theme.standard
    return Prompt(
      theme.paint("\(promptName)>", .prompt, facts) + " ",
      right: budget.isEmpty ? "" : theme.paint(budget, .dim, facts))
  }

  /// `287/300 3:12`: the calls left, and when all are free again.
  private var budget: String {
    guard workbench.session.context.isConnected, let client = try? workbench.session.context.client(),
      let limit = client.limit, let left = client.requestsLeft
    else { return "" }
    guard left < limit.calls, let free = client.nextFree?.all else { return "\(left)/\(limit.calls)" }
    // A request on its way holds its call longer than a window: that is no news for a person.
    let seconds = Int(min(free, limit.window).components.seconds)
    return "\(left)/\(limit.calls) \(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }

  func tell(_ text: String) { workbench.display.tell(text) }

  func say(_ text: String) { workbench.display.say(text) }

  func fail(_ message: String) {
    say(Theme.standard.paint("error", .error, facts) + ": \(Safe.text(message))\n")
  }

  // MARK: - Completion

  func completer() -> Completer {
    var facts = CompletionFacts(of: workbench.session)
    facts.commands = ColonCommand.all.map { ($0.name, $0.summary) }
    facts.settings = Setting.all.map { ($0.name, $0.summary) }
    return Completer(table: workbench.session.interpreter.table, facts: facts)
  }
}

extension CompletionFacts {
  /// What a session knows: its variables, zones, files.
  init(of session: Session) {
    self.init()
    variables = session.interpreter.globalNames.compactMap { name in session[name].map { (name, Subject(of: $0)) } }
    zones = TimeZones.rows.map { ($0.id, $0.display) }
    files = FileNames.beginning
    let met = session.context.seen
    seen = { model, path in met.values(model: model, path: path) }
    seenItems = { met.items(of: $0) }
  }
}
