/// Something to tell about a source: data until the renderer draws it.
///
/// The words are in `Diagnostic+Words.swift`: `message` and `help` are made from `kind`.
public struct Diagnostic: Error, Sendable {
  public enum Severity: UInt8, Sendable {
    case error, warning, hint
  }

  /// A related place with a word about it.
  public struct Note: Sendable {
    public var message: String
    public var span: Span
    /// nil: the same source as the diagnostic's.
    public var source: Source?

    public init(_ message: String, _ span: Span, source: Source? = nil) {
      self.message = message
      self.span = span
      self.source = source
    }
  }

  public var kind: Kind
  public var severity: Severity
  public var span: Span
  public var source: Source?
  public var notes: [Note]
  /// What to do, said by the place that reports; printed after the kind's own help.
  public var extraHelp: [String]

  public init(
    _ kind: Kind, _ span: Span, source: Source? = nil, severity: Severity = .error, notes: [Note] = [],
    help: [String] = []
  ) {
    self.kind = kind
    self.severity = severity
    self.span = span
    self.source = source
    self.notes = notes
    self.extraHelp = help
  }

  /// What went wrong: one line, lower case, no full stop.
  public var message: String { kind.message }

  /// What would mend it, one line each.
  public var help: [String] { kind.help + extraHelp }
}

extension Diagnostic {
  /// What went wrong, with the values involved. Add a case and its words for a new message.
  public enum Kind: Equatable, Sendable {
    // Reading characters
    case invalidUTF8
    case unexpectedCharacter(String)
    case unterminatedString
    case unterminatedTextBlock
    case newlineInHole
    case commentInHole
    case unknownEscape(String)
    case invalidUnicodeEscape
    case textBlockIndentation
    case textBlockOpening
    case invalidNumber(String)
    case integerTooLarge(String)
    case decimalTooLarge(String)
    case foreignToken(written: String, use: String)
    case sourceTooLong

    // Reading structure
    case expected(Expectation, found: String)
    case expectedExpression(found: String)
    case unclosed(bracket: String)
    case unmatched(bracket: String)
    case tooDeep(limit: Int)
    case statementNotEnded(found: String)
    case foreignWord(written: String, use: String)
    case keywordAsName(String)
    case operatorAtLineStart(String)
    case chainedComparison(String)
    case notAssignable
    case assignmentAsCondition
    case assignmentInExpression
    case implicitOutsideArgument(rewrite: String)
    /// `.a` where a statement begins.
    case dotWithoutValue(String)
    case implicitInsideLambda(rewrite: String)
    case itOutsideArgument
    case noFunctionMethod(String, nearest: String?)
    case openRangeOutsideIndex
    case positionalAfterLabel
    case duplicateLabel(String)
    case duplicateParameter(String)
    case duplicateKey(String)
    case requiredAfterDefault(String)
    case tryWithoutCatch
    case catchNameWithoutBody(String)
    case optionalAssignment
    case projectionWithoutKey(String)

    // Meaning, known without running
    case unknownName(String, nearest: [String])
    case unknownLabel(String, of: String, known: [String], nearest: String?)
    case unknownValue(String, of: String, known: [String], nearest: String?)
    case wrongArgumentCount(function: String, wanted: String, got: Int)
    case missingArgument(String, of: String)
    case alreadyDeclared(String)
    case notDeclared(String, nearest: String?)
    case outsideLoop(String)
    case outsideFunction(String)
    case writeWhenReadOnly(String)

    /// Any other message, for layers with words of their own.
    case other(String)
  }

  /// What the grammar wanted at some place.
  public enum Expectation: Equatable, Sendable {
    case symbol(String)
    case name(String)
    case block(after: String)
    case `in`
    case fileName
    case parameterName
    case key
    case memberName
  }
}

extension Diagnostic.Expectation {
  /// Whether it may stand at the end of a line: where it is missing, that is the place.
  var endsLine: Bool {
    switch self {
    case .symbol, .block, .in: true
    case .name, .fileName, .parameterName, .key, .memberName: false
    }
  }
}

extension Diagnostic.Kind {
  /// Whether a string or a hole in one does not end.
  var isMissingEnd: Bool {
    switch self {
    case .unterminatedString, .unterminatedTextBlock, .newlineInHole: true
    default: false
    }
  }

  /// Whether nobody can tell how what stands behind it on its line was meant.
  var isStrange: Bool {
    switch self {
    case .unexpectedCharacter, .foreignToken: true
    default: false
    }
  }

  /// Whether more text could mend it, when it was met at the end.
  var wantsMore: Bool {
    switch self {
    case .expected, .expectedExpression, .unclosed: true
    default: false
    }
  }
}
