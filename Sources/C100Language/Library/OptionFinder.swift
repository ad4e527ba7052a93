/// Finds the options that a program declares, without running it.
enum OptionFinder {
  static func options(_ program: Program, _ source: Source) -> [ScriptOption] {
    var found: [ScriptOption] = []
    for statement in program.statements {
      switch statement {
      case .expression(let value): look(value, source, &found)
      case .let(let node): look(node.value, source, &found)
      case .assign(let node): look(node.value, source, &found)
      case .function, .for, .while, .break, .continue, .return, .import: break
      }
    }
    return found
  }

  // Where an option's value is used at once: option("days", default: 7).days, now() - option("back", …) and the like.
  private static func look(_ expression: Expression, _ source: Source, _ found: inout [ScriptOption]) {
    switch expression {
    case .call(let call):
      if case .name(let name) = call.callee, name.text == "option" {
        if let option = option(call, source) { found.append(option) }
      } else {
        look(call.callee, source, &found)
      }
      for argument in call.arguments { look(argument.value, source, &found) }
    case .member(let node): look(node.receiver, source, &found)
    case .index(let node):
      look(node.receiver, source, &found)
      look(node.index, source, &found)
    case .binary(let node):
      look(node.left, source, &found)
      look(node.right, source, &found)
    case .unary(let node): look(node.operand, source, &found)
    case .conditional(let node):
      look(node.condition, source, &found)
      look(node.then, source, &found)
      look(node.otherwise, source, &found)
    case .list(let items, _):
      for case .item(let item) in items { look(item, source, &found) }
    case .object(let entries, _):
      for case .field(_, let value, _) in entries { look(value, source, &found) }
    case .null, .bool, .integer, .decimal, .string, .interpolation, .name, .it, .range, .if, .try, .lambda, .invalid:
      break
    }
  }

  private static func option(_ call: CallExpression, _ source: Source) -> ScriptOption? {
    var name: String?
    var fallback: String?
    var help = ""
    for (i, argument) in call.arguments.enumerated() {
      switch argument.label?.text ?? ["name", "default", "help"].dropFirst(i).first {
      case "name": if case .string(let text, _) = argument.value { name = text }
      case "default": fallback = source.text(argument.value.span)
      case "help": if case .string(let text, _) = argument.value { help = text }
      default: break
      }
    }
    return name.map { ScriptOption(name: $0, defaultSource: fallback, help: help) }
  }
}
