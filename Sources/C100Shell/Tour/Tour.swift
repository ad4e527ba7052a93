import C100Kit
import C100Language
import LineEditor

/// Leads a person through lessons: tells, asks for one line, says whether it gave what was asked for.
final class Tour {
  /// How a lesson or a step ended.
  private enum Outcome { case done, left }

  private let options: Options
  private let reader: any LineReader
  private let tell: (String) -> Void

  init(_ options: Options, reader: any LineReader, tell: @escaping (String) -> Void) {
    self.options = options
    self.reader = reader
    self.tell = tell
  }

  /// The lessons from number `start` on, or the first that is not done.
  func run(_ lessons: [Lesson], from start: Int?, _ progress: TourProgress) throws(Failure) {
    var progress = progress
    let start = start ?? progress.next(of: lessons.count)
    guard (1...lessons.count).contains(start) else {
      throw .usage("the tour has lessons 1...\(lessons.count), got \(start)")
    }
    tell("The words hint, skip and quit act when they stand alone. All is made up here, so nothing can break.\n")
    for number in start...lessons.count {
      let lesson = lessons[number - 1]
      tell("\nLesson \(number) of \(lessons.count): \(lesson.title)\n")
      guard try run(lesson) == .done else {
        tell("To go on here: c100 tour \(number), or tour \(number) at the prompt.\n")
        return
      }
      progress.note(number)
    }
    tell("\nThat was the tour. c100 help TOPIC and the guide have more.\n")
  }

  /// One lesson of a teacher's own.
  func run(alone lesson: Lesson) throws(Failure) {
    tell("\(Safe.text(lesson.title))\n")
    _ = try run(lesson)
  }

  private func run(_ lesson: Lesson) throws(Failure) -> Outcome {
    let examiner = try Examiner(options)
    defer { examiner.close() }
    for (index, step) in lesson.steps.enumerated() {
      say(step.text)
      tell("\n\(index + 1)/\(lesson.steps.count) \(Safe.lines(step.question))\n")
      guard ask(step, examiner) == .done else { return .left }
    }
    say(lesson.closing)
    return .done
  }

  private func say(_ text: String) {
    if !text.isEmpty { tell("\n\(Safe.lines(text))\n") }
  }

  // MARK: - One step

  private func ask(_ step: Lesson.Step, _ examiner: Examiner) -> Outcome {
    let wanted = examiner.solve(step)
    let table = examiner.learner.session.interpreter.table
    var misses = 0
    while true {
      let entry = reader.read(Prompt("tour> ")) { Continuation.prompt(after: $0, width: 5, table) }
      guard case .entry(let text) = entry else {
        if case .end = entry { return .left }
        continue
      }
      switch PromptLoop.trimmed(text) {
      case "": continue
      case "quit", "exit": return .left
      case "hint": tell((step.hint.isEmpty ? "There is no hint, but a way: \(step.solution)" : step.hint) + "\n")
      case "skip":
        tell("One way: \(Safe.lines(step.solution))\n")
        show(examiner.evaluate(step.solution), examiner)
        return .done
      case let line:
        let answer = examiner.evaluate(line)
        show(answer, examiner)
        if examiner.counts(answer, wanted, step.check) {
          tell("Right.\n")
          return .done
        }
        misses += 1
        correct(step, answer, misses)
      }
    }
  }

  /// What is said of a line that does not count.
  private func correct(_ step: Lesson.Step, _ answer: Examiner.Answer, _ misses: Int) {
    if case .failure = answer {
      tell("Not yet: an error is no answer here.\n")
    } else {
      tell(step.check == .error ? "That went well, and an error was asked for.\n" : "Not yet: this is another value.\n")
    }
    guard misses > 1 else {
      tell("Try once more, or type hint.\n")
      return
    }
    if !step.hint.isEmpty { tell("Hint: \(Safe.lines(step.hint))\n") }
    tell("One way: \(Safe.lines(step.solution))\n")
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
    do throws(Failure) {
      try Tour(loop.workbench.options, reader: reader, tell: Streams.out)
        .run(Lesson.all, from: number, TourProgress(path: TourProgress.standardPath))
    } catch {
      loop.fail(error.message)
    }
  }
}
