/// What parsing gives: always a program, with what was wrong.
public struct ParseResult: Sendable {
  /// Whole when `diagnostics` holds no error; else what could be understood.
  public var program: Program
  /// Errors and hints, in source order.
  public var diagnostics: [Diagnostic]
  /// Whether the text just stops too early (an open bracket, string or operator), so that a prompt asks for more.
  public var isIncomplete: Bool
  /// The variables that some assignment, `append`, `insert` or `remove` changes, wholly or in part.
  public var assignedNames: Set<String> = []
  /// Those among them that get another value as a whole, which may be of another kind.
  public var replacedNames: Set<String> = []

  public init(program: Program, diagnostics: [Diagnostic], isIncomplete: Bool) {
    self.program = program
    self.diagnostics = diagnostics
    self.isIncomplete = isIncomplete
  }

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// One parameter of a built-in: by place, from 0, or by label.
public enum ParameterKey: Equatable, Sendable {
  case position(Int)
  case label(String)
}

/// The parameters of the built-in with this name that take functions; empty for any other name.
public typealias FunctionParameters = (_ name: String) -> [ParameterKey]

/// How a text is read.
public enum SourceMode: Sendable {
  /// A file, a program on standard input.
  case script
  /// An entry of the prompt: it may start with a dot (goes on from `_`), and `else` and `catch` follow `}` on its line.
  case prompt
  /// One expression and nothing else.
  case expression
}

/// How deep a source may nest. The budget: 512 KiB of stack, at most 1.5 KiB for one nested form in a debug build.
public struct SyntaxLimits: Sendable {
  /// Brackets, blocks, lambdas, prefix operators inside one another.
  public var nesting: Int
  /// Levels of the finished tree; a chain `a + b + c` or `a.b().c()` has one for each link.
  public var height: Int

  public init(nesting: Int = 200, height: Int = 1_000) {
    self.nesting = nesting
    self.height = height
  }

  public static let standard = SyntaxLimits()
}
