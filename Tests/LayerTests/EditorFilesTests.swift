import Testing

@testable import C100Language

/// The colours of editors know the words of the language.
@Suite("editor files")
struct EditorFilesTests {
  static let keywords = Token.Kind.allCases.filter(\.isKeyword).map { String("\($0)".dropFirst()).lowercased() }

  @Test("every keyword is in the grammars", arguments: keywords)
  func keyword(word: String) {
    let grammar = SourceTree.text("examples/editors/vscode/syntaxes/c100.tmLanguage.json")
    #expect(["(?:\(word)|", "|\(word)|", "|\(word))", "\\\\b\(word)\\\\b"].contains { grammar.contains($0) })
    let vim = SourceTree.text("examples/editors/vim/syntax/c100.vim")
    let words = vim.split(separator: "\n").filter { $0.hasPrefix("syntax keyword") }.flatMap {
      $0.split(separator: " ")
    }
    #expect(words.contains { $0 == word })
  }

  @Test("the grammar of VS Code is JSON, and each rule that is included is there")
  func grammar() throws {
    let grammar = SourceTree.text("examples/editors/vscode/syntaxes/c100.tmLanguage.json")
    for piece in grammar.components(between: "\"include\": \"#", and: "\"") {
      #expect(grammar.contains("\"\(piece)\": {"), "\(piece)")
    }
  }
}

extension String {
  fileprivate func components(between start: String, and end: Character) -> [String] {
    var found: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: start) {
      rest = rest[range.upperBound...]
      found.append(String(rest.prefix { $0 != end }))
    }
    return found
  }
}
