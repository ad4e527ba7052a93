import C100Kit
import C100Language
import C100Render
import Comm100
import LineEditor

/// What completion knows of the session. Everything is handed in; nothing is sent.
struct CompletionFacts {
  /// Variables and what they hold.
  var variables: [(name: String, value: Subject)] = []
  /// Values seen in answers of this session, for a model's field: `("Contact", ["address", "city"])`.
  var seen: (_ model: String, _ path: [String]) -> [SeenAnswers.SeenValue] = { _, _ in [] }
  /// Ids and names seen of a resource.
  var seenItems: (_ resource: String) -> [(id: String, name: String)] = { _ in [] }
  /// Names of files that begin so; folders end in a slash.
  var files: (_ prefix: String) -> [String] = { _ in [] }
  /// Time zones of the API's table.
  var zones: [(id: String, note: String)] = []
  /// `:commands`, with a word each.
  var commands: [(name: String, summary: String)] = []
  /// Settings of `:set`, with a word each.
  var settings: [(name: String, summary: String)] = []
}

/// Completes what is right at a place: a pure function of the text, the cursor, the catalog, the built-ins and the
/// session's facts.
struct Completer {
  let table: BuiltinTable
  var facts: CompletionFacts
  /// How many values have been followed from name to name and from bracket to bracket.
  var depth = 0
  static let deepest = 24

  init(table: BuiltinTable, facts: CompletionFacts) {
    self.table = table
    self.facts = facts
  }

  /// Words that begin a statement, and those that may stand in an expression.
  static let statementWords = ["let", "func", "for", "while", "return", "break", "continue", "import", "else", "catch"]
  static let expressionWords = ["if", "try", "true", "false", "null"]

  /// Labels and notes are safe to show; what cannot be typed as it is, because something in it is hidden, is not offered.
  ///
  /// - Parameter cursor: a UTF-8 offset in the text.
  func complete(_ text: String, _ cursor: Int) -> Completion {
    var found = candidates(text, cursor)
    let isCalled = isCalled(text, at: cursor)
    found.candidates = found.candidates.compactMap { candidate in
      guard TerminalText.clean(candidate.text) == candidate.text else { return nil }
      var shown = candidate
      if isCalled { shown.tail = .none }
      shown.label = TerminalText.clean(candidate.label)
      shown.note = TerminalText.clean(candidate.note)
      return shown
    }
    return found
  }

  /// True where a name needs no parentheses of its own: they follow already, or the name goes on.
  private func isCalled(_ text: String, at cursor: Int) -> Bool {
    guard let next = text.utf8.dropFirst(cursor).first.map(Unicode.Scalar.init) else { return false }
    return next == "(" || next == "_" || !next.isASCII || next.properties.isAlphabetic
      || next.properties.numericType != nil
  }

  private func candidates(_ text: String, _ cursor: Int) -> Completion {
    let bytes = Array(text.utf8)
    let head = String(decoding: bytes[..<min(cursor, bytes.count)], as: UTF8.self)
    let trimmed = head.drop { $0 == " " || $0 == "\t" }
    if trimmed.utf8.first == UInt8(ascii: ":") { return colonCommand(head, trimmed) }
    return expression(head, offset: 0)
  }

  // MARK: - :commands

  private func colonCommand(_ head: String, _ trimmed: Substring) -> Completion {
    let end = head.utf8.count
    guard let space = trimmed.firstIndex(of: " ") else {
      return matches(String(trimmed), end: end, facts.commands.map { Candidate($0.name, note: $0.summary) })
    }
    let rest = trimmed[trimmed.index(after: space)...]
    switch trimmed[..<space] {
    case ":load": return matches(String(rest), end: end, scripts(String(rest)))
    case ":script": return matches(String(rest), end: end, facts.files(String(rest)).map { Candidate($0) })
    case ":help":
      let topics = Topic.all.map { Candidate("\"\($0.name)\"", note: $0.summary) }
      return rest.isEmpty
        ? matches("", end: end, topics) : expression("help(\(rest)", offset: end - rest.utf8.count - 5)
    case ":set":
      let words = rest.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      if words.count <= 1 {
        return matches(words.first ?? "", end: end, facts.settings.map { Candidate($0.name, note: $0.summary) })
      }
      return matches(words.last ?? "", end: end, setting(words[0]).map { Candidate($0) })
    case ":trace": return matches(String(rest), end: end, [Candidate("on"), Candidate("off")])
    case ":explain", ":curl", ":time", ":type", ":fields":
      return expression(String(rest), offset: end - rest.utf8.count)
    default: return .none
    }
  }

  private func setting(_ name: String) -> [String] {
    switch name {
    case "output": ["auto"] + OptionTable.formats
    case "keep", "pager": ["on", "off"]
    case "ask": ["off"]
    case "zone": facts.zones.map(\.id)
    default: []
    }
  }

  // MARK: - Expressions

  /// Completes an expression; `offset` is where it begins in the whole text.
  private func expression(_ head: String, offset: Int) -> Completion {
    let typed = TypedTokens(head)
    var completion = self.completion(typed)
    completion.range = (completion.range.lowerBound + offset)..<(completion.range.upperBound + offset)
    return completion
  }

  private func completion(_ typed: TypedTokens) -> Completion {
    let end = typed.bytes.count
    let last = typed.tokens.count - 1
    // In a comment nothing fits.
    if isInComment(typed) { return .none }
    guard last >= 0 else { return names("", end, typed, 0) }
    let lastToken = typed.tokens[last]
    if lastToken.flags.contains(.isBroken), lastToken.kind == .string || lastToken.kind == .stringTail {
      return lastToken.kind == .string ? insideString(typed, last) : .none
    }
    let touches = Int(lastToken.end) == end
    if touches, lastToken.kind == .integer || lastToken.kind == .decimal { return .none }
    let word = touches && typed.isWord(last) ? typed.text(last) : ""
    let at = word.isEmpty ? last + 1 : last
    if typed.kind(at - 1) == .dot || typed.kind(at - 1) == .questionDot {
      return named(members(typed, dot: at - 1, word, end), typed, at)
    }
    guard !touches || !word.isEmpty || !typed.canEndOperand(last) else { return .none }
    switch typed.kind(at - 1) {
    // A name of one's own.
    case .kLet, .kFunc, .kFor, .kCatch, .kAs: return .none
    default: break
    }
    if typed.kind(at - 2) == .kFor { return matches(word, end: end, [Candidate("in ", label: "in")]) }
    var candidates = comparedValues(typed, at)
    if candidates.isEmpty { candidates = memberValues(typed, at)?.map(\.literal) ?? [] }
    if candidates.isEmpty, let keys = keys(typed, at) {
      let matching = matches(word, end: end, keys)
      if !matching.candidates.isEmpty { return matching }
    }
    if candidates.isEmpty, let call = call(typed, at) { candidates = arguments(of: call, typed, at) }
    // What belongs here comes alone until a letter asks for more.
    if !candidates.isEmpty, word.isEmpty { return Completion(range: end..<end, candidates: candidates) }
    return named(names(word, end, first: candidates, typed, at), typed, at)
  }

  /// Without parentheses where a callable is named and not called: in `help(agents.list)`, and as a function's argument.
  private func named(_ completion: Completion, _ typed: TypedTokens, _ at: Int) -> Completion {
    guard let call = call(typed, at), call.receiver == nil && call.name == "help" || takesFunction(call) else {
      return completion
    }
    var completion = completion
    for index in completion.candidates.indices { completion.candidates[index].tail = .none }
    return completion
  }

  private func takesFunction(_ call: EnclosingCall) -> Bool {
    call.isAtStart && call.receiver != nil && table.functionParameters(call.name).contains(.position(call.position))
  }

  private func isInComment(_ typed: TypedTokens) -> Bool {
    let text = String(decoding: typed.bytes, as: UTF8.self)
    guard let comment = Lexer.tokens(forCompletion: text).last(where: { $0.kind == .comment }) else { return false }
    return Int(comment.end) >= typed.bytes.count && comment.start >= (typed.tokens.last?.end ?? 0)
  }

  // MARK: - Names

  private func names(
    _ word: String, _ end: Int, first: [Candidate] = [], _ typed: TypedTokens, _ at: Int
  ) -> Completion {
    var candidates = first
    candidates += locals(typed, before: at).reversed().map { Candidate($0.name, note: "declared here") }
    candidates += facts.variables.map { Candidate($0.name, note: "variable") }
    candidates += table.all.filter { $0.on.contains(.global) && !$0.name.hasPrefix("__") }.map {
      Self.callable($0, isMethod: false)
    }
    candidates.append(Candidate("api", note: "any path of the API"))
    candidates += word.isEmpty ? Self.bareNames.map { Candidate($0) } : resources
    candidates += Catalog.moduleNames.map { Candidate($0, note: "module") }
    if typed.mayBeginStatement(at) { candidates += Self.statementWords.map { Candidate($0) } }
    candidates += Self.expressionWords.map { Candidate($0) }
    return matches(word, end: end, candidates)
  }

  private static var bareNames: [String] { Catalog.resourceNames.filter { !$0.contains(".") } }

  /// The resources that have a name by themselves, each with its summary.
  var resources: [Candidate] {
    Self.bareNames.map { Candidate($0, note: Catalog.resource($0)?.summary ?? "") }
  }

  /// The candidates that begin with the word, each text once; failing that, those that do in any letter case.
  private func matches(_ word: String, end: Int, _ candidates: [Candidate]) -> Completion {
    let range = (end - word.utf8.count)..<end
    var seen: Set<String> = []
    let exact = candidates.filter { $0.text.utf8.starts(with: word.utf8) && seen.insert($0.text).inserted }
    if !exact.isEmpty || word.isEmpty { return Completion(range: range, candidates: exact) }
    let folded = word.lowercased()
    return Completion(
      range: range,
      candidates: candidates.filter { $0.text.lowercased().hasPrefix(folded) && seen.insert($0.text).inserted })
  }

  // MARK: - Members

  private func members(_ typed: TypedTokens, dot: Int, _ word: String, _ end: Int) -> Completion {
    let isImplicit = dot == 0 || !typed.canEndOperand(dot - 1)
    let subject = isImplicit ? implicitSubject(typed, at: dot) : subject(typed, endingAt: dot)
    return matches(word, end: end, members(of: subject, isOperand: isImplicit && dot != 0))
  }

  /// - Parameter isOperand: a dot operand: fields matter most there.
  private func members(of subject: Subject, isOperand: Bool) -> [Candidate] {
    var candidates: [Candidate] = []
    switch subject {
    case .module(let module):
      return module.resources.map { Candidate($0.localName, note: $0.summary) }
    case .resource(let resource):
      return resource.endpoints.map { Self.callable($0, isOfRecord: false) }
    case .reference(let resource):
      candidates = resource.callsOfItem.map { Self.callable($0, isOfRecord: true) }
      return candidates + ReferenceChild.all(below: resource).map { Candidate($0.name, note: $0.resource.summary) }
    case .below(let child):
      return child.calls.map { Self.callable($0.endpoint, isOfRecord: true, name: $0.name) }
    case .api:
      return RawCalls.all.map { Candidate($0.name, note: $0.summary, tail: Self.toFillIn) }
    case .record(let model, let resource):
      candidates = model.fields.map { Candidate($0.name, note: note($0)) }
      if !isOperand, let resource {
        candidates += resource.callsOfItem.map { Self.callable($0, isOfRecord: true) }
      }
    case .object(let members):
      candidates = members.map { Candidate($0.name) }
    case .host(let members):
      return members.map { Candidate($0) }
    case .query, .list, .text, .kind, .unknown: break
    }
    // A dot operand means a field where fields are known.
    if isOperand, !candidates.isEmpty { return candidates }
    let kinds = subject.kinds ?? (isOperand ? [] : .any)
    let fitting = table.all.filter { !$0.on.isDisjoint(with: kinds) }
    // Where the kind is not known, a name that is read in one kind and called in another is more often called.
    let sorted = subject.kinds == nil ? fitting.filter { !$0.isProperty } + fitting.filter(\.isProperty) : fitting
    candidates += sorted.map { Self.callable($0, isMethod: true) }
    return candidates
  }

  /// A call to fill in has the cursor between its parentheses; one that needs nothing has it behind them.
  private static let toFillIn = Candidate.Tail(before: "(", after: ")")
  private static let whole = Candidate.Tail(before: "()", after: "")

  /// A method that needs no argument is whole: `.first()`; a function that may take some is to be filled in: `print(…)`.
  private static func callable(_ builtin: Builtin, isMethod: Bool) -> Candidate {
    let isWhole = builtin.parameters.allSatisfy { isMethod && !$0.isRequired }
    return Candidate(
      builtin.name, note: builtin.summary,
      tail: builtin.isProperty ? .none : isWhole ? whole : toFillIn)
  }

  /// - Parameter isOfRecord: what stands in the path is known.
  private static func callable(_ endpoint: Endpoint, isOfRecord: Bool, name: String? = nil) -> Candidate {
    let takesBody = if case .none = endpoint.body { false } else { true }
    let isWhole = endpoint.parameters.isEmpty && !takesBody && (isOfRecord || endpoint.pathParams.isEmpty)
    return Candidate(name ?? endpoint.name, note: endpoint.summary, tail: isWhole ? whole : toFillIn)
  }

  private func note(_ field: Field) -> String {
    if let values = field.values { return values.joined(separator: " | ") }
    let type = field.ref ?? field.type.rawValue
    return (field.array ? "list of \(type)" : type) + (field.include.map { ", with include: \"\($0)\"" } ?? "")
  }

  // MARK: - What stands before the dot

  func subject(_ typed: TypedTokens, endingAt end: Int) -> Subject {
    guard depth < Self.deepest, let (links, start) = typed.chain(endingAt: end) else { return .unknown }
    var subject = Subject.unknown
    for (position, link) in links.enumerated() {
      let isCalled = position + 1 < links.count && links[position + 1].isCall
      switch link {
      case .name(let name): subject = named(name, typed, at: start, isCalled: isCalled)
      case .literal(let kinds): subject = kinds.isEmpty ? .unknown : .kind(kinds)
      case .implicit: subject = implicitSubject(typed, at: start)
      case .member(let name): subject = subject.member(name, isCalled: isCalled)
      case .call: break
      case .index: subject = subject.indexed
      }
    }
    return subject
  }

  private func named(_ name: String, _ typed: TypedTokens, at start: Int, isCalled: Bool) -> Subject {
    if let item = lambdaParameter(name, typed, at: start) { return item }
    if let local = local(name, typed, at: start) { return local }
    if let variable = facts.variables.last(where: { $0.name == name }) { return variable.value }
    if name == "session" { return .host(members: SessionFacts.names) }
    if name == "api" { return .api }
    if isCalled {
      switch name {
      case "now", "today", "time", "date": return .kind(.time)
      default: return .unknown
      }
    }
    if let resource = Catalog.resource(name) { return .resource(resource) }
    return Catalog.module(name).map(Subject.module) ?? .unknown
  }

  /// The one value of the function around a place: the items of what the enclosing built-in is called on.
  private func implicitSubject(_ typed: TypedTokens, at index: Int) -> Subject {
    var place = index
    while let (open, _) = typed.enclosing(before: place) {
      if typed.kind(open) == .leftParenthesis, open >= 2, typed.isWord(open - 1), typed.kind(open - 2) == .dot,
        !table.functionParameters(typed.text(open - 1)).isEmpty
      {
        var inner = self
        inner.depth += 1
        return inner.subject(typed, endingAt: open - 2).item
      }
      place = open
    }
    return facts.variables.last { $0.name == "_" }?.value ?? .unknown
  }

  /// What a dot with nothing before it belongs to.
  func subjectOfDot(_ typed: TypedTokens, _ dot: Int) -> Subject { implicitSubject(typed, at: dot) }

  /// `x` of `x => …` in an argument of a built-in.
  private func lambdaParameter(_ name: String, _ typed: TypedTokens, at index: Int) -> Subject? {
    var i = index - 1
    while i > 0 {
      if typed.kind(i) == .arrow, typed.isWord(i - 1), typed.text(i - 1) == name {
        return implicitSubject(typed, at: i - 1)
      }
      i -= 1
    }
    return nil
  }
}

extension TypedTokens.Link {
  var isCall: Bool { if case .call = self { true } else { false } }
  var isMember: Bool { if case .member = self { true } else { false } }
}
