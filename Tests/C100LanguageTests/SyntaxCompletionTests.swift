import C100Language
import Testing

@Suite("Context at a cursor") struct SyntaxCompletionTests {
  /// `|` marks the cursor.
  private func context(_ marked: String) -> String {
    let bytes = Array(marked.utf8)
    let cursor = bytes.firstIndex(of: UInt8(ascii: "|")) ?? bytes.count
    let text = String(decoding: bytes[..<cursor] + bytes[min(cursor + 1, bytes.count)...], as: UTF8.self)
    let found = CompletionContext.at(text, cursor: cursor, functionParameters: testFunctionParameters)
    var parts: [String] = []
    switch found.place {
    case .statement: parts.append("statement")
    case .expression: parts.append("expression")
    case .argument: parts.append("argument")
    case .member(let value): parts.append("member of \(TreeText.of(value))")
    case .itemMember: parts.append("item")
    case .key: parts.append("key")
    case .command: parts.append("command")
    case .nothing: parts.append("nothing")
    case .string(let use):
      switch use {
      case .argument: parts.append("string argument")
      case .compared(let other): parts.append("string compared with \(TreeText.of(other))")
      case .index(let value): parts.append("string index of \(TreeText.of(value))")
      case .importPath: parts.append("string path")
      case .other: parts.append("string")
      }
    }
    if !found.prefix.isEmpty { parts.append("'\(found.prefix)'") }
    if let call = found.call {
      let receiver = call.receiver.map { TreeText.of($0) + "." } ?? ""
      parts.append("in \(receiver)\(call.name)#\(call.label ?? String(call.position))")
      if !call.labels.isEmpty { parts.append("given \(call.labels.joined(separator: ","))") }
    }
    for function in found.functions {
      parts.append("\(function.parameters.joined(separator: ","))@\(function.call.name)")
    }
    if let command = found.command { parts.append(":\(command)") }
    return parts.joined(separator: " ")
  }

  @Test(
    "the place is told from the text before",
    arguments: [
      ("|", "statement"), ("si|", "statement 'si'"), ("sites.li|", "member of sites 'li'"),
      ("sites.|", "member of sites"),
      ("let x = a|", "expression 'a'"), ("let x|", "nothing 'x'"), ("a + |", "expression"), ("a |", "nothing"),
      ("a\nb|", "statement 'b'"), ("if a { |", "statement"), (".ta|", "member of _ 'ta'"), ("// no|", "nothing"),
      ("sites.list(|", "argument in sites.list#0"),
      ("sites.list(pa|", "argument 'pa' in sites.list#0"),
      ("sites.list(pageSize: 5, |", "argument in sites.list#1 given pageSize"),
      ("sites.list(pageSize: a|", "expression 'a' in sites.list#pageSize given pageSize"),
      ("agents.list(include: \"a|", "string argument 'a' in agents.list#include given include"),
      ("agents.get(1).em|", "member of (call (. agents get) 1) 'em'"),
      ("agents.list().where(.em|", "item 'em' in (call (. agents list)).where#0 it@where"),
      (
        "agents.list().where(.status == \"o|",
        "string compared with (. it status) 'o' in (call (. agents list)).where#0 it@where"
      ),
      ("xs.where(.status in [\"a\", \"b|", "string compared with (. it status) 'b' in xs.where#0 it@where"),
      ("agents.list().map(a => a.em|", "member of a 'em' in (call (. agents list)).map#0 a@map"),
      ("chats.list().map(.agents.where(.i|", "item 'i' in (. it agents).where#0 it@map it@where"),
      ("xs.map({n: .items.co|", "member of (. it items) 'co' in xs.map#0 it@map"),
      ("xs.map({id|", "key 'id' in xs.map#0 it@map"),
      ("byId[\"a|", "string index of byId 'a'"), ("import \"li|", "string path 'li'"),
      ("print(\"\\(agent.em|", "member of agent 'em' in print#0"),
      (":cu|", "command 'cu'"), (":curl agents.|", "member of agents :curl"),
      ("7.da|", "member of 7 'da'"), ("f(x => {\n  x.|", "member of x x@f"),
      ("func f(a|", "nothing 'a'"), ("for x in |", "expression"), ("x = [1, 2].ma|", "member of [1 2] 'ma'"),
      ("{a: 1}.|", "member of {a: 1}"), ("12|", "nothing"), ("sites.li|st()", "member of sites 'li'"),
      ("login(email: \"x\", |", "argument in login#1 given email"),
    ])
  func place(marked: String, wanted: String) { #expect(context(marked) == wanted) }

  @Test("a candidate replaces the whole word at the cursor")
  func replaced() {
    #expect(CompletionContext.at("sites.list()", cursor: 8).replaced == 6..<10)
    #expect(CompletionContext.at("f(\"ab", cursor: 5).replaced == 3..<5)
    #expect(CompletionContext.at(":explain x", cursor: 3).replaced == 1..<8)
    #expect(CompletionContext.at(":explain agents.li", cursor: 18).replaced == 16..<18)
  }
}
