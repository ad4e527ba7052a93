import C100Kit
import C100Language
import C100Render
import Glibc
import LineEditor

/// What the program writes: results on stdout, everything else on stderr.
final class Display {
  private(set) var options: Options
  /// The format of `-o` or `:set output`.
  private(set) var format: Format?
  private(set) var formatName: String?
  /// `:set pager on`: what is longer than the screen goes through the pager.
  var usesPager = false
  /// Rows of a listing at the prompt; nil: as many as the page holds, and fit.
  var rowLimit: Int?
  /// Nothing is written: what runs is not to be seen.
  var isMuted = false
  private let isPrompt: Bool
  /// Clears the progress line before something else is written.
  var beforeWriting: () -> Void = {}
  /// Keeps the progress line away while a pager has the screen.
  var onPager: (_ isRunning: Bool) -> Void = { _ in }
  private var pager: Pager?
  let messages = Messages()
  /// Shows values at the prompt, and knows what `more` goes on with.
  private let presenter = Presenter(.plain)

  init(_ options: Options, isPrompt: Bool) {
    self.options = options
    self.isPrompt = isPrompt
    setFormat(options.output)
  }

  /// nil: by the value's kind.
  func setFormat(_ name: String?) {
    formatName = name
    format = name.flatMap { Formats.named($0) }
  }

  // MARK: - Terminals

  func facts(_ descriptor: Int32) -> TerminalFacts {
    let isTerminal = Screen.isTerminal(descriptor)
    let size = Screen.size(descriptor)
    return TerminalFacts(
      width: size.columns, height: size.rows, isTerminal: isTerminal, colour: Screen.usesColour(descriptor, options),
      unicode: Screen.usesUnicode)
  }

  private var look: Look {
    Look(facts(1), longestString: isPrompt ? 1_000 : nil, rowLimit: isPrompt ? rowLimit ?? 50 : nil)
  }

  /// Colour on stdout; what a format writes when it is named stays the same.
  private func sink() -> TextSink {
    TextSink { [self] piece throws(Raise) in try write(piece) }
  }

  private func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(Raise) {
    guard !isMuted else { return }
    if let pager {
      let wasRunning = pager.isRunning
      if !wasRunning {
        beforeWriting()
        messages.hold()
      }
      let goesOn = pager.write(bytes)
      if !wasRunning { pager.isRunning ? onPager(true) : messages.release() }
      // Whoever leaves the pager wants no more of this: the showing ends, and nothing else.
      guard goesOn else { throw Raise(.cancelled, "the pager was left") }
      return
    }
    beforeWriting()
    guard Streams.write(bytes, to: 1) else {
      if errno == EPIPE { throw Raise(.exit(0), "the reader has left") }
      throw Raise(.io, "the result cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  // MARK: - Results

  /// Shows a value as it is shown where nobody has given it a form.
  func show(_ value: Value, _ run: Run) throws(Raise) {
    try settled { [self] sink throws(Raise) in
      if isPrompt {
        presenter.look = look
        presenter.format = format
        presenter.limit = rowLimit ?? 50
        try presenter.show(value, to: sink, run)
      } else {
        try Show.value(value, format: format, to: sink, look, run)
      }
    }
  }

  /// Shows the next rows of the last listing.
  func more(_ run: Run) throws(Raise) {
    try settled { [self] sink throws(Raise) in try presenter.more(to: sink, run) }
  }

  /// What was made before a failure is shown: whole items, in order.
  private func settled(_ body: (TextSink) throws(Raise) -> Void) throws(Raise) {
    let isPaged = beginPager()
    defer { if isPaged { endPager() } }
    let sink = sink()
    do throws(Raise) {
      do throws(Raise) { try body(sink) } catch {
        if pager?.wasLeft != true { try? sink.flush() }
        throw error
      }
      try sink.flush()
    } catch {
      guard isPaged, pager?.wasLeft == true else { throw error }
    }
  }

  /// False where there is none to begin: what is printed while a listing is shown goes the listing's way.
  private func beginPager() -> Bool {
    guard usesPager, pager == nil, Screen.isTerminal(1), let command = Pager.command else { return false }
    let size = Screen.size(1)
    pager = Pager(command, columns: size.columns, rows: size.rows)
    return true
  }

  private func endPager() {
    guard let ended = pager else { return }
    let problem = ended.finish()
    if ended.isRunning {
      onPager(false)
      messages.release()
    }
    pager = nil
    if let problem { tell("warning: \(Safe.text(problem))\n") }
  }

  func print(_ values: [Value], _ run: Run) throws(Raise) {
    try settled { [self] sink throws(Raise) in
      var look = look
      look.rowLimit = nil
      look.longestString = nil
      try Show.print(values, to: sink, look, run)
    }
  }

  // MARK: - Everything else

  /// True while a pager has the screen.
  var isPaging: Bool { pager?.isRunning ?? false }

  func tell(_ text: String) {
    guard !isMuted else { return }
    if !messages.isHeld { beforeWriting() }
    messages.say(text)
  }

  /// Sentences, and lines of `name   what it is`: broken at blanks where a terminal is too narrow for them.
  func say(_ text: String) {
    let facts = facts(2)
    tell(facts.isTerminal ? Paragraph.wrapped(text, width: facts.width, hangs: true) : text)
  }

  func hint(_ message: String) {
    say(Theme.standard.paint("hint", .hint, facts(2)) + ": \(Safe.text(message))\n")
  }

  /// Draws what is wrong with a program.
  func report(_ diagnostics: [Diagnostic]) {
    let shown = diagnostics.filter { $0.severity != .hint || !options.quiet }
    tell(DiagnosticText.draw(shown, facts(2)))
  }

  func report(_ raise: Raise) { tell(DiagnosticText.draw(raise, facts(2))) }
}
