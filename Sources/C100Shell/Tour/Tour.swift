import C100Kit
import C100Language
import C100Render
import LineEditor

/// Leads a person through lessons: tells, asks for one line, says whether it gave what was asked for.
final class Tour {
  /// How a lesson or a step ended.
  private enum Outcome { case done, left }

  private let options: Options
  private let reader: any LineReader
  private let tell: (String) -> Void
  /// What has been typed, for the up arrow.
  private var entries: [String] = []
  /// Of the terminal; nil until the first lesson.
  private var facts: TerminalFacts?

  init(_ options: Options, reader: any LineReader, tell: @escaping (String) -> Void) {
    self.options = options
    self.reader = reader
    self.tell = tell
  }

  /// The lessons from number `start` on, or from where they were left.
  func run(_ lessons: [Lesson], from start: Int?, _ progress: TourProgress) throws(Failure) {
    var progress = progress
    let (first, _) = start.map { ($0, 0) } ?? progress.next(of: lessons.count)
    guard (1...lessons.count).contains(first) else {
      throw .usage("the tour has lessons 1...\(lessons.count), got \(first)")
    }
    say(Self.rules)
    for number in first...lessons.count {
      let lesson = lessons[number - 1]
      tell("\n" + strong("Lesson \(number) of \(lessons.count): \(lesson.title)") + "\n")
      let done = try run(lesson, after: number == start ? 0 : steps(of: progress, in: number)) { steps in
        progress.note(number, steps: steps)
      }
      guard done == .done else {
        say("Your place is kept: `c100 tour` goes on here, and so does tour at the prompt.")
        return
      }
      progress.note(number)
    }
    say("\nThat was the tour. `c100 help` has topics to read, and examples/ has scripts to start from.")
  }

  private func steps(of progress: TourProgress, in lesson: Int) -> Int {
    progress.left.map { $0.lesson == lesson ? $0.steps : 0 } ?? 0
  }

  private static let rules = """
    You type a line, and see what it gives; any line that gives what was asked for is right. \
    hint helps, skip shows a way and goes on, quit stops and keeps your place. \
    All of it is made up: nothing can break.
    """

  /// One lesson of a teacher's own.
  func run(alone lesson: Lesson) throws(Failure) {
    tell(strong(Safe.text(lesson.title)) + "\n")
    _ = try run(lesson)
  }

  /// - Parameters:
  ///   - done: how many steps were done before: they are gone through unseen, so that what they changed is there.
  ///   - note: gets the number of steps after each.
  private func run(
    _ lesson: Lesson, after done: Int = 0, note: (Int) -> Void = { _ in }
  ) throws(Failure) -> Outcome {
    let examiner = try Examiner(options)
    defer { examiner.close() }
    facts = examiner.learner.display.facts(1)
    let editor = reader as? TerminalEditor
    let outer = editor?.complete
    defer { editor?.complete = outer }
    editor?.usesColour = facts?.colour ?? false
    editor?.complete = { text, cursor in
      let session = examiner.learner.session
      return Completer(table: session.interpreter.table, facts: CompletionFacts(of: session)).complete(text, cursor)
    }
    let done = done < lesson.steps.count ? done : 0
    if done > 0 { say("You have done \(done) of its \(lesson.steps.count) steps.") }
    for (index, step) in lesson.steps.enumerated() {
      if index < done {
        _ = (examiner.solve(step), examiner.evaluate(step.solution))
        continue
      }
      say(step.text)
      let question = "\(index + 1)/\(lesson.steps.count) \(Safe.lines(step.question))"
      tell("\n" + strong(Paragraph.wrapped(question, width: width)) + "\n")
      guard ask(step, examiner) == .done else { return .left }
      note(index + 1)
    }
    say(lesson.closing)
    return .done
  }

  /// A paragraph, wrapped.
  private func say(_ text: String) {
    if !text.isEmpty { tell("\n\(Paragraph.wrapped(Safe.lines(text), width: width))\n") }
  }

  /// A line of feedback, wrapped.
  private func remark(_ text: String, _ role: Role? = nil) {
    tell(paint(Paragraph.wrapped(Safe.lines(text), width: width), role) + "\n")
  }

  private func strong(_ text: String) -> String { paint(text, .heading) }

  private func paint(_ text: String, _ role: Role?) -> String {
    guard let facts, let role else { return text }
    return Theme.standard.paint(text, role, facts)
  }

  private var width: Int { max(20, (facts?.width ?? Screen.width(1)) - 1) }

  // MARK: - One step

  private func ask(_ step: Lesson.Step, _ examiner: Examiner) -> Outcome {
    let wanted = examiner.solve(step)
    let table = examiner.learner.session.interpreter.table
    var misses = 0
    while true {
      var continuation = Continuation(width: 5, table)
      let entry = reader.read(Prompt("tour> ")) { continuation.prompt(after: $0, moreWaits: $1) }
      guard case .entry(let text) = entry else {
        if case .end = entry { return .left }
        continue
      }
      switch PromptLoop.trimmed(text) {
      case "": continue
      case "quit", "exit", ":quit": return .left
      case "hint": remark(step.hint.isEmpty ? "There is no hint, but a way: \(step.solution)" : step.hint, .hint)
      case "help", "?", ":help": remark("\(Self.rules)\nThe question is: \(step.question)")
      case "skip":
        remark("One way: \(step.solution)")
        show(examiner.evaluate(step.solution), examiner)
        return .done
      case let line where line.hasPrefix(":"):
        remark("Commands with a colon work at the prompt; here it is hint, skip and quit.")
      case let line:
        entries.append(line)
        reader.recall { [entries] in entries }
        let answer = examiner.evaluate(line)
        show(answer, examiner)
        if examiner.counts(answer, wanted, step.check) {
          remark("Right.", .good)
          return .done
        }
        misses += 1
        remark(examiner.remark(on: answer, wanted, step.check))
        encourage(step, misses)
      }
    }
  }

  /// What helps on after so many misses: a word, then the hint, then a way.
  private func encourage(_ step: Lesson.Step, _ misses: Int) {
    switch misses {
    case 1: remark("Try once more, or type hint.")
    case 2 where !step.hint.isEmpty: remark("Hint: \(step.hint)", .hint)
    default: remark("One way: \(step.solution)\nType it, or skip.", .hint)
    }
  }

  private func show(_ answer: Examiner.Answer, _ examiner: Examiner) {
    let bench = examiner.learner
    switch answer {
    case .value(let value): _ = bench.showing { run throws(Raise) in try bench.display.show(value, run) }
    case .assigned: break
    case .failure(let failure): _ = bench.report(failure)
    }
  }

  // MARK: - At the prompt

  /// True for `tour` and `tour 4`.
  static func isCalled(by entry: String) -> Bool {
    let words = entry.split(separator: " ")
    return words.first == "tour" && (words.count == 1 || words.count == 2 && Int(words[1]) != nil)
  }

  /// Acts on `tour` and `tour 4`.
  static func run(_ entry: String, _ loop: PromptLoop, _ reader: any LineReader) {
    let number = entry.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    defer { reader.recall { [history = loop.history] in history.entries } }
    do throws(Failure) {
      try Tour(loop.workbench.options, reader: reader, tell: Streams.out)
        .run(Lesson.all, from: number, TourProgress(path: TourProgress.standardPath))
    } catch {
      loop.fail(error.message)
    }
  }
}
