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
    func read(_ prompt: Prompt, continuation: NextLine) -> Entry {
      lines.popLast().map { .entry($0) } ?? .end
    }
    func recall(_ entries: @escaping () -> [String]) {}
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
    #expect(try problems(of: Lesson.all[number - 1]) == [])
  }

  private func problems(of lesson: Lesson) throws -> [String] {
    try LanguageThread().perform { () -> Result<[String], Failure> in
      do throws(Failure) {
        return .success(try Examiner.problems(of: lesson, Options()))
      } catch {
        return .failure(error)
      }
    }.get()
  }

  @Test(
    "what is wrong with a teacher's lesson is told by its line",
    arguments: [
      ("//? Two\n1 +\n//hint add", "line 2: the solution fails: 1 +: expected an expression"),
      (
        "//? All\nagents.list().map(.emial)\n//hint a",
        "line 2: the solution fails: agents.list().map(.emial): no field"
      ),
      ("//? Fail\n1\n//hint fail\n//check: error", "line 2: the solution does not count: 1: it does not fail"),
      ("//? Now\nrandom()\n//hint r", "it gives another value each time (//check: kind)"),
      ("//? Two\n1 + 1", "line 2: a hint is missing (//hint)"),
    ])
  func teacher(text: String, said: String) throws {
    let problems = try problems(of: Lesson("// # One\n" + text))
    #expect(problems.count == 1 && problems.contains { $0.contains(said) }, "\(problems)")
  }

  @Test("the lesson that the guide shows to teachers can be solved")
  func guide() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let page = try #require(BuiltProgram.read(root + "/examples/guide/teaching.md"))
    let block = page.split(separator: "```\n", omittingEmptySubsequences: false).dropFirst().first ?? ""
    #expect(try problems(of: Lesson(String(block))) == [])
  }

  @Test("a lesson is a script as fmt lays it out")
  func layout() {
    let table = BuiltinTable(Library.builtins)
    for (number, text) in Lesson.texts.enumerated() {
      let laidOut = Formatter.format(
        Source(name: "lesson", text: text), functionParameters: table.functionParameters)
      #expect(laidOut.text == text, "lesson \(number + 1)")
    }
  }

  @Test(
    "what does not count is told by what it is",
    arguments: [
      ("[1, 2, 3]", "[1, 2]", "Not yet: that is a list of 2, and a list of 3 is asked for."),
      ("3", "[1, 2]", "Not yet: that is a list of 2, and a number is asked for."),
      ("[1]", "1", "Not yet: that is a number, and a list is asked for."),
      ("[\"a\"]", "[{b: \"a\"}]", "Not yet: its items are objects, and strings are asked for."),
      ("[1]", "[2]", "Not yet: the list has other items."), ("\"a\"", "\"b\"", "Not yet: it has another value."),
      ("1", "print(1)", "Not yet: that does something but gives no value; leave print( ) away."),
      ("1", "nope", "Not yet: the message above says what stopped it."),
    ])
  func remarks(solution: String, line: String, remark: String) throws {
    #expect(try transcript("// # One\n//? Which?\n\(solution)", [line]).contains(remark + "\n"))
  }

  @Test("another way to the same value counts")
  func otherWay() throws {
    let told = try transcript(
      "// # One\n//? Three\n[1, 2, 3]", ["let x = [1, 2]", "[3, 2, 1].sortBy(it)"])
    #expect(told.hasSuffix("a list of 2, and a list of 3 is asked for.\nTry once more, or type hint.\nRight.\n"))
  }

  @Test("a first miss is told, a second shows the hint, a third a way; and the words work")
  func misses() throws {
    let lesson =
      "// # One\n// Said before.\n//? Two\n1 + 1\n//hint add\n//? Fails\nfail(\"x\")\n//check: error\n// Bye."
    #expect(
      try transcript(lesson, ["3", "nope", "4", "2", ":set", "5", "skip"]) == """
        One

        Said before.

        1/2 Two
        Not yet: it has another value.
        Try once more, or type hint.
        Not yet: the message above says what stopped it.
        Hint: add
        Not yet: it has another value.
        One way: 1 + 1
        Type it, or skip.
        Right.

        2/2 Fails
        Commands with a colon work at the prompt; here it is hint, skip and quit.
        That went well, but here something that fails is asked for.
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

  @Test("the tour goes on where it was left; what is kept is for its owner alone")
  func progress() throws {
    let path = "/tmp/c100-tour-\(getpid())/tour"
    defer {
      unlink(path)
      rmdir("/tmp/c100-tour-\(getpid())")
    }
    var progress = TourProgress(path: path)
    #expect(progress.next(of: 3) == (1, 0))
    progress.note(1)
    progress.note(3)
    #expect(TourProgress(path: path).next(of: 3) == (2, 0))
    progress.note(2, steps: 4)
    #expect(TourProgress(path: path).next(of: 3) == (2, 4))
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    progress.note(2)
    #expect(TourProgress(path: path).next(of: 3) == (1, 0))
  }

  @Test("a step that was done before is gone through unseen")
  func resumed() throws {
    let path = "/tmp/c100-tour-left-\(getpid())/tour"
    defer {
      unlink(path)
      rmdir("/tmp/c100-tour-left-\(getpid())")
    }
    let lesson = try Lesson("// # One\n//? Keep\nlet kept = 41\n//? Add one\nkept + 1")
    func take(_ lines: [String]) throws -> String {
      try LanguageThread().perform { () -> Result<String, Failure> in
        var told = ""
        do throws(Failure) {
          try Tour(Options(), reader: Script(lines)) { told += $0 }.run([lesson], from: nil, TourProgress(path: path))
          return .success(told)
        } catch {
          return .failure(error)
        }
      }.get()
    }
    #expect(try take(["let kept = 41", "quit"]).contains("Your place is kept"))
    let second = try take(["kept + 1"])
    #expect(second.contains("You have done 1 of its 2 steps.") && !second.contains("1/2"))
    #expect(second.contains("2/2 Add one\nRight.\n") && second.contains("That was the tour."))
  }

  @Test("tour and tour 4 are words of the prompt, and nothing else is")
  func word() {
    #expect(Tour.isCalled(by: "tour") && Tour.isCalled(by: "tour 4"))
    #expect(!Tour.isCalled(by: "tour.x") && !Tour.isCalled(by: "tour x") && !Tour.isCalled(by: "tours"))
  }
}
