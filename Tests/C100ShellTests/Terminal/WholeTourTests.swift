import C100Render
import Glibc
import LineEditor
import Testing

@testable import C100Shell

/// The whole tour as a person takes it: in a terminal, one run of the program for all lessons.
@Suite("the tour in a terminal")
struct WholeTourTests {
  private func start(_ folder: String, _ arguments: [String] = []) throws -> PseudoTerminal {
    let environment = ["HOME": folder, "TERM": "xterm", "PATH": "/usr/bin:/bin", "NO_COLOR": "1"]
    return try #require(
      PseudoTerminal(
        [BuiltProgram.path, "tour"] + arguments, environment: environment, columns: 80, rows: 60))
  }

  /// Waits for the question of a step, types, and waits for what must be said after it.
  private func answer(
    _ terminal: PseudoTerminal, _ line: String, expecting said: String, _ place: Comment
  ) throws {
    let before = terminal.raw.count
    terminal.type(line + "\r")
    let isSaid = terminal.wait { _ in
      let text = String(decoding: terminal.raw[before...], as: UTF8.self)
      // The answer is complete when the next prompt, or the end, is there.
      return text.contains(said) && (text.contains("tour> ") || text.contains("That was the tour"))
    }
    try #require(isSaid, place)
  }

  @Test("all of it, each line right")
  func right() throws {
    let folder = BuiltProgram.folder()
    defer { BuiltProgram.remove(folder) }
    let terminal = try start(folder)
    try #require(terminal.wait(for: "tour>"))
    for (number, lesson) in Lesson.all.enumerated() {
      for (k, step) in lesson.steps.enumerated() {
        try answer(
          terminal, step.solution, expecting: "Right.", "lesson \(number + 1), step \(k + 1): \(step.solution)")
      }
    }
    #expect(terminal.status() == 0)
    let kept = BuiltProgram.read(folder + "/.local/state/c100/tour")
    #expect(kept == Lesson.all.indices.map { "\($0 + 1)\n" }.joined())
  }

  /// What beginners type: nonsense, a wrong name, a missing bracket's end, another value, a word of the shell.
  private static let mistakes: [(line: String, said: String)] = [
    ("agents.lst()", "did you mean"), ("SELECT * FROM agents", "Not yet: the message above"), ("42", "Try once more"),
    ("agents.list", "Not yet: the message above"), ("help", "The question is:"), ("ls", "Not yet: the message above"),
    ("agents.list().where(.emial == 1)", "did you mean"), (":help", "The question is:"),
    ("\"agents\"", "Try once more"), (")", "Not yet: the message above"), ("print(1)", "Try once more"),
  ]

  @Test("all of it with typical mistakes, hints, skips, Ctrl-C, and a break in the middle")
  func mistaken() throws {
    let folder = BuiltProgram.folder()
    defer { BuiltProgram.remove(folder) }
    var terminal = try start(folder)
    try #require(terminal.wait(for: "tour>"))
    var turn = 0
    for (number, lesson) in Lesson.all.enumerated() {
      for (k, step) in lesson.steps.enumerated() {
        let place: Comment = "lesson \(number + 1), step \(k + 1)"
        if step.check == .value {
          let mistake = Self.mistakes[turn % Self.mistakes.count]
          turn += 1
          try answer(terminal, mistake.line, expecting: mistake.said, place)
        }
        switch (number + k) % 4 {
        case 0:
          try answer(terminal, "hint", expecting: String(step.hint.prefix(20)), place)
          try answer(terminal, step.solution, expecting: "Right.", place)
        case 1: try answer(terminal, "skip", expecting: "One way:", place)
        case 2:
          // A line that is thrown away.
          terminal.type("(1 +\u{3}")
          try #require(terminal.wait { $0.lines.last { !$0.isEmpty } == "tour>" }, place)
          try answer(terminal, step.solution, expecting: "Right.", place)
        default: try answer(terminal, step.solution, expecting: "Right.", place)
        }
        // Leave in the middle of a lesson whose later steps need what the earlier ones did, and come back.
        if number == 8, k == 3 {
          terminal.type("quit\r")
          try #require(terminal.status() == 0)
          #expect(BuiltProgram.read(folder + "/.local/state/c100/tour")?.hasSuffix("8\n9:4\n") == true)
          terminal = try start(folder)
          try #require(terminal.wait(for: "You have done 4 of its 6 steps."))
          try #require(terminal.wait(for: "tour>"))
        }
      }
    }
    #expect(terminal.status() == 0)
  }

  @Test("what is told fits 50 columns, broken between words")
  func narrow() throws {
    for lesson in Lesson.all {
      for text in lesson.steps.flatMap({ [$0.text, $0.question, $0.hint] }) + [lesson.closing] {
        for line in Paragraph.wrapped(text, width: 49).split(separator: "\n") {
          #expect(line.unicodeScalars.count <= 49 || !line.contains(" "), "\(line)")
        }
      }
    }
  }
}
