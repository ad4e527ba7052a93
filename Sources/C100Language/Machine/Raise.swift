import NearNames

/// What kind of failure a ``Raise`` is.
public enum ErrorKind: Hashable, Sendable {
  case type
  case name
  case value
  /// The call limit of the API.
  case limit
  case api
  case network
  case auth
  /// `fail(…)`
  case user
  case assert
  case io
  /// What the program was given to work with is wrong: its options.
  case usage
  /// A limit of the evaluation: depth, memory.
  case exhausted
  /// The limit of steps: cannot be caught, since nothing can go on.
  case steps
  /// Stopped from outside; not an error of the language, cannot be caught.
  case cancelled
  /// `exit(status)`; cannot be caught.
  case exit(Int)
  /// Inside `explain` and its like: an answer was wanted that nobody asks for; the raise's data stands for it. It
  /// becomes the value of the argument that is planned.
  case planned
  /// Another layer's own kind.
  case other(String)

  /// The word that a script sees as `error.kind`.
  public var name: String {
    switch self {
    case .type: "type"
    case .name: "name"
    case .value: "value"
    case .limit: "limit"
    case .api: "api"
    case .network: "network"
    case .auth: "auth"
    case .user: "user"
    case .assert: "assert"
    case .io: "io"
    case .usage: "usage"
    case .exhausted, .steps: "exhausted"
    case .cancelled: "cancelled"
    case .exit: "exit"
    case .planned: "planned"
    case .other(let name): name
    }
  }

  /// True if `try … catch` may catch it.
  public var isCatchable: Bool {
    switch self {
    case .steps, .cancelled, .exit, .planned: false
    case .type, .name, .value, .limit, .api, .network, .auth, .user, .assert, .io, .usage, .exhausted, .other: true
    }
  }
}

/// A failure of a running program, with all that is known of it. One word wide.
public struct Raise: Error {
  /// One line of the call chain: a call that was under way.
  public struct Frame: Sendable {
    /// The function's name; nil for a lambda or the program itself.
    public var name: String?
    /// Where it stood.
    public var span: Span
    public var source: Source?

    public init(name: String?, span: Span, source: Source?) {
      self.name = name
      self.span = span
      self.source = source
    }
  }

  /// The failure itself. Unchecked: made, filled and read on the language's thread; handed over once, when done.
  final class Box: @unchecked Sendable {
    var kind: ErrorKind
    var message: String
    var help: [String] = []
    var notes: [Diagnostic.Note] = []
    var data: Value?
    var status: Int?
    var code: String?
    var span: Span?
    var source: Source?
    var trace: [Frame] = []
    /// Frames left out of a long trace.
    var omitted = 0
    var details: [(String, String)] = []
    /// The name of a function that it left for a built-in that had called it; empty for one without a name.
    var leftFunction: String?
    /// The expression that the message's first word, `this`, stands for.
    var subject: Span?

    init(_ kind: ErrorKind, _ message: String) {
      self.kind = kind
      self.message = message
    }
  }

  let box: Box

  public init(
    _ kind: ErrorKind, _ message: String, help: [String] = [], span: Span? = nil, data: Value? = nil,
    status: Int? = nil, code: String? = nil
  ) {
    box = Box(kind, Raise.bounded(message, kind))
    box.help = help
    box.span = span
    box.data = data
    box.status = status
    box.code = code
  }

  /// What quotes a program or a reply is cut where nobody reads on; what a script or a server says is theirs.
  private static func bounded(_ message: String, _ kind: ErrorKind) -> String {
    guard message.utf8.count > 2_000 else { return message }
    switch kind {
    case .user, .assert, .api: return message
    case .type, .name, .value, .limit, .network, .auth, .io, .usage, .exhausted, .steps, .cancelled, .exit, .planned,
      .other:
      return String(message.unicodeScalars.prefix(1_000)) + "…"
    }
  }

  public var kind: ErrorKind { box.kind }
  /// One line, lower case, no full stop.
  public var message: String {
    get { box.message }
    nonmutating set { box.message = newValue }
  }
  /// What to do next, one line each.
  public var help: [String] {
    get { box.help }
    nonmutating set { box.help = newValue }
  }
  /// Related places.
  public var notes: [Diagnostic.Note] {
    get { box.notes }
    nonmutating set { box.notes = newValue }
  }
  /// What `fail("…", data)` or the API's reply carried.
  public var data: Value? {
    get { box.data }
    nonmutating set { box.data = newValue }
  }
  /// The HTTP status, for errors of the API.
  public var status: Int? {
    get { box.status }
    nonmutating set { box.status = newValue }
  }
  /// The API's own code.
  public var code: String? {
    get { box.code }
    nonmutating set { box.code = newValue }
  }
  /// Where it happened. Set by the machine when the raiser knows no better.
  public var span: Span? {
    get { box.span }
    nonmutating set { box.span = newValue }
  }
  public var source: Source? {
    get { box.source }
    nonmutating set { box.source = newValue }
  }
  /// The calls under way, innermost first; at most 20, ``omittedFrames`` more were left out of the middle.
  public var trace: [Frame] { box.trace }
  public var omittedFrames: Int { box.omitted }
  /// Further named facts for the reader: method, URL, request number.
  public var details: [(String, String)] {
    get { box.details }
    nonmutating set { box.details = newValue }
  }

  var leftFunction: String? {
    get { box.leftFunction }
    nonmutating set { box.leftFunction = newValue }
  }

  /// Says which expression `this` at the start of the message is; its text takes the place of the word.
  func naming(_ subject: Span) -> Raise {
    box.subject = subject
    return self
  }

  /// Sets where it happened, as far as that is not known yet.
  public func locate(_ span: Span, _ source: Source) {
    guard box.source == nil else { return }
    // A built-in that another one calls knows no arguments of its own: the other's call is the place.
    if box.span == nil || box.span == .zero { box.span = span }
    box.source = source
    if let subject = box.subject, !subject.isEmpty, subject.count <= 60, box.message.hasPrefix("this ") {
      box.message = "'\(Excerpt.of(source.text(subject)))'" + box.message.dropFirst(4)
    }
  }

  /// The failure of a lazy stage, which points to the stage's call whatever is evaluated by now.
  func located(at stage: Stage) -> Raise {
    if let source = stage.source { locate(stage.span, source) }
    return self
  }

  static let traceHead = 12
  static let traceTail = 8

  /// Notes a call that the failure passed through.
  func passThrough(_ frame: Frame) {
    if box.trace.count < Raise.traceHead + Raise.traceTail {
      box.trace.append(frame)
    } else {
      box.trace.remove(at: Raise.traceHead)
      box.trace.append(frame)
      box.omitted += 1
    }
  }

  /// The failure as a diagnostic, for drawing.
  public var diagnostic: Diagnostic {
    var notes = box.notes
    var inner = (span: box.span ?? .zero, source: box.source)
    for frame in box.trace {
      // A function that is written inside the call which runs it: the line of the failure shows both.
      if frame.name == nil, frame.source === inner.source, frame.span.encloses(inner.span) { continue }
      inner = (frame.span, frame.source)
      notes.append(Diagnostic.Note(frame.name.map { "in \($0)" } ?? "called here", frame.span, source: frame.source))
    }
    return Diagnostic(.other(box.message), box.span ?? .zero, source: box.source, notes: notes, help: box.help)
  }
}

extension Raise: CustomStringConvertible {
  /// For logs: `name: unknown name 'x'`.
  public var description: String { "\(kind.name): \(message)" }
}

// MARK: - Common failures

extension Raise {
  /// `a string has no 'lenght' — did you mean 'length'?`
  public static func noMember(_ name: String, of host: HostValue, _ run: Run) -> Raise {
    if host.hasMethod(name) {
      let text = Value.host(host).typeNameWithArticle
      return Raise(.name, "'\(name)' of \(text) is a method: it wants parentheses", help: [".\(name)(…)"])
    }
    let near = NearName.question(name, in: host.memberNames, limit: 3)
    return Raise(
      .name, "\(Value.host(host).typeNameWithArticle) has no '\(name)'\(near)",
      help: host.help(missing: name, run.table))
  }

  /// What is worked out of an answer that a plan does not have is not had either; nil where none of the values is one.
  static func standIn(_ values: Value...) -> Raise? {
    for value in values {
      if case .host(let host) = value, host.isStandIn {
        return Raise(.planned, "an answer that was not asked for", data: value)
      }
    }
    return nil
  }

  /// What there is instead, as a line of help; none where that would be too long to read.
  public static func has(_ names: [String]) -> [String] {
    names.isEmpty || names.count > 40 ? [] : ["it has: " + names.joined(separator: ", ")]
  }

  /// `take has no parameter 'cuont' — did you mean 'count'?`, with all labels that there are.
  public static func unknownLabel(_ label: String, of function: String, known: [String], span: Span) -> Raise {
    let hint = NearName.question(label, in: known)
    let help = known.isEmpty ? "it takes no labels" : "its parameters: " + Excerpt.names(known)
    return Raise(.name, "\(function) has no parameter '\(label)'\(hint)", help: [help], span: span)
  }
}
