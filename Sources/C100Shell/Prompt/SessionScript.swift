import C100Language
import C100Render

/// What went well at the prompt, statement by statement, and what each of them needs of the others: `:script` writes the
/// part that led to the last result.
final class SessionScript {
  private let table: BuiltinTable
  /// Whether a name is the API's: a resource, a module, `api`.
  private let isAPI: (String) -> Bool
  private var lines: [ScriptLine] = []
  /// Values that `_` has been so far.
  private var valueCount = 0
  /// Variables that functions change when they are called.
  private var latent: [String: Set<String>] = [:]

  init(table: BuiltinTable, isAPI: @escaping (String) -> Bool) {
    self.table = table
    self.isAPI = isAPI
  }

  /// Notes an entry that went well.
  ///
  /// - Parameter kept: where the expressions stand whose values became `_`, in order.
  func note(_ source: Source, kept: [Span]) {
    let program = Parser.parse(source, mode: .prompt, functionParameters: table.functionParameters).program
    for (i, statement) in program.statements.enumerated() {
      var line = ScriptLine(source.text(statement.span), table, valuesBefore: valueCount)
      if let name = Self.function(line) {
        latent[name] = line.changes.union(line.uses.flatMap { latent[$0] ?? [] })
        line.changes = []
      } else {
        line.changes.formUnion(line.uses.flatMap { latent[$0] ?? [] })
      }
      let isKept = kept.contains { statement.span.start <= $0.start && $0.end <= statement.span.end }
      let isLast = i == program.statements.count - 1
      if isKept || isLast && line.assigned != nil {
        line.value = valueCount
        valueCount += 1
      }
      lines.append(line)
    }
  }

  /// The name of the function that a line declares and does not run.
  private static func function(_ line: ScriptLine) -> String? {
    switch line.statement {
    case .function(let node): return node.name.text
    case .let(let node):
      if case .lambda = node.value { return node.name.text }
      return nil
    default: return nil
    }
  }

  /// Takes secrets out of what was noted: `env("C100_PASSWORD")` and its like stand for them.
  func mask(_ isSecret: (String) -> Bool) { for i in lines.indices { lines[i].mask(table, isSecret) } }

  // MARK: - The slice

  /// The lines that led to the last result, ready to run; nil when there is none.
  func text() -> (script: String, used: Int, of: Int)? {
    guard let target = lines.lastIndex(where: { !$0.isQuestion }) else { return nil }
    let slice = slice(to: target)
    var writer = ScriptWriter(lines: lines, slice: slice)
    let body = writer.write()
    let whole = "#!/usr/bin/env c100\n// From the prompt: the lines that its last result needs.\n" + body
    let laidOut = Formatter.format(Source(name: "script", text: whole), functionParameters: table.functionParameters)
    return (laidOut.text ?? whole, slice.count, lines.count)
  }

  /// Backwards from the result: what makes or changes a variable that is needed, or a value that `_` stood for.
  private func slice(to target: Int) -> [Int] {
    var names: Set<String> = []
    var values: Set<Int> = []
    var asksAPI = false
    var hasLogin = false
    var slice: [Int] = []
    for i in (0...target).reversed() {
      let line = lines[i]
      let isNeeded =
        i == target || !line.defines.isDisjoint(with: names) || !line.changes.isDisjoint(with: names)
        || line.value.map { values.contains($0) } == true || line.isLogin && asksAPI && !hasLogin
      guard isNeeded else { continue }
      slice.append(i)
      names.subtract(line.defines)
      names.formUnion(line.uses)
      values.formUnion(line.values.map(\.value))
      asksAPI = asksAPI || line.uses.contains(where: isAPI)
      hasLogin = hasLogin || line.isLogin
      if i == target, let name = line.assigned { names.insert(name) }
      // A change needs what it changes.
      names.formUnion(line.changes)
    }
    return slice.reversed()
  }
}

/// One statement of the prompt.
struct ScriptLine {
  private(set) var text: String
  private(set) var statement: Statement
  /// Names from outside that it mentions.
  private(set) var uses: Set<String> = []
  /// Variables that it declares.
  private(set) var defines: Set<String> = []
  /// Variables from outside that it changes.
  var changes: Set<String> = []
  /// The number of the value that it gave, which became `_`.
  var value: Int?
  /// Where it mentions earlier values, `_` and `_1` …, and which ones these are.
  private(set) var values: [(span: Span, value: Int)] = []

  init(_ text: String, _ table: BuiltinTable, valuesBefore: Int) {
    self.text = text
    let source = Source(name: "prompt", text: text)
    let parsed = Parser.parse(source, mode: .prompt, functionParameters: table.functionParameters)
    statement = parsed.program.statements.first ?? .expression(.invalid(.zero))
    let asked = AskedNames(table)
    for problem in Checker.check(parsed, source, knowledge: asked, options: .init(isPrompt: true)) {
      if case .notDeclared(let name, _) = problem.kind { asked.names.insert(name) }
    }
    changes = parsed.assignedNames.intersection(asked.names)
    uses = asked.names
    switch statement {
    case .let(let node): defines = [node.name.text]
    case .function(let node): defines = [node.name.text]
    case .import(let node):
      let imports = Imports(functionParameters: table.functionParameters, load: SourceFile.imported)
      defines = node.alias.map { [$0.text] } ?? Set((imports.exports(of: source)[node.path] ?? []).map(\.name))
    default: break
    }
    findValues(source, valuesBefore)
    uses = uses.filter { Self.back($0) == nil }
  }

  /// How many values before the last one `_`, `_1`, … is; nil for another name.
  private static func back(_ name: String) -> Int? {
    guard name.hasPrefix("_") else { return nil }
    return name == "_" ? 0 : Int(name.dropFirst())
  }

  private mutating func findValues(_ source: Source, _ before: Int) {
    let tokens = Lexer.tokens(source).tokens
    if let first = tokens.first, first.kind == .dot || first.kind == .questionDot {
      values.append((Span(start: first.start, end: first.start), before - 1))
    }
    for (i, token) in tokens.enumerated() where token.kind == .identifier {
      let isMember = i > 0 && (tokens[i - 1].kind == .dot || tokens[i - 1].kind == .questionDot)
      let isLabel = i + 1 < tokens.count && tokens[i + 1].kind == .colon
      guard !isMember, !isLabel, let back = Self.back(source.text(token.span)) else { continue }
      values.append((token.span, before - 1 - back))
    }
  }

  /// The variable that it gives a value to.
  var assigned: String? {
    switch statement {
    case .let(let node): node.name.text
    case .assign(let node): node.target.root.text
    default: nil
    }
  }

  private var called: String? {
    guard case .expression(.call(let call)) = statement, case .name(let name) = call.callee else { return nil }
    return name.text
  }

  var isLogin: Bool { called == "login" }
  /// Asks about something, or says who asks: no result of its own.
  var isQuestion: Bool { ["help", "explain", "curl", "login", "logout"].contains(called ?? "") }
  /// Begins with an earlier value and goes on from it: `.take(3)`, `_1.count()`.
  var goesOn: Bool { values.count == 1 && values[0].span.start == 0 }

  /// True for a chain, which another may go on from.
  var isChain: Bool {
    guard case .expression(let expression) = statement else { return false }
    switch expression {
    case .name, .call, .member, .index, .list, .string: return true
    default: return false
    }
  }

  /// The variable that stands for what a login takes under a label.
  private static let variables = ["password": "C100_PASSWORD", "token": "C100_TOKEN", "apiKey": "C100_API_KEY"]

  /// Puts `env(…)` in the place of strings that hold a secret, and gives a login that asked for a password one.
  mutating func mask(_ table: BuiltinTable, _ isSecret: (String) -> Bool) {
    let source = Source(name: "prompt", text: text)
    let tokens = Lexer.tokens(source).tokens
    var edits: [(span: Span, text: String)] = []
    for (i, token) in tokens.enumerated() where token.kind == .string {
      let label = i >= 2 && tokens[i - 1].kind == .colon ? source.text(tokens[i - 2].span) : ""
      let isEnvironment = i >= 2 && source.text(tokens[i - 2].span) == "env"
      let variable = Self.variables[label]
      guard !isEnvironment, variable != nil || isSecret(source.text(token.span)) else { continue }
      edits.append((token.span, "env(\"\(variable ?? "C100_PASSWORD")\")"))
    }
    if case .expression(.call(let call)) = statement, isLogin, call.arguments.count < 3,
      !call.arguments.contains(where: { Self.variables[$0.label?.text ?? ""] != nil })
    {
      let end = call.parenthesisSpan.end - 1
      edits.append((Span(start: end, end: end), ", password: env(\"C100_PASSWORD\")"))
    }
    guard !edits.isEmpty else { return }
    var changed = self
    changed = ScriptLine(Self.replacing(edits, in: text), table, valuesBefore: 0)
    changed.changes = changes
    changed.value = value
    // The values keep their numbers; their places have moved.
    changed.values = zip(changed.values, values).map { ($0.span, $1.value) }
    self = changed
  }

  static func replacing(_ edits: [(span: Span, text: String)], in text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in edits.sorted(by: { $0.span.start > $1.span.start }) {
      bytes.replaceSubrange(Int(edit.span.start)..<Int(edit.span.end), with: Array(edit.text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Writes chosen lines so that they run as a script.
private struct ScriptWriter {
  let lines: [ScriptLine]
  let slice: [Int]
  /// What stands for a value in the lines after it.
  private var names: [Int: String] = [:]
  private var declared: Set<String> = []
  private var output: [String] = []

  init(lines: [ScriptLine], slice: [Int]) {
    self.lines = lines
    self.slice = slice
  }

  mutating func write() -> String {
    for (position, i) in slice.enumerated() { write(i, isLast: position == slice.count - 1) }
    return output.map { $0 + "\n" }.joined()
  }

  private mutating func write(_ i: Int, isLast: Bool) {
    let line = lines[i]
    let edits = line.values.map { (span: $0.span, text: names[$0.value] ?? "_") }
    var text = ScriptLine.replacing(edits, in: line.text)
    let users =
      line.value.map { value in slice.filter { $0 > i && lines[$0].values.contains { $0.value == value } } } ?? []
    switch line.statement {
    case .let(let node):
      // At the prompt a name may be declared again; in a script it is then assigned.
      if !declared.insert(node.name.text).inserted { text = String(text.dropFirst("let ".count)) }
      output.append(text)
      follow(line, i, node.name.text, users)
      if isLast { output.append("print(\(node.name.text))") }
    case .assign(let node):
      output.append(text)
      follow(line, i, node.target.root.text, users)
      if isLast { output.append("print(\(node.target.root.text))") }
    case .expression:
      if isLast {
        output.append(line.value == nil ? text : "print(\(text))")
      } else if let value = line.value, let user = users.first {
        if users.count == 1, line.isChain, lines[user].goesOn {
          // One chain: the next line goes on from here.
          names[value] = text
        } else {
          names[value] = "value\(names.count + 1)"
          output.append("let value\(names.count) = \(text)")
        }
      } else {
        output.append(text)
      }
    default: output.append(text)
    }
  }

  /// Lets later lines mention the value of a variable; one that changes in between is kept under another name.
  private mutating func follow(_ line: ScriptLine, _ i: Int, _ name: String, _ users: [Int]) {
    guard let value = line.value, let last = users.last else { return }
    let changes = slice.contains {
      $0 > i && $0 < last && (lines[$0].changes.contains(name) || lines[$0].assigned == name)
    }
    if changes {
      names[value] = "value\(names.count + 1)"
      output.append("let value\(names.count) = \(name)")
    } else {
      names[value] = name
    }
  }
}

/// Finds the names that a statement asks from outside: a check of it asks for each.
private final class AskedNames: Knowledge {
  let builtins: BuiltinTable
  var names: Set<String> = []

  init(_ builtins: BuiltinTable) { self.builtins = builtins }

  func global(_ name: String) -> KnownType? {
    names.insert(name)
    return .unknown
  }
  var globalNames: [String] { [] }
  func mayWrite(_ method: String) -> Bool { false }
  func exports(of path: String) -> [KnownExport]? { nil }
}
