/// A lesson of the tour: a script whose comments are its text.
///
/// ```
/// // # Title
/// // A few sentences.
/// //? What is to be asked for?
/// agents.list().count()
/// //hint what shows the way on a second try
/// //check: kind
/// ```
///
/// Lines of text go on from one another; an empty comment ends a paragraph.
struct Lesson: Equatable, Sendable {
  /// What makes a learner's line right.
  enum Check: String, Sendable {
    /// It gives the value that the solution gives.
    case value
    /// It gives a value of the solution's kind.
    case kind
    /// It runs.
    case any
    /// It fails.
    case error
  }

  struct Step: Equatable, Sendable {
    /// What is told before.
    var text = ""
    var question = ""
    var solution = ""
    var hint = ""
    var check = Check.value
    /// Where the question stands in the lesson's text, from 1.
    var line = 0
  }

  let title: String
  let steps: [Step]
  /// What is told at the end.
  let closing: String

  /// Reads a lesson; the failure names the line.
  init(_ text: String) throws(Failure) {
    var reader = LessonReader()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) { try reader.take(line) }
    try reader.closeStep()
    guard let title = reader.title else { throw .usage("a lesson begins with its title: // # Title") }
    guard !reader.steps.isEmpty else { throw .usage("the lesson '\(title)' asks nothing: //? a question, then a line") }
    self.title = title
    steps = reader.steps
    closing = reader.prose
  }
}

/// Puts a lesson's lines together.
private struct LessonReader {
  var title: String?
  var steps: [Lesson.Step] = []
  var prose = ""
  private var step = Lesson.Step()
  private var number = 0

  mutating func take(_ line: Substring) throws(Failure) {
    number += 1
    let line = PromptLoop.trimmed(String(line))
    if line.isEmpty || line.hasPrefix("#!") { return }
    if let text = rest(line, "//?") {
      if !step.solution.isEmpty { try closeStep() }
      if step.question.isEmpty { step.line = number }
      step.question = paragraph(step.question, text)
    } else if let text = rest(line, "//hint") {
      step.hint = paragraph(step.hint, text)
    } else if let name = rest(line, "//check:") {
      guard let check = Lesson.Check(rawValue: name) else {
        throw .usage("line \(number): //check: is value, kind, any or error, got '\(name)'")
      }
      step.check = check
    } else if let text = rest(line, "// #") {
      title = text
    } else if let text = rest(line, "//") {
      if !step.question.isEmpty { try closeStep() }
      prose = text.isEmpty ? prose + "\n" : paragraph(prose, text)
    } else {
      guard !step.question.isEmpty else { throw .usage("line \(number): a line to solve without its question (//?)") }
      step.solution = joined(step.solution, line)
    }
  }

  mutating func closeStep() throws(Failure) {
    guard step != Lesson.Step() else { return }
    guard !step.question.isEmpty, !step.solution.isEmpty else {
      throw .usage("line \(number): a question (//?) wants a line that solves it")
    }
    step.text = prose
    prose = ""
    steps.append(step)
    step = Lesson.Step()
  }

  /// One more line of a text that is wrapped where it is shown.
  private func paragraph(_ text: String, _ line: String) -> String {
    text.isEmpty || text.hasSuffix("\n") ? text + line : text + " " + line
  }

  private func joined(_ text: String, _ line: String) -> String { text.isEmpty ? line : text + "\n" + line }

  private func rest(_ line: String, _ mark: String) -> String? {
    line.hasPrefix(mark) ? PromptLoop.trimmed(String(line.dropFirst(mark.count))) : nil
  }
}
