extension FunctionCode {
  /// The code as text, one instruction a line, inner functions after it; for tests.
  var listing: String {
    var lines: [String] = []
    let names = parameters.map { $0.isOptional ? $0.name + "?" : $0.name }.joined(separator: ", ")
    lines.append(
      "\(name ?? (syntax == nil ? "program" : "lambda"))(\(names)) \(captureNames.isEmpty ? "" : "captures ")"
        + captureNames.joined(separator: ", "))
    while lines[0].last == " " { lines[0].removeLast() }
    for (place, instruction) in instructions.enumerated() {
      lines.append("  \(place)  \(describe(instruction, place))")
    }
    for handler in handlers {
      lines.append("  catch \(handler.range.lowerBound)..<\(handler.range.upperBound) -> \(handler.target)")
    }
    return (lines + functions.map(\.listing)).joined(separator: "\n")
  }

  private func describe(_ i: Instruction, _ place: Int) -> String {
    let to = "-> \(place + 1 + i.c)"
    let parts: [String] =
      switch i.op {
      case .clear, .null, .nothing, .yes, .no, .newCell, .newUnsetCell, .checkCondition, .walkEnd, .collect, .show,
        .return, .end:
        ["r\(i.a)"]
      case .move, .take, .cell, .setCell, .assignCell, .negate, .not, .walk, .walkPairs, .listSpread, .objectSpread:
        ["r\(i.a)", "r\(i.b)"]
      case .constant: ["r\(i.a)", constantText(i.c)]
      case .integer: ["r\(i.a)", "\(i.c)"]
      case .global, .setGlobal, .declareGlobal: ["r\(i.a)", "g\(i.c)"]
      case .capture, .captureCell, .setCaptureCell:
        ["r\(i.a)", captureNames.indices.contains(i.c) ? captureNames[i.c] : "?"]
      case .selfFunction: ["r\(i.a)"]
      case .closure: ["r\(i.a)", "f\(i.c)"]
      case .add, .subtract, .multiply, .divide, .remainder, .equal, .notEqual, .less, .lessOrEqual, .greater,
        .greaterOrEqual, .contains, .closedRange, .halfOpenRange, .index, .optionalIndex, .slice, .optionalSlice,
        .halfOpenSlice, .optionalHalfOpenSlice, .objectSet:
        ["r\(i.a)", "r\(i.b)", "r\(i.c)"]
      case .addNumber, .subtractNumber, .multiplyNumber, .remainderNumber, .indexNumber:
        ["r\(i.a)", "r\(i.b)", "\(i.c)"]
      case .addConstant: ["r\(i.a)", "r\(i.b)", constantText(i.c)]
      case .ifEqualConstant, .ifNotEqualConstant: ["r\(i.a)", constantText(i.b), to]
      case .jump, .loop: [to]
      case .jumpIfTrue, .jumpIfFalse, .jumpIfNull, .jumpIfNotNull, .jumpIfGiven, .rangeStart, .rangeStartHalfOpen,
        .rangeNext:
        ["r\(i.a)", to]
      case .ifLess, .ifLessOrEqual, .ifGreater, .ifGreaterOrEqual, .ifEqual, .ifNotLess, .ifNotLessOrEqual,
        .ifNotGreater, .ifNotGreaterOrEqual, .ifNotEqual, .walkNext, .walkNextPair:
        ["r\(i.a)", "r\(i.b)", to]
      case .ifLessNumber, .ifLessOrEqualNumber, .ifGreaterNumber, .ifGreaterOrEqualNumber, .ifEqualNumber,
        .ifNotLessNumber, .ifNotLessOrEqualNumber, .ifNotGreaterNumber, .ifNotGreaterOrEqualNumber, .ifNotEqualNumber:
        ["r\(i.a)", "\(i.number16)", to]
      case .text: ["r\(i.a)", "r\(i.b)", templateText(i.c)]
      case .list, .listAppend: ["r\(i.a)", "r\(i.b)", "\(i.c)"]
      case .object: ["r\(i.a)", "r\(i.b)", "{\(shapes[i.c].keys.map(\.text).joined(separator: ", "))}"]
      case .member, .optionalMember: ["r\(i.a)", "r\(i.b)", ".\(memberSites[i.c].name)"]
      case .call, .callMethod, .callBuiltin: ["r\(i.a)", "\(i.b)", callSites[i.c].site.name]
      case .callSelf: ["r\(i.a)", "\(i.b)"]
      case .returnNothing: []
      case .setPath, .changePath: ["r\(i.a)", "\(i.b)", pathText(paths[i.c])]
      case .runModule: [modules[i.c].name]
      case .planBegin, .planEnd: ["\(i.a)"]
      }
    return ([String(describing: i.op)] + parts).joined(separator: " ")
  }

  private func constantText(_ place: Int) -> String {
    switch constants[place] {
    case .integer(let number): String(number)
    case .decimal(let number): number.description
    case .string(let text): Excerpt.quoted(text.text)
    case let value: value.typeName
    }
  }

  private func templateText(_ place: Int) -> String {
    let template = templates[place]
    return Excerpt.quoted(
      (0...template.holeCount).map { String(decoding: template.part($0), as: UTF8.self) }.joined(separator: "…"))
  }

  private func pathText(_ path: PathSite) -> String {
    path.rootName
      + path.steps.map { if case .member(let name) = $0 { ".\(name)" } else { "[]" } }.joined()
  }
}
