import Testing

/// What can go wrong is seen at least once as a person would see it: each message of the language and of the session
/// stands in a transcript or on a page.
@Suite("messages")
struct MessageTests {
  static let layers = ["C100Language", "C100Kit", "C100Render"]
  static let words = ["Comm100/Requests/ArgumentProblem+Words.swift"]

  /// What another suite shows, since it takes files, a host of its own or a terminal: the suite, and the words in it.
  static let elsewhere: [(message: String, suite: String, words: String)] = [
    (
      "'….part' was begun by another expression than …", "C100ShellTests/ResumedExportTests",
      "begun by another expression"
    ),
    ("another program is writing '…'", "C100ShellTests/ResumedExportTests", "another program is writing"),
    (
      "the list has changed since '….part' was begun: …", "C100ShellTests/ResumedExportTests",
      "the list has changed since"
    ),
    ("this program asks no API", "C100KitTests/EmbeddingTests", "this program asks no API"),
    ("the time limit of … is used up", "C100KitTests/EmbeddingTests", "the time limit of 0.04 seconds is used up"),
    (
      "the session is waiting for the function that asks it", "C100KitTests/EmbeddingTests",
      "the session is waiting for the function that asks it"
    ),
    ("unknown option …", "C100ShellTests/ScriptProcessTests", "unknown option"),
    (
      "nothing to go on with: the last listing is complete", "C100ShellTests/Terminal/PromptTests",
      "nothing to go on with"
    ),
    ("cannot write '…': files are not available here", "C100KitTests/EmbeddingTests", "files are not available here"),
    ("the text is not valid UTF-8 here", "C100LanguageTests/SyntaxErrorTests", "the text is not valid UTF-8 here"),
    ("nested too deeply: the limit is … levels", "C100LanguageTests/SyntaxDepthTests", "nested too deeply"),
    (
      "'…' is imported too deeply: the limit is … files inside one another", "C100LanguageTests/MachineLimitTests",
      "is imported too deeply"
    ),
    (
      "… is in the character set …, which is not known here", "C100LanguageTests/LibraryServicesTests",
      "character set koi8-r"
    ),
  ]

  /// What cannot happen as far as is known, said all the same should it do so, and what is too large to show.
  static let unseen: Set<String> = [
    "the texts cannot be read", "the pattern cannot be read", "the request ended without an answer",
    "the pages of the list have ended", "… is no JSON number", "a record's fields are not removed",
    "this … has no '…', so '…' does not know which one is meant",
    "no program", "a source holds at most 1 GiB",
  ]

  private static var templates: [MessageTemplate] {
    let sources = ExampleTests.root + "/Sources/"
    let files = layers.flatMap { Files.listAll(sources + $0, suffix: ".swift") } + words.map { sources + $0 }
    return files.flatMap { MessageTemplate.all(in: $0, Files.read($0) ?? "") }
      .filter { $0.pieces.contains { $0.contains { $0.isLetter } } }
  }

  /// What transcripts, examples and pages show behind `error: `.
  private static var seen: [String] {
    let records = Files.list(TranscriptTests.folder + "/examples", suffix: ".txt")
    let texts = (TranscriptTests.files + GuideTests.pages + records).compactMap { Files.read($0) }
    return texts.flatMap { text in
      text.split(separator: "\n").compactMap { line in
        ["error: ", "warning: ", "hint: "].compactMap { line.firstRange(of: $0) }.first.map {
          String(line[$0.upperBound...])
        }
      }
    }
  }

  @Test("each message stands in a transcript or on a page")
  func everyMessage() {
    let seen = Self.seen
    let templates = Self.templates
    #expect(templates.count > 250)
    let missing = templates.filter { template in
      !Self.unseen.contains(template.text) && !Self.elsewhere.contains { $0.message == template.text }
        && !seen.contains(where: template.matches)
    }
    #expect(missing.isEmpty, "never seen:\n\(missing.map(\.description).joined(separator: "\n"))")
  }

  @Test("what stands elsewhere stands there, and the exceptions are no more than they must be")
  func exceptions() {
    let texts = Set(Self.templates.map(\.text))
    for text in Self.unseen { #expect(texts.contains(text), "\(text)") }
    for (message, suite, words) in Self.elsewhere {
      #expect(texts.contains(message), "\(message)")
      let isThere = (Files.read("\(ExampleTests.root)/Tests/\(suite).swift") ?? "").contains(words)
      #expect(isThere, "\(suite) does not show: \(words)")
    }
  }

  @Test("a message is one line, lower case, without a full stop")
  func shape() {
    for template in Self.templates {
      let text = template.text
      #expect(!text.contains("\n") && !text.hasSuffix("."), "\(template)")
      if let first = text.unicodeScalars.first {
        #expect(!first.properties.isUppercase || text.hasPrefix("CSV") || text.hasPrefix("JSON"), "\(template)")
      }
    }
  }
}
