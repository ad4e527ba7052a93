import ArgumentParser
import C100Language
import LineEditor

/// `c100 tour [N]`: the lessons, in the sandbox.
struct TourCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "tour", abstract: "Guided lessons in the sandbox.",
    discussion: """
      Goes on with the first lesson that is not done. A FILE.c100s is a lesson of your own: its comments are the text,
      //? asks, the next line is a solution, //hint helps.

      Lessons:
      \(Lesson.all.enumerated().map { "  \($0 + 1)  \($1.title)" }.joined(separator: "\n"))
      """)

  @OptionGroup var global: GlobalOptions
  @ArgumentParser.Argument(
    help: ArgumentHelp("The number of a lesson, or a file with one.", valueName: "n"),
    completion: .file(extensions: ["c100s"])) var lesson: String?

  func run(_ context: Context) throws(Failure) {
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
