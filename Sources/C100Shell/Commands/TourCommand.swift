import ArgumentParser
import C100Language
import LineEditor

/// `c100 tour [N]`: the lessons, in the sandbox.
struct TourCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "tour", abstract: "guided lessons in the sandbox",
    discussion: """
      Goes on where you left it, step by step. A FILE.c100s is a lesson of your own: its comments are the text, //? asks,
      the next line is a solution, //hint helps. Begin with one of ours: c100 tour 2 --print > mine.c100s, then
      c100 tour mine.c100s --check tells whether each question can be solved. The guide's page teaching.md says more.

      Lessons:
      \(Lesson.all.enumerated().map { "  \($0 + 1)  \($1.title)" }.joined(separator: "\n"))
      """)
  static let examples = ["c100 tour", "c100 tour 3", "c100 tour mine.c100s --check"]

  @ArgumentParser.Argument(
    help: ArgumentHelp("the number of a lesson, or a file with one", valueName: "n"),
    completion: .file(extensions: ["c100s"])) var lesson: String?

  @Flag(help: "print the lesson's text, to begin one of your own with") var print = false
  @Flag(help: "solve each question of the lesson as its text does, and say what does not count") var check = false

  func run(_ context: Context) throws(Failure) {
    if print || check {
      let text = try text()
      if print { Streams.out(text) } else { try check(text, context.options) }
      return
    }
    var own: Lesson?
    if let lesson, Int(lesson) == nil { own = try Lesson(SourceFile.read(lesson).text) }
    let number = lesson.flatMap { Int($0) }
    let isTerminal = Screen.isTerminal(0)
    Interrupts.start(interactive: isTerminal)
    Terminal.useUTF8()
    let options = context.options
    let result = LanguageThread().perform { () -> Result<Void, Failure> in
      do throws(Failure) {
        let tour = Tour(options, reader: reader(options, isTerminal), tell: Streams.out)
        if let own {
          try tour.run(alone: own)
        } else {
          try tour.run(Lesson.all, from: number, TourProgress(path: TourProgress.standardPath))
        }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  /// The text of the lesson that the command line names.
  private func text() throws(Failure) -> String {
    guard let lesson else { throw .usage("which lesson? c100 tour 1...\(Lesson.texts.count), or a FILE") }
    guard let number = Int(lesson) else { return try SourceFile.read(lesson).text }
    guard (1...Lesson.texts.count).contains(number) else {
      throw .usage("the tour has lessons 1...\(Lesson.texts.count), got \(number)")
    }
    return Lesson.texts[number - 1]
  }

  private func check(_ text: String, _ options: Options) throws(Failure) {
    let lesson = try Lesson(text)
    let problems = try LanguageThread().perform { () -> Result<[String], Failure> in
      do throws(Failure) { return .success(try Examiner.problems(of: lesson, options)) } catch {
        return .failure(error)
      }
    }.get()
    for problem in problems { Streams.error("\(Safe.text(problem))\n") }
    guard problems.isEmpty else { throw Failure(.script, "\(problems.count) of the lesson's steps do not work") }
    Streams.out("\(lesson.title): \(lesson.steps.count) steps, all can be solved\n")
  }

  private func reader(_ options: Options, _ isTerminal: Bool) -> any LineReader {
    let output: Int32 = Screen.isTerminal(2) ? 2 : 1
    if isTerminal, !options.plain, !Screen.isDumb,
      let editor = TerminalEditor(output: output, editrc: Paths.editrc)
    {
      return editor
    }
    return PlainReader(showsPrompt: isTerminal) { Streams.write($0.utf8, to: output) }
  }
}
