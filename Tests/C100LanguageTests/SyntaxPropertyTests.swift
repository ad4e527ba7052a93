import C100Language
import Testing

@Suite("Syntax properties") struct SyntaxPropertyTests {
  @Test("generated programs are read as they were meant", arguments: 0..<8)
  func reading(block: Int) {
    for seed in 0..<100 {
      var generator = SyntaxGenerator(seed: UInt64(block * 1_000 + seed))
      let (text, wanted) = generator.program()
      #expect(tree(text) == wanted, "\(text)")
    }
  }

  @Test("laying out changes no tree, and doing it twice changes nothing", arguments: 0..<8)
  func formatting(block: Int) {
    for seed in 0..<100 {
      var generator = SyntaxGenerator(seed: UInt64(block * 1_000 + seed))
      let (text, wanted) = generator.program()
      let once = format(text)
      #expect(tree(once) == wanted, "\(text)\n──\n\(once)")
      #expect(format(once) == once, "\(once)")
      #expect(comments(once) == comments(text))
    }
  }

  @Test("broken texts end with a result", arguments: 0..<8)
  func mutations(block: Int) {
    for seed in 0..<100 {
      var generator = SyntaxGenerator(seed: UInt64(block * 1_000 + seed))
      var bytes = Array(generator.program().text.utf8)
      for _ in 0...generator.next(4) where !bytes.isEmpty {
        let at = generator.next(bytes.count)
        switch generator.next(3) {
        case 0: bytes.remove(at: at)
        case 1: bytes.insert(Array("(){}[]\"\\.,:;=>?'@#\n\u{0}é$0_".utf8)[generator.next(23)], at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + generator.next(20)))
        }
      }
      let source = Source(name: "t", bytes: bytes)
      let result = Parser.parse(source, functionParameters: testFunctionParameters)
      for diagnostic in result.diagnostics {
        #expect(diagnostic.span.start <= diagnostic.span.end && Int(diagnostic.span.end) <= bytes.count + 1)
        #expect(!diagnostic.message.isEmpty)
      }
      #expect(result.hasErrors || Lexer.tokens(source).diagnostics.isEmpty, "\(source.text)")
      _ = TreeText.of(result.program)
      if let text = Formatter.format(source, functionParameters: testFunctionParameters).text {
        #expect(format(text) == text, "\(source.text)\n──\n\(text)")
        #expect(tree(text) == TreeText.of(result.program), "\(source.text)\n──\n\(text)")
      }
    }
  }

  private func format(_ text: String) -> String {
    Formatter.format(Source(name: "t", text: text), functionParameters: testFunctionParameters).text ?? "(errors)"
  }

  private func comments(_ text: String) -> Int {
    Lexer.tokens(forCompletion: text).count { $0.kind == .comment }
  }
}
