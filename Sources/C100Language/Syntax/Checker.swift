import NearNames

/// Finds what can be known to be wrong without running: names, labels, members, values of enumerations, the number of
/// arguments, statements out of place, and writes where only reading is allowed.
///
/// What is not known for certain is not reported. Walks chains in loops, so its depth is that of the nesting.
public struct Checker {
  public struct Options: Sendable {
    /// Reports every call that may change data.
    public var readOnly: Bool
    /// A declaration may be repeated, as at the prompt.
    public var isPrompt: Bool

    public init(readOnly: Bool = false, isPrompt: Bool = false) {
      self.readOnly = readOnly
      self.isPrompt = isPrompt
    }
  }

  /// Checks a source: its syntax, and when that is right its meaning. In source order.
  public static func check(
    _ source: Source, knowledge: some Knowledge, options: Options = Options()
  ) -> [Diagnostic] {
    let builtins = knowledge.builtins
    let parsed = Parser.parse(
      source, mode: options.isPrompt ? .prompt : .script, functionParameters: { builtins.functionParameters($0) })
    if parsed.hasErrors { return parsed.diagnostics }
    return check(parsed, source, knowledge: knowledge, options: options)
  }

  /// Checks the meaning of a program that was parsed without errors.
  public static func check(
    _ parsed: ParseResult, _ source: Source, knowledge: some Knowledge, options: Options = Options()
  ) -> [Diagnostic] {
    var checker = Checker(source, knowledge, options, parsed)
    checker.inScope(.block) { $0.check(parsed.program.statements) }
    return parsed.diagnostics + checker.diagnostics.sorted { $0.span.start < $1.span.start }
  }

  let source: Source
  let knowledge: any Knowledge
  let builtins: BuiltinTable
  let options: Options
  /// Variables that change, and those among them that may become of another kind.
  private let assigned: Set<String>
  private let replaced: Set<String>
  var scopes = Scopes()
  /// What `it` is, innermost last.
  var implicit: [KnownType] = []
  /// The method whose arguments are being checked: its items' fields may be what an unknown name means.
  var stage: String?
  /// A file was imported whose names cannot be told.
  var hasOpaqueImport = false
  /// What fails in a run, in the run's words.
  lazy var rehearsal = Rehearsal(builtins)
  lazy var trial = Trial(builtins, closed: knowledge.closedBuiltins, zones: knowledge.zones)
  var closure = Closure()
  /// Inside the body of a `try`, where a failure may be meant.
  var isTrying = false
  /// Inside the arguments of `help`, where a method is named without being called.
  var asksAboutCall = false
  /// Nobody reads more, and each is placed and drawn.
  static let maximumDiagnostics = 200
  var diagnostics: [Diagnostic] = []
  /// Nothing more is reported, so near names need not be looked for.
  var isFull: Bool { diagnostics.count >= Checker.maximumDiagnostics }
  /// What was found out about names from outside.
  private var globals: [String: KnownType?] = [:]

  private init(_ source: Source, _ knowledge: some Knowledge, _ options: Options, _ parsed: ParseResult) {
    self.source = source
    self.knowledge = knowledge
    builtins = knowledge.builtins
    self.options = options
    assigned = parsed.assignedNames
    replaced = parsed.replacedNames
  }

  mutating func report(
    _ kind: Diagnostic.Kind, _ span: Span, severity: Diagnostic.Severity = .error, notes: [Diagnostic.Note] = [],
    help: [String] = []
  ) {
    guard !isFull else { return }
    diagnostics.append(Diagnostic(kind, span, source: source, severity: severity, notes: notes, help: help))
  }

  // MARK: - Scopes

  mutating func inScope(_ kind: Scopes.Kind, _ body: (inout Checker) -> Void) {
    scopes.open(kind)
    body(&self)
    scopes.close()
  }

  mutating func declare(_ name: Name, _ type: KnownType, isImported: Bool = false) {
    let type = replaced.contains(name.text) ? .unknown : assigned.contains(name.text) ? type.changing : type
    scopes.declare(Scopes.Binding(name: name.text, span: name.span, type: type, isImported: isImported))
  }

  /// What a name means; reports an unknown one.
  mutating func type(of name: Name) -> KnownType {
    if let place = scopes.visible(name.text) {
      closure.binding = min(closure.binding, place)
      return scopes[place].type
    }
    if let known = global(name.text) {
      closure.binding = -1
      return known
    }
    if builtins.lookup(.global, name.text) != nil { return .kind(.function) }
    closure.binding = -1
    if name.text.hasPrefix("_") && (options.isPrompt || name.text == "_") { return .unknown }
    reportUnknown(name)
    return .unknown
  }

  private mutating func global(_ name: String) -> KnownType? {
    if let known = globals[name] { return known }
    let known = knowledge.global(name) ?? (name == "stdin" ? .host(KnownInput()) : nil)
    globals[name] = .some(known)
    return known
  }

  mutating func reportUnknown(_ name: Name) {
    guard !hasOpaqueImport, !isFull else { return }
    if let later = scopes.anywhere(name.text) {
      let note = Diagnostic.Note("'\(name.text)' is declared here", scopes[later].span)
      return report(.unknownName(name.text, nearest: []), name.span, notes: [note])
    }
    var help = builtins.unknownHelp(name.text, in: stage)
    if help.isEmpty { help = knowledge.help(unknown: name.text) }
    let nearest = help.isEmpty ? NearName.of(name.text, in: visibleNames, limit: 3) : []
    report(.unknownName(name.text, nearest: nearest), name.span, help: help)
  }

  /// All names that could be meant, nearest scope first.
  var visibleNames: [String] {
    scopes.names + builtins.names(for: .global) + knowledge.globalNames
  }

  // MARK: - Statements

  /// The statements of a scope that was opened already.
  mutating func check(_ statements: [Statement]) {
    for statement in statements {
      switch statement {
      case .function(let node):
        if !options.isPrompt { reportRepeated(node.name) }
        declare(node.name, .function(KnownFunction(node.name.text, node.parameters)))
      case .let(let node):
        if scopes.innermost(node.name.text) == nil {
          scopes.declare(
            Scopes.Binding(name: node.name.text, span: node.name.span, type: .unknown, isDeclared: false))
        }
      default: break
      }
    }
    for statement in statements {
      check(statement)
      tryPending()
    }
    reportUnreached(statements)
  }

  /// What stands behind the end of a function or a turn.
  private mutating func reportUnreached(_ statements: [Statement]) {
    for (statement, next) in zip(statements, statements.dropFirst()) {
      switch (statement, next) {
      case (_, .function): continue
      case (.return, _), (.break, _), (.continue, _):
        return report(.other("this is never reached"), next.span, severity: .warning)
      default: continue
      }
    }
  }

  private mutating func reportRepeated(_ name: Name) {
    guard let place = scopes.innermost(name.text), scopes[place].span != name.span else { return }
    report(.alreadyDeclared(name.text), name.span, notes: [Diagnostic.Note("first declared here", scopes[place].span)])
  }

  private mutating func check(_ statement: Statement) {
    switch statement {
    case .expression(let expression): visit(expression)
    case .let(let node):
      let type = visit(node.value)
      if !options.isPrompt { reportRepeated(node.name) }
      if case .lambda(let lambda) = node.value, !lambda.isImplicit {
        declare(node.name, .function(KnownFunction(nil, lambda.parameters)))
      } else {
        declare(node.name, type)
      }
    case .assign(let node): check(node)
    case .function(let node): function(node.parameters, .block(node.body))
    case .for(let node):
      let walked = visit(node.sequence)
      requireWalk(walked, node)
      inScope(.loop) {
        switch (node.binding, walked.present.element) {
        case (.item(let name), let element): $0.declare(name, element)
        case (.pair(let key, let value), .pair(let first, let second)):
          $0.declare(key, first)
          $0.declare(value, second)
        case (.pair(let key, let value), _):
          $0.declare(key, .unknown)
          $0.declare(value, .unknown)
        }
        $0.check(node.body.statements)
      }
    case .while(let node):
      condition(node.condition)
      inScope(.loop) { $0.check(node.body.statements) }
    case .break(let span): requireLoop("break", span)
    case .continue(let span): requireLoop("continue", span)
    case .return(let value, let span):
      if let value { visit(value) }
      if !scopes.isInFunction { report(.outsideFunction("return"), span) }
    case .import(let node):
      let exports = knowledge.exports(of: node.path)
      if let alias = node.alias {
        return declare(alias, exports.map { .host(KnownFile(exports: $0)) } ?? .unknown)
      }
      guard let exports else {
        hasOpaqueImport = true
        return
      }
      for export in exports { declare(Name(export.name, node.pathSpan), export.type, isImported: true) }
    }
  }

  private mutating func check(_ node: AssignStatement) {
    var indices: [KnownType] = []
    for case .index(let index, _) in node.target.steps { indices.append(visit(index)) }
    visit(node.value)
    let root = node.target.root
    if let place = scopes.visible(root.text) {
      closure.binding = min(closure.binding, place)
      requireAssignable(node, indices, of: scopes[place].type)
      if scopes[place].isImported { report(.other("'\(root.text)' is imported and cannot be assigned"), root.span) }
      return
    }
    if hasOpaqueImport { return }
    if options.isPrompt, root.text.hasPrefix("_") { return }
    let nearest = NearName.of(root.text, in: scopes.names)
    report(.notDeclared(root.text, nearest: nearest), root.span)
    // Told once: its uses are no mistakes of their own.
    declare(root, .unknown)
  }

  private mutating func requireLoop(_ word: String, _ span: Span) {
    if !scopes.isInLoop { report(.outsideLoop(word), span) }
  }

  // MARK: - Functions

  /// Parameters and body of a function; gives the type of an expression body.
  @discardableResult
  mutating func function(_ parameters: [Parameter], _ body: Body, first: KnownType = .unknown) -> KnownType {
    for parameter in parameters {
      if let value = parameter.defaultValue { visit(value) }
    }
    var result = KnownType.unknown
    inScope(.function) {
      for (k, parameter) in parameters.enumerated() { $0.declare(parameter.name, k == 0 ? first : .unknown) }
      result = $0.visit(body)
    }
    return result
  }

  @discardableResult
  mutating func visit(_ body: Body) -> KnownType {
    switch body {
    case .expression(let expression): return visit(expression)
    case .block(let block):
      visit(block)
      return .unknown
    }
  }

  mutating func visit(_ block: Block) {
    inScope(.block) { $0.check(block.statements) }
  }
}
