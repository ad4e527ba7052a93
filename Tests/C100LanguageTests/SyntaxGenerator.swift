/// Makes random programs from a seed: each text comes with the tree that it must be read as.
struct SyntaxGenerator {
  struct Piece {
    var text: String
    var tree: String
    /// How tightly its outermost operator binds; 9 for what needs no parentheses anywhere.
    var strength = 9
  }

  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next(_ below: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(below))
  }

  mutating func program() -> (text: String, tree: String) {
    let statements = (0...next(6)).map { _ in statement(3, "") }
    return (
      statements.map(\.text).joined(separator: next(2) == 0 ? "\n" : "\n\n  // note\n\n\n") + "\n",
      statements.map(\.tree).joined(separator: "\n")
    )
  }

  // MARK: - Statements

  private mutating func statement(_ depth: Int, _ indent: String) -> (text: String, tree: String) {
    let name = name()
    switch next(depth > 0 ? 9 : 3) {
    case 0:
      let value = expression(depth)
      return ("let \(name)\(gap())= \(value.text)", "(let \(name) \(value.tree))")
    case 1:
      let value = expression(depth)
      let sign = ["", "+", "-", "*", "/"][next(5)]
      return ("\(name).a[0]\(gap())\(sign)=\(gap())\(value.text)", "(\(sign)= \(name).a[0] \(value.tree))")
    case 3:
      let condition = expression(depth - 1)
      let body = block(depth - 1, indent)
      let other = block(depth - 1, indent)
      return (
        "if (\(condition.text)) \(body.text) else \(other.text)",
        "(if \(condition.tree) \(body.tree) else \(other.tree))"
      )
    case 4:
      let sequence = expression(depth - 1)
      let body = block(depth - 1, indent)
      return ("for \(name) in (\(sequence.text)) \(body.text)", "(for \(name) \(sequence.tree) \(body.tree))")
    case 5:
      let body = block(depth - 1, indent)
      return ("func \(name)(a,\(gap())b\(gap())= 1)\(gap())\(body.text)", "(func \(name) (a b=1) \(body.tree))")
    case 6:
      let body = block(depth - 1, indent)
      return ("while (a)\(body.text)", "(while a \(body.tree))")
    default:
      var value = expression(depth)
      // At the start of a line these would go on from the line before.
      while value.text.hasPrefix("(") || value.text.hasPrefix("[") || value.text.hasPrefix("-") {
        value = expression(depth)
      }
      return (value.text, value.tree)
    }
  }

  private mutating func block(_ depth: Int, _ indent: String) -> (text: String, tree: String) {
    let inner = indent + (next(3) == 0 ? "   " : "  ")
    let statements = (0..<next(4)).map { _ in statement(depth, inner) }
    let texts = statements.map { inner + $0.text + (next(6) == 0 ? " // why" : "") + (next(4) == 0 ? ";" : "") }
    return (
      "{\n" + texts.map { $0 + "\n" }.joined() + indent + "}",
      "{" + statements.map(\.tree).joined(separator: " ") + "}"
    )
  }

  // MARK: - Expressions

  private mutating func expression(_ depth: Int) -> Piece {
    guard depth > 0 else { return leaf() }
    switch next(13) {
    case 0, 1, 2: return binary(depth)
    case 3:
      let operand = wrapped(expression(depth - 1), above: 8)
      return Piece(text: "!\(operand.text)", tree: "(! \(operand.tree))", strength: 8)
    case 4:
      let receiver = wrapped(expression(depth - 1), above: 9)
      let name = name()
      return Piece(text: "\(receiver.text)\(dotGap()).\(name)", tree: "(. \(receiver.tree) \(name))")
    case 5:
      let receiver = wrapped(expression(depth - 1), above: 9)
      let index = expression(depth - 1)
      return Piece(text: "\(receiver.text)[\(gap())\(index.text)\(gap())]", tree: "([] \(receiver.tree) \(index.tree))")
    case 6:
      let argument = expression(depth - 1)
      let other = expression(depth - 1)
      let name = name()
      return Piece(
        text: "\(name)(\(gap())\(argument.text),\(gap())in: \(other.text)\(gap()))",
        tree: "(call \(name) \(argument.tree) in: \(other.tree))")
    case 7:
      let items = (0..<next(4)).map { _ in expression(depth - 1) }
      return Piece(
        text: "[" + items.map(\.text).joined(separator: next(2) == 0 ? ", " : ",\n") + "]",
        tree: "[" + items.map(\.tree).joined(separator: " ") + "]")
    case 8:
      let value = expression(depth - 1)
      let other = expression(depth - 1)
      return Piece(
        text: "({\(gap())a: \(value.text),\(next(2) == 0 ? "\n // key\n" : " ")\"b c\":\(other.text)})",
        tree: "{a: \(value.tree), \"b c\": \(other.tree)}")
    case 9:
      let body = expression(depth - 1)
      let parameter = name()
      return Piece(text: "(\(parameter)\(gap())=>\(gap())(\(body.text)))", tree: "(=> (\(parameter)) \(body.tree))")
    case 10:
      let hole = oneLine(expression(depth - 1))
      return Piece(text: "\"x\\t\\(\(gap())\(hole.text)\(gap()))y\"", tree: "(text \"x\\t\" \(hole.tree) \"y\")")
    case 11:
      let a = wrapped(expression(depth - 1), above: 1)
      let b = wrapped(expression(depth - 1), above: 1)
      let c = wrapped(expression(depth - 1), above: 1)
      return Piece(
        text: "\(a.text) ? \(b.text) : \(c.text)", tree: "(? \(a.tree) \(b.tree) \(c.tree))", strength: 0)
    default:
      let receiver = wrapped(expression(depth - 1), above: 9)
      let limit = next(9)
      return Piece(
        text: "\(receiver.text).where(.a > \(limit))",
        tree: "(call (. \(receiver.tree) where) (it=> (> (. it a) \(limit))))")
    }
  }

  private mutating func binary(_ depth: Int) -> Piece {
    let (sign, strength) = [
      ("||", 1), ("&&", 2), ("==", 3), ("<", 3), ("in", 3), ("??", 4), ("+", 6), ("-", 6), ("*", 7), ("%", 7),
    ][next(10)]
    let left = wrapped(expression(depth - 1), above: strength == 3 ? 4 : strength)
    let right = wrapped(expression(depth - 1), above: strength + 1)
    let after = next(5) == 0 ? "\n" : " "
    return Piece(
      text: "\(left.text) \(sign)\(after)\(right.text)", tree: "(\(sign) \(left.tree) \(right.tree))",
      strength: strength)
  }

  private mutating func wrapped(_ piece: Piece, above strength: Int) -> Piece {
    guard piece.strength < strength || next(8) == 0 else { return piece }
    return Piece(text: "(\(gap())\(piece.text)\(gap()))", tree: piece.tree)
  }

  /// A hole of a one-line string holds neither newline nor comment.
  private func oneLine(_ piece: Piece) -> Piece {
    piece.text.utf8.contains(0x0A) ? Piece(text: "x", tree: "x") : piece
  }

  private mutating func leaf() -> Piece {
    switch next(6) {
    case 0: return Piece(text: "12", tree: "12")
    case 1: return Piece(text: "2.5", tree: "2.5")
    case 2: return Piece(text: "\"é\\n\"", tree: "\"é\\n\"")
    case 3: return Piece(text: "null", tree: "null")
    default:
      let name = name()
      return Piece(text: name, tree: name)
    }
  }

  private mutating func name() -> String { ["a", "b", "total", "größe", "x1", "_y"][next(6)] }
  private mutating func gap() -> String { next(3) == 0 ? " " : "" }
  private mutating func dotGap() -> String { next(6) == 0 ? "\n  " : "" }
}
