/// What a program declares of its options, found without running it.
public struct DeclaredOptions: Sendable {
  /// In the order of the program; each name once.
  public private(set) var all: [ScriptOption] = []
  /// True when the program looks at `args`: at what is no option.
  public private(set) var takesRest = false
  /// True when some option's name or place is not seen here.
  private var hasUnseen = false

  /// True when even what looks like an option belongs to the program.
  public var isOpen: Bool { hasUnseen || all.isEmpty && takesRest }

  /// - Parameter sources: the program and the files that it imports.
  public init(_ sources: [Source], functionParameters: @escaping FunctionParameters) {
    for source in sources {
      let parsed = Parser.parse(source, mode: .script, functionParameters: functionParameters)
      var finder = OptionFinder(source: source)
      for statement in parsed.program.statements { finder.look(statement) }
      for option in finder.found where !all.contains(where: { $0.name == option.name }) { all.append(option) }
      count(source, found: finder.found.count)
    }
  }

  /// Counts the mentions of `option` and `args` by the tokens, so that no place is overlooked.
  private mutating func count(_ source: Source, found: Int) {
    let tokens = Lexer.tokens(source).tokens
    var mentions = 0
    for (i, token) in tokens.enumerated() where token.kind == .identifier {
      let isMember = i > 0 && (tokens[i - 1].kind == .dot || tokens[i - 1].kind == .questionDot)
      let isLabel = i + 1 < tokens.count && tokens[i + 1].kind == .colon
      guard !isMember, !isLabel else { continue }
      switch source.text(token.span) {
      case "option": mentions += 1
      case "args": takesRest = true
      default: break
      }
    }
    hasUnseen = hasUnseen || mentions > found
  }
}

/// Finds the options of one source where their declaration is part of a statement of the program itself.
private struct OptionFinder {
  let source: Source
  var found: [ScriptOption] = []
  /// Whether the place that is looked at is always come to.
  private var isCertain = true

  init(source: Source) { self.source = source }

  mutating func look(_ statement: Statement) {
    switch statement {
    case .expression(let value): look(value)
    case .let(let node): look(node.value)
    case .assign(let node): look(node.value)
    case .for(let node): look(node.sequence)
    case .while(let node): look(node.condition)
    case .function, .break, .continue, .return, .import: break
    }
  }

  // Where an option's value is used at once: option("days", default: 7).days, now() - option("back", …) and the like.
  private mutating func look(_ expression: Expression) {
    switch expression {
    case .call(let call):
      if case .name(let name) = call.callee, name.text == "option" {
        if let option = option(call) { found.append(option) }
      } else {
        look(call.callee)
        for argument in call.arguments { look(argument.value) }
      }
    case .member(let node): look(node.receiver)
    case .index(let node):
      look(node.receiver)
      look(node.index)
    case .binary(let node):
      look(node.left)
      perhaps(node.right, if: [.or, .and, .coalesce].contains(node.operator))
    case .unary(let node): look(node.operand)
    case .conditional(let node):
      look(node.condition)
      perhaps(node.then)
      perhaps(node.otherwise)
    case .if(let node): if let first = node.branches.first { look(first.condition) }
    case .list(let items, _):
      for case .item(let item) in items { look(item) }
    case .object(let entries, _):
      for case .field(_, let value, _) in entries { look(value) }
    case .interpolation(let parts, _):
      for case .hole(let value, _) in parts { look(value) }
    case .range(let node):
      if let lower = node.lower { look(lower) }
      if let upper = node.upper { look(upper) }
    case .null, .bool, .integer, .decimal, .string, .name, .it, .try, .lambda, .invalid: break
    }
  }

  private mutating func perhaps(_ expression: Expression, if isUncertain: Bool = true) {
    let outer = isCertain
    isCertain = isCertain && !isUncertain
    look(expression)
    isCertain = outer
  }

  private func option(_ call: CallExpression) -> ScriptOption? {
    var name: String?
    var kind = ScriptOption.Kind.text
    var fallback: String?
    var help = ""
    var values: [String] = []
    for (i, argument) in call.arguments.enumerated() {
      switch argument.label?.text ?? ["name", "default", "help", "values"].dropFirst(i).first {
      case "name": if case .string(let text, _) = argument.value { name = text }
      case "default":
        fallback = source.text(argument.value.span)
        kind = Self.kind(argument.value)
      case "help": if case .string(let text, _) = argument.value { help = text }
      case "values":
        guard case .list(let items, _) = argument.value else { return nil }
        for case .item(.string(let text, _)) in items { values.append(text) }
      default: return nil
      }
    }
    guard let name, ScriptOption.isName(name) else { return nil }
    return ScriptOption(
      name: name, kind: kind, defaultSource: fallback, values: values, help: help, isCertain: isCertain)
  }

  /// What a default is, as far as its text tells. What cannot be told is a text here; the call itself knows.
  private static func kind(_ expression: Expression) -> ScriptOption.Kind {
    switch expression {
    case .bool: return .flag
    case .integer: return .whole
    case .decimal: return .number
    case .list(let items, _):
      guard case .item(let first)? = items.first else { return .list(.text) }
      return .list(kind(first).item)
    case .unary(let node): return node.operator == .not ? .flag : kind(node.operand)
    case .binary(let node):
      switch node.operator {
      case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: return .flag
      // A time and a duration give a time; two times never stand so in a default.
      case .add, .subtract: return kind(node.left)
      case .multiply, .divide, .remainder, .coalesce: return .text
      }
    case .call(let call):
      if case .member(let method) = call.callee {
        let returnsTime = ["in", "startOf", "endOf", "add"].contains(method.name.text)
        return returnsTime && kind(method.receiver) == .time ? .time : .text
      }
      guard case .name(let name) = call.callee else { return .text }
      switch name.text {
      case "now", "today", "date", "time": return .time
      case "duration": return .duration
      default: return .text
      }
    case .member(let node):
      let units = ["seconds", "minutes", "hours", "days", "weeks", "milliseconds"]
      if units.contains(node.name.text), kind(node.receiver) == .whole { return .duration }
      return .text
    case .null, .string, .interpolation, .name, .it, .object, .range, .conditional, .if, .try, .index, .lambda,
      .invalid:
      return .text
    }
  }
}
