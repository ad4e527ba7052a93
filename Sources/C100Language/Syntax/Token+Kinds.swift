extension Token.Kind {
  public var isKeyword: Bool { rawValue >= Token.Kind.kLet.rawValue && rawValue <= Token.Kind.kIt.rawValue }

  /// An identifier or a keyword: what may stand after `.` and before `:`.
  @inline(__always)
  public var isWord: Bool { self == .identifier || isKeyword }

  var isText: Bool { self == .string || self == .stringHead }

  var isNumber: Bool { self == .integer || self == .decimal }

  var isClosing: Bool { self == .rightParenthesis || self == .rightBracket || self == .rightBrace }

  /// Whether an expression may begin here.
  var startsExpression: Bool {
    switch self {
    case .identifier, .integer, .decimal, .string, .stringHead, .kIf, .kTry, .kTrue, .kFalse, .kNull, .kIt,
      .leftParenthesis, .leftBracket, .leftBrace, .dot, .questionDot, .minus, .not, .invalid:
      true
    default: false
    }
  }

  /// How tightly an operator between two operands binds; 0 for anything else.
  @inline(__always)
  var precedence: Int {
    switch self {
    case .orOr: 1
    case .andAnd: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .kIn: 3
    case .coalesce: 4
    case .range, .halfOpenRange: 5
    case .plus, .minus: 6
    case .star, .slash, .percent: 7
    default: 0
    }
  }

  var isOrder: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }

  var binaryOperator: BinaryOperator? {
    switch self {
    case .orOr: .or
    case .andAnd: .and
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .kIn: .in
    case .coalesce: .coalesce
    case .plus: .add
    case .minus: .subtract
    case .star: .multiply
    case .slash: .divide
    case .percent: .remainder
    default: nil
    }
  }

  var assignment: AssignStatement.Operator? {
    switch self {
    case .assign: .set
    case .plusAssign: .add
    case .minusAssign: .subtract
    case .starAssign: .multiply
    case .slashAssign: .divide
    default: nil
    }
  }

  /// The bracket's text, for messages.
  var symbol: String {
    switch self {
    case .leftParenthesis: "("
    case .rightParenthesis: ")"
    case .leftBracket: "["
    case .questionBracket: "?["
    case .rightBracket: "]"
    case .leftBrace: "{"
    case .rightBrace: "}"
    case .stringHead, .stringMiddle: "\\("
    case .comma: ","
    default: ""
    }
  }
}

extension Token.Kind {
  /// What closes this bracket.
  var closing: Token.Kind {
    switch self {
    case .leftParenthesis, .stringHead, .stringMiddle: .rightParenthesis
    case .leftBrace: .rightBrace
    default: .rightBracket
    }
  }
}
