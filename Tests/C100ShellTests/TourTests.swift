import C100Language
import Glibc
import LineEditor
import Testing

@testable import C100Shell

@Suite("tour", .serialized)
struct TourTests {
  /// Hands out lines, then ends.
  private final class Script: LineReader {
    private var lines: [String]
    init(_ lines: [String]) { self.lines = lines.reversed() }
    func read(_ prompt: Prompt, continuation: (String) -> String?) -> Entry {
      lines.popLast().map { .entry($0) } ?? .end
    }
    func remember(_ entry: String) {}
    func recall(_ entries: [String]) {}
  }

  /// What a lesson tells a person who types these lines.
  private func transcript(_ lesson: String, _ lines: [String]) throws -> String {
    let lesson = try Lesson(lesson)
    return try LanguageThread().perform { () -> Result<String, Failure> in
      var told = ""
      do throws(Failure) {
        try Tour(Options(), reader: Script(lines)) { told += $0 }.run(alone: lesson)
        return .success(told)
      } catch {
        return .failure(error)
      }
    }.get()
  }

  @Test("every lesson is one, and each of its steps has a hint")
  func parse() throws {
    let lessons = try Lesson.texts.map { try Lesson($0) }
    #expect(lessons.count == 10)
    #expect(lessons == Lesson.all)
    for lesson in lessons {
      #expect((3...6).contains(lesson.steps.count), "\(lesson.title)")
      #expect(lesson.steps.allSatisfy { !$0.hint.isEmpty }, "\(lesson.title)")
    }
  }

  @Test("every solution counts, and another line does not", arguments: 1...10)
  func solutions(number: Int) throws {
    let lesson = Lesson.all[number - 1]
    let found = try LanguageThread().perform { () -> Result<[String], Failure> in
      do throws(Failure) { return .success(try problems(of: lesson)) } catch { return .failure(error) }
    }.get()
    #expect(found == [])
  }

  private func problems(of lesson: Lesson) throws(Failure) -> [String] {
    let examiner = try Examiner(Options())
    defer { examiner.close() }
    var problems: [String] = []
    for step in lesson.steps {
      let wanted = examiner.solve(step)
      if case .failure = wanted, step.check != .error { problems.append("fails: \(step.solution)") }
      if step.check != .any, examiner.counts(examiner.evaluate("-12345.5"), wanted, step.check) {
        problems.append("anything counts: \(step.solution)")
      }
      if !examiner.counts(examiner.evaluate(step.solution), wanted, step.check) {
        problems.append("does not count: \(step.solution)")
      }
    }
    return problems
  }

  @Test("another way to the same value counts")
  func otherWay() throws {
    let told = try transcript(
      "// # One\n//? Three\n[1, 2, 3]", ["let x = [1, 2]", "[3, 2, 1].sortBy(it)"])
    #expect(told.hasSuffix("Not yet: this is another value.\nTry once more, or type hint.\nRight.\n"))
  }

  @Test("a first miss is told, a second shows the hint and a way, and both words work")
  func misses() throws {
    let lesson =
      "// # One\n// Said before.\n//? Two\n1 + 1\n//hint add\n//? Fails\nfail(\"x\")\n//check: error\n// Bye."
    #expect(
      try transcript(lesson, ["3", "nope", "2", "5", "skip"]) == """
        One

        Said before.

        1/2 Two
        Not yet: this is another value.
        Try once more, or type hint.
        Not yet: an error is no answer here.
        Hint: add
        One way: 1 + 1
        Right.

        2/2 Fails
        That went well, and an error was asked for.
        Try once more, or type hint.
        One way: fail("x")

        Bye.

        """)
    #expect(try transcript(lesson, ["hint", "quit"]) == "One\n\nSaid before.\n\n1/2 Two\nadd\n")
  }

  @Test(
    "a text that is no lesson is refused",
    arguments: ["", "// # Title", "//? What\n1", "// # T\n1 + 1", "// # T\n//? What", "// # T\n//? W\n1\n//check: all"])
  func refused(text: String) { #expect(throws: Failure.self) { try Lesson(text) } }

  @Test("the first lesson that is not done comes next; what is kept is for its owner alone")
  func progress() throws {
    let path = "/tmp/c100-tour-\(getpid())/tour"
    defer {
      unlink(path)
      rmdir("/tmp/c100-tour-\(getpid())")
    }
    var progress = TourProgress(path: path)
    #expect(progress.next(of: 3) == 1)
    progress.note(1)
    progress.note(3)
    #expect(TourProgress(path: path).next(of: 3) == 2)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    progress.note(2)
    #expect(TourProgress(path: path).next(of: 3) == 1)
  }

  @Test("tour and tour 4 are words of the prompt, and nothing else is")
  func word() {
    #expect(Tour.isCalled(by: "tour") && Tour.isCalled(by: "tour 4"))
    #expect(!Tour.isCalled(by: "tour.x") && !Tour.isCalled(by: "tour x") && !Tour.isCalled(by: "tours"))
  }
}
