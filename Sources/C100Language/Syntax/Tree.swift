// The tree of a program. Every node keeps the spans that error messages point to.
// Depth is bounded by the parser (`SyntaxLimits`), so walks may recurse.

/// A whole source.
public struct Program: Sendable {
  public var statements: [Statement]
  public var span: Span

  public init(statements: [Statement], span: Span) {
    self.statements = statements
    self.span = span
  }
}

/// `{ … }` with statements; its value is that of its last statement when that is an expression.
public struct Block: Sendable {
  public var statements: [Statement]
  /// With the braces.
  public var span: Span

  public init(statements: [Statement], span: Span) {
    self.statements = statements
    self.span = span
  }
}

/// A word with its place.
public struct Name: Hashable, Sendable {
  public var text: String
  public var span: Span

  public init(_ text: String, _ span: Span) {
    self.text = text
    self.span = span
  }
}

/// What follows `=>`, `try` or `catch`.
public enum Body: Sendable {
  case expression(Expression)
  case block(Block)

  public var span: Span {
    switch self {
    case .expression(let expression): expression.span
    case .block(let block): block.span
    }
  }
}

// MARK: - Statements

public indirect enum Statement: Sendable {
  case expression(Expression)
  case `let`(LetStatement)
  case assign(AssignStatement)
  case function(FunctionDeclaration)
  case `for`(ForStatement)
  case `while`(WhileStatement)
  case `break`(Span)
  case `continue`(Span)
  case `return`(Expression?, Span)
  case `import`(ImportStatement)

  public var span: Span {
    switch self {
    case .expression(let expression): expression.span
    case .let(let node): node.span
    case .assign(let node): node.span
    case .function(let node): node.span
    case .for(let node): node.span
    case .while(let node): node.span
    case .break(let span), .continue(let span), .return(_, let span): span
    case .import(let node): node.span
    }
  }
}

/// `let name = value`
public struct LetStatement: Sendable {
  public var name: Name
  public var value: Expression
  public var span: Span
}

/// `name = value`, `name.a[b] += value`
public struct AssignStatement: Sendable {
  public enum Operator: UInt8, Sendable, CaseIterable {
    case set, add, subtract, multiply, divide

    /// The operator that a compound assignment applies; nil for `=`.
    public var binary: BinaryOperator? {
      switch self {
      case .set: nil
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      }
    }
  }

  public var target: AssignmentPath
  public var `operator`: Operator
  public var operatorSpan: Span
  public var value: Expression
  public var span: Span
}

/// A variable and the way down from it: `a.b[2].c`.
public struct AssignmentPath: Sendable {
  public enum Step: Sendable {
    /// `.name`; the span covers the dot and the name.
    case member(Name, Span)
    /// `[index]`; the span covers the brackets.
    case index(Expression, Span)

    public var span: Span {
      switch self {
      case .member(_, let span), .index(_, let span): span
      }
    }
  }

  public var root: Name
  public var steps: [Step]
  public var span: Span

  public init(root: Name, steps: [Step], span: Span) {
    self.root = root
    self.steps = steps
    self.span = span
  }
}

/// `func name(a, b = 10) { … }`
public struct FunctionDeclaration: Sendable {
  public var name: Name
  public var parameters: [Parameter]
  public var body: Block
  public var span: Span
}

/// A parameter of a `func` or of a lambda.
public struct Parameter: Sendable {
  public var name: Name
  public var defaultValue: Expression?

  public init(name: Name, defaultValue: Expression? = nil) {
    self.name = name
    self.defaultValue = defaultValue
  }
}

/// `for x in seq { … }`, `for (k, v) in object { … }`
public struct ForStatement: Sendable {
  public enum Binding: Sendable {
    case item(Name)
    case pair(Name, Name)
  }

  public var binding: Binding
  public var sequence: Expression
  public var body: Block
  public var span: Span
}

/// `while condition { … }`
public struct WhileStatement: Sendable {
  public var condition: Expression
  public var body: Block
  public var span: Span
}

/// `import "lib.c100s"`, `import "lib.c100s" as lib`
public struct ImportStatement: Sendable {
  public var path: String
  public var pathSpan: Span
  public var alias: Name?
  public var span: Span
}

// MARK: - Expressions

public indirect enum Expression: Sendable {
  case null(Span)
  case bool(Bool, Span)
  /// A sign in front of a literal is part of it: `-1`.
  case integer(Int, Span)
  case decimal(Double, Span)
  /// A string without holes, decoded.
  case string(String, Span)
  /// A string with holes: `"\(n) chats"`.
  case interpolation([StringPart], Span)
  case name(Name)
  /// The parameter of the nearest implicit lambda, always inside one: written `it`, or unwritten before the dot of
  /// `.name` (then the span is empty and lies before the dot).
  case it(Span)
  case list([ListItem], Span)
  case object([ObjectEntry], Span)
  case range(RangeExpression)
  case unary(UnaryExpression)
  case binary(BinaryExpression)
  /// `condition ? a : b`
  case conditional(ConditionalExpression)
  case `if`(IfExpression)
  case `try`(TryExpression)
  case member(MemberExpression)
  case index(IndexExpression)
  case call(CallExpression)
  case lambda(Lambda)
  /// What recovery put in for something that was reported; never in a tree without diagnostics.
  case invalid(Span)

  public var span: Span {
    switch self {
    case .null(let span), .bool(_, let span), .integer(_, let span), .decimal(_, let span), .string(_, let span),
      .interpolation(_, let span), .it(let span), .list(_, let span), .object(_, let span), .invalid(let span):
      span
    case .name(let name): name.span
    case .range(let node): node.span
    case .unary(let node): node.span
    case .binary(let node): node.span
    case .conditional(let node): node.span
    case .if(let node): node.span
    case .try(let node): node.span
    case .member(let node): node.span
    case .index(let node): node.span
    case .call(let node): node.span
    case .lambda(let node): node.span
    }
  }
}

public enum StringPart: Sendable {
  case text(String, Span)
  /// The expression of `\( … )`; the span covers the hole with its backslash and parentheses.
  case hole(Expression, Span)
}

public enum ListItem: Sendable {
  case item(Expression)
  /// `...list`; the span is that of the dots.
  case spread(Expression, Span)
}

public enum ObjectEntry: Sendable {
  /// How an entry was written; the value is there in each form.
  public enum Form: UInt8, Sendable {
    /// `key: value`
    case written
    /// `{id}` for `{id: id}`
    case shorthand
    /// `{.contact.phone}` for `{phone: .contact.phone}`
    case projection
  }

  case field(ObjectKey, Expression, Form)
  /// `...other`; the span is that of the dots.
  case spread(Expression, Span)
}

public enum ObjectKey: Sendable {
  case name(Name)
  /// `"two words": 2`; an interpolated key is `.computed`.
  case string(String, Span)
  /// `[expression]: 3`
  case computed(Expression, Span)

  public var span: Span {
    switch self {
    case .name(let name): name.span
    case .string(_, let span), .computed(_, let span): span
    }
  }

  /// The key's text when it is known without running.
  public var text: String? {
    switch self {
    case .name(let name): name.text
    case .string(let text, _): text
    case .computed: nil
    }
  }
}

/// `1..10`, `0..<n`; an end may be absent inside `[ ]` only: `list[2..]`, `list[..<3]`.
public struct RangeExpression: Sendable {
  public var lower: Expression?
  public var upper: Expression?
  /// `..` holds its upper end, `..<` does not.
  public var isClosed: Bool
  public var operatorSpan: Span
  public var span: Span
}

public enum UnaryOperator: String, Sendable, CaseIterable {
  case not = "!"
  case negate = "-"
}

/// `!a`, `-a`
public struct UnaryExpression: Sendable {
  public var `operator`: UnaryOperator
  public var operand: Expression
  public var operatorSpan: Span
  public var span: Span
}

/// The operators between two operands; `&&`, `||` and `??` evaluate their right side only where it is needed.
public enum BinaryOperator: String, Sendable, CaseIterable {
  case or = "||"
  case and = "&&"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in` = "in"
  case coalesce = "??"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
}

public struct BinaryExpression: Sendable {
  public var `operator`: BinaryOperator
  public var left: Expression
  public var right: Expression
  public var operatorSpan: Span
  public var span: Span
}

/// `condition ? then : otherwise`
public struct ConditionalExpression: Sendable {
  public var condition: Expression
  public var then: Expression
  public var otherwise: Expression
  /// The `?`.
  public var operatorSpan: Span
  public var span: Span
}

/// `if a { … } else if b { … } else { … }`: the chain is flat.
public struct IfExpression: Sendable {
  public struct Branch: Sendable {
    public var condition: Expression
    public var body: Block
  }

  /// At least one.
  public var branches: [Branch]
  public var otherwise: Block?
  public var span: Span
}

/// `try { … } catch e { … }`, `try EXPR catch EXPR`, and their mixtures.
public struct TryExpression: Sendable {
  public var body: Body
  public var errorName: Name?
  public var handler: Body
  public var trySpan: Span
  public var catchSpan: Span
  public var span: Span
}

/// `a.name`, `a?.name`
public struct MemberExpression: Sendable {
  public var receiver: Expression
  public var name: Name
  public var isOptional: Bool
  /// `.` or `?.`
  public var dotSpan: Span
  public var span: Span
}

/// `a[i]`, `a?[i]`
public struct IndexExpression: Sendable {
  public var receiver: Expression
  public var index: Expression
  public var isOptional: Bool
  /// With the brackets.
  public var bracketSpan: Span
  public var span: Span
}

/// `f(x, label: y)`
public struct CallExpression: Sendable {
  public var callee: Expression
  public var arguments: [Argument]
  /// With the parentheses.
  public var parenthesisSpan: Span
  public var span: Span
}

public struct Argument: Sendable {
  public var label: Name?
  public var value: Expression
  /// Label and value.
  public var span: Span

  public init(label: Name?, value: Expression, span: Span) {
    self.label = label
    self.value = value
    self.span = span
  }
}

/// `x => x * 2`, `(a, b) => { … }`, or an argument that became a function: `.rating > 3`.
public struct Lambda: Sendable {
  /// One parameter named `it` when implicit.
  public var parameters: [Parameter]
  public var body: Body
  public var isImplicit: Bool
  /// `=>`; empty when implicit.
  public var arrowSpan: Span
  public var span: Span
}
