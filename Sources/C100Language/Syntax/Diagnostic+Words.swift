import NearNames

// All words of the language's front end.

extension Diagnostic.Kind {
  /// One line, lower case, no full stop: the thing, what was wanted, what came.
  public var message: String {
    switch self {
    case .invalidUTF8: "the text is not valid UTF-8 here"
    case .unexpectedCharacter(let character): "unexpected character \(character)"
    case .unterminatedString: "this string is not closed on its line"
    case .unterminatedTextBlock: "this string is not closed by \"\"\""
    case .newlineInHole: "a hole \\( ) of a one-line string must end on its line"
    case .commentInHole: "a hole \\( ) of a one-line string holds no comment"
    case .unknownEscape(let escape): "unknown escape \(Excerpt.of(escape))"
    case .invalidUnicodeEscape: "a Unicode escape is \\u{…} with 1 to 6 hexadecimal digits of a character"
    case .textBlockIndentation: "this line is indented less than the closing \"\"\""
    case .textBlockOpening: "text of a \"\"\" string starts on the next line"
    case .invalidNumber(let text): "'\(Excerpt.of(text))' is not a number"
    case .integerTooLarge(let text): "\(Excerpt.of(text)) does not fit in a 64-bit integer"
    case .decimalTooLarge(let text): "\(Excerpt.of(text)) is too large for a decimal"
    case .foreignToken(let written, _): "'\(Excerpt.name(written))' is not part of this language"
    case .sourceTooLong: "a source holds at most 1 GiB"
    case .expected(let expectation, let found): "expected \(expectation.words), found \(found)"
    case .expectedExpression(let found): "expected an expression, found \(found)"
    case .unclosed(let bracket): "'\(bracket)' is never closed"
    case .unmatched(let bracket): "'\(bracket)' closes nothing"
    case .tooDeep(let limit): "nested too deeply: the limit is \(limit) levels"
    case .statementNotEnded(let found): "expected the end of the statement, found \(found)"
    case .foreignWord(let written, _): "'\(Excerpt.name(written))' is not part of this language"
    case .keywordAsName(let word): "'\(word)' is a keyword and cannot be a name"
    case .operatorAtLineStart(let symbol): "a line cannot start with '\(symbol)'"
    case .chainedComparison: "comparisons cannot be chained"
    case .notAssignable: "only a variable, or a path from one, can be assigned"
    case .assignmentAsCondition: "'=' assigns; a condition compares with '=='"
    case .assignmentInExpression: "an assignment is a statement, not a value"
    case .implicitOutsideArgument: "a leading dot needs a function argument around it"
    case .dotWithoutValue: "there is no value before this dot"
    case .implicitInsideLambda: "a leading dot has no meaning inside a function with a named parameter"
    case .itOutsideArgument: "'it' needs a function argument around it"
    case .noFunctionMethod(let name, let nearest):
      "no method '\(Excerpt.name(name))' takes a function" + NearName.question(nearest)
    case .openRangeOutsideIndex: "a range needs both ends here"
    case .positionalAfterLabel: "an argument without a label cannot follow one with a label"
    case .duplicateLabel(let name): "the label '\(Excerpt.name(name))' is given twice"
    case .duplicateParameter(let name): "two parameters are named '\(Excerpt.name(name))'"
    case .duplicateKey(let key): "the key '\(Excerpt.of(key))' is given twice"
    case .requiredAfterDefault(let name):
      "parameter '\(Excerpt.name(name))' needs a default, as one before it has one"
    case .tryWithoutCatch: "'try' needs a 'catch'"
    case .catchNameWithoutBody(let name):
      "'\(Excerpt.name(name))' after 'catch' names the error, and a body must follow"
    case .projectionWithoutKey: "only .name and .name.name go into an object without a key"
    case .optionalAssignment: "'?.' and '?[' cannot be assigned to"
    case .unknownName(let name, let nearest): "unknown name '\(Excerpt.name(name))'" + NearName.question(nearest)
    case .unknownLabel(let name, let function, _, let nearest):
      "\(Excerpt.name(function)) has no parameter '\(Excerpt.name(name))'" + NearName.question(nearest)
    case .unknownValue(let value, let parameter, _, let nearest):
      "'\(Excerpt.of(value))' is not a value of \(parameter)" + NearName.question(nearest)
    case .wrongArgumentCount(let function, let wanted, let got): "\(Excerpt.name(function)) takes \(wanted), got \(got)"
    case .missingArgument(let name, let function): "\(Excerpt.name(function)) needs '\(Excerpt.name(name))'"
    case .alreadyDeclared(let name): "'\(Excerpt.name(name))' is already declared here"
    case .notDeclared(let name, let nearest): "'\(Excerpt.name(name))' is not declared" + NearName.question(nearest)
    case .outsideLoop(let word): "'\(word)' is only allowed in a loop"
    case .outsideFunction(let word): "'\(word)' is only allowed in a function"
    case .writeWhenReadOnly(let call): "\(call) changes data, which --read-only forbids"
    case .other(let message): message
    }
  }

  /// What would mend it.
  public var help: [String] {
    switch self {
    case .foreignToken(_, let use), .foreignWord(_, let use): use.isEmpty ? [] : [use]
    case .unterminatedString: ["end it with \"; strings over several lines are written \"\"\" … \"\"\""]
    case .unknownEscape:
      ["escapes are \\n \\t \\r \\0 \\\\ \\\" \\u{…} and \\( ); r\"…\" takes backslashes as they are"]
    case .keywordAsName(let word): ["choose another name, for example '\(word)_'"]
    case .operatorAtLineStart(let symbol): ["put '\(symbol)' at the end of the line before"]
    case .chainedComparison(let rewrite): ["write \(rewrite)"]
    case .assignmentAsCondition: ["write '==' to compare"]
    case .assignmentInExpression: ["assign on a line of its own, or compare with '=='"]
    case .implicitOutsideArgument(let rewrite), .implicitInsideLambda(let rewrite): ["write \(rewrite)"]
    case .dotWithoutValue(let member): ["write value.\(member); the JSON of a pipe is stdin.parseJSON().\(member)"]
    case .itOutsideArgument: ["name the parameter: x => …"]
    case .openRangeOutsideIndex: ["only list[2..] and list[..<3] may leave one out"]
    case .tryWithoutCatch: ["write try EXPR catch FALLBACK, or try { … } catch e { … }"]
    case .catchNameWithoutBody(let name): ["write catch \(name) { … }, or catch (\(name)) for the value of '\(name)'"]
    case .projectionWithoutKey(let rewrite): ["give it a key: \(rewrite)"]
    case .outsideFunction: ["a program's value is its last expression; exit(status) ends it early"]
    case .tooDeep: ["name the parts with 'let'"]
    case .unknownLabel(_, _, let known, _):
      known.isEmpty ? [] : ["parameters: " + Excerpt.names(known)]
    case .unknownValue(_, _, let known, _): known.isEmpty ? [] : ["values: " + Excerpt.names(known)]
    case .notDeclared(let name, nearest: nil): ["declare it first: let \(Excerpt.name(name)) = …"]
    case .alreadyDeclared(let name): ["assign with \(Excerpt.name(name)) = …, or choose another name"]
    case .invalidUTF8, .unexpectedCharacter, .unterminatedTextBlock, .newlineInHole, .commentInHole,
      .invalidUnicodeEscape, .textBlockIndentation, .textBlockOpening, .invalidNumber, .integerTooLarge,
      .decimalTooLarge, .sourceTooLong, .expected, .expectedExpression, .unclosed, .unmatched, .statementNotEnded,
      .notAssignable, .positionalAfterLabel, .duplicateLabel, .duplicateParameter, .duplicateKey,
      .requiredAfterDefault, .noFunctionMethod, .optionalAssignment, .unknownName, .wrongArgumentCount,
      .missingArgument, .notDeclared, .outsideLoop, .writeWhenReadOnly, .other:
      []
    }
  }
}

extension Diagnostic.Expectation {
  var words: String {
    switch self {
    case .symbol(let symbol): "'\(symbol)'"
    case .name(let what): "a name for \(what)"
    case .block(let after): "'{' after \(after)"
    case .in: "'in'"
    case .fileName: "a file name in quotes"
    case .parameterName: "a parameter's name"
    case .key: "a key"
    case .memberName: "a name after the dot"
    }
  }
}
