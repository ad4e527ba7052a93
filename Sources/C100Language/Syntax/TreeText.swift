/// Writes a tree as text: parenthesised prefix form, one statement to a line.
///
/// ```
/// let n = xs.count() + 1      (let n (+ (call (. xs count)) 1))
/// ```
public struct TreeText {
  private var text = ""

  public static func of(_ program: Program) -> String {
    program.statements.map { of($0) }.joined(separator: "\n")
  }

  public static func of(_ statement: Statement) -> String {
    var writer = TreeText()
    writer.write(statement)
    return writer.text
  }

  public static func of(_ expression: Expression) -> String {
    var writer = TreeText()
    writer.write(expression)
    return writer.text
  }

  // MARK: - Statements

  private mutating func write(_ block: Block) {
    text += "{"
    for (k, statement) in block.statements.enumerated() {
      if k > 0 { text += " " }
      write(statement)
    }
    text += "}"
  }

  private mutating func write(_ body: Body) {
    switch body {
    case .expression(let expression): write(expression)
    case .block(let block): write(block)
    }
  }

  private mutating func write(_ statement: Statement) {
    switch statement {
    case .expression(let expression): write(expression)
    case .let(let node): form("let \(node.name.text) ") { $0.write(node.value) }
    case .assign(let node):
      form((node.operator.binary?.rawValue ?? "") + "= ") {
        $0.write(node.target)
        $0.text += " "
        $0.write(node.value)
      }
    case .function(let node):
      form("func \(node.name.text) ") {
        $0.write(node.parameters)
        $0.text += " "
        $0.write(node.body)
      }
    case .for(let node):
      let names =
        switch node.binding {
        case .item(let name): name.text
        case .pair(let key, let value): "(\(key.text) \(value.text))"
        }
      form("for \(names) ") {
        $0.write(node.sequence)
        $0.text += " "
        $0.write(node.body)
      }
    case .while(let node):
      form("while ") {
        $0.write(node.condition)
        $0.text += " "
        $0.write(node.body)
      }
    case .break: text += "(break)"
    case .continue: text += "(continue)"
    case .return(let value, _):
      form("return") {
        guard let value else { return }
        $0.text += " "
        $0.write(value)
      }
    case .import(let node):
      form("import ") {
        $0.quote(node.path)
        if let alias = node.alias { $0.text += " \(alias.text)" }
      }
    }
  }

  private mutating func write(_ path: AssignmentPath) {
    text += path.root.text
    for step in path.steps {
      switch step {
      case .member(let name, _): text += ".\(name.text)"
      case .index(let index, _):
        text += "["
        write(index)
        text += "]"
      }
    }
  }

  private mutating func write(_ parameters: [Parameter]) {
    form("") {
      for (k, parameter) in parameters.enumerated() {
        if k > 0 { $0.text += " " }
        $0.text += parameter.name.text
        if let value = parameter.defaultValue {
          $0.text += "="
          $0.write(value)
        }
      }
    }
  }

  // MARK: - Expressions

  private mutating func write(_ expression: Expression) {
    switch expression {
    case .null: text += "null"
    case .bool(let value, _): text += value ? "true" : "false"
    case .integer(let value, _): text += "\(value)"
    case .decimal(let value, _): text += "\(value)"
    case .string(let value, _): quote(value)
    case .interpolation(let parts, _):
      form("text") {
        for part in parts {
          $0.text += " "
          switch part {
          case .text(let value, _): $0.quote(value)
          case .hole(let value, _): $0.write(value)
          }
        }
      }
    case .name(let name): text += name.text
    case .it: text += "it"
    case .list(let items, _): write(items)
    case .object(let entries, _): write(entries)
    case .range(let node):
      form(node.isClosed ? ".. " : "..< ") {
        if let lower = node.lower { $0.write(lower) } else { $0.text += "_" }
        $0.text += " "
        if let upper = node.upper { $0.write(upper) } else { $0.text += "_" }
      }
    case .unary(let node): form(node.operator.rawValue + " ") { $0.write(node.operand) }
    case .binary(let node): list(node.operator.rawValue, [node.left, node.right])
    case .conditional(let node): list("?", [node.condition, node.then, node.otherwise])
    case .if(let node):
      form("if") {
        for branch in node.branches {
          $0.text += " "
          $0.write(branch.condition)
          $0.text += " "
          $0.write(branch.body)
        }
        guard let otherwise = node.otherwise else { return }
        $0.text += " else "
        $0.write(otherwise)
      }
    case .try(let node):
      form("try ") {
        $0.write(node.body)
        $0.text += " catch "
        if let name = node.errorName { $0.text += name.text + " " }
        $0.write(node.handler)
      }
    case .member(let node):
      form(node.isOptional ? "?. " : ". ") {
        $0.write(node.receiver)
        $0.text += " " + node.name.text
      }
    case .index(let node): list(node.isOptional ? "?[]" : "[]", [node.receiver, node.index])
    case .call(let node):
      form("call ") {
        $0.write(node.callee)
        for argument in node.arguments {
          $0.text += " "
          if let label = argument.label { $0.text += label.text + ": " }
          $0.write(argument.value)
        }
      }
    case .lambda(let node):
      form(node.isImplicit ? "it=> " : "=> ") {
        if !node.isImplicit {
          $0.write(node.parameters)
          $0.text += " "
        }
        $0.write(node.body)
      }
    case .invalid: text += "<invalid>"
    }
  }

  private mutating func write(_ items: [ListItem]) {
    text += "["
    for (k, item) in items.enumerated() {
      if k > 0 { text += " " }
      switch item {
      case .item(let value): write(value)
      case .spread(let value, _):
        text += "..."
        write(value)
      }
    }
    text += "]"
  }

  private mutating func write(_ entries: [ObjectEntry]) {
    text += "{"
    for (k, entry) in entries.enumerated() {
      if k > 0 { text += ", " }
      switch entry {
      case .spread(let value, _):
        text += "..."
        write(value)
      case .field(let key, let value, _):
        switch key {
        case .name(let name): text += name.text
        case .string(let name, _): quote(name)
        case .computed(let expression, _):
          text += "["
          write(expression)
          text += "]"
        }
        text += ": "
        write(value)
      }
    }
    text += "}"
  }

  // MARK: - Helpers

  private mutating func form(_ head: String, _ body: (inout TreeText) -> Void) {
    text += "(" + head
    body(&self)
    text += ")"
  }

  private mutating func list(_ head: String, _ items: [Expression]) {
    form(head) {
      for item in items {
        $0.text += " "
        $0.write(item)
      }
    }
  }

  private mutating func quote(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      default:
        if scalar.value < 0x20 {
          text += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}
