import JSONText

/// Turning text into values.
extension Library {
  static let conversions: [Builtin] = [
    Builtin(
      "toNumber", on: [.string, .number, .bool, .null], [BuiltinParameter("fallback", .any, default: .optional)],
      "The number that a text is, exactly; else the fallback, or an error without one.",
      examples: [
        Example("\"12.50\".toNumber()", "12.50"), Example("\" 7 \".toNumber()", "7"),
        Example("\"n/a\".toNumber(0)", "0"),
      ]
    ) { call throws(Raise) in
      if call.receiver.isNumber { return call.receiver }
      if case .string(let string) = call.receiver {
        call.run.machine.work(string.byteCount)
        if let number = NumberText.value(string.text) { return number }
      }
      if call.has(0) { return call.value(0) }
      throw call.notReadable("a number", "toNumber(0)")
    },
    Builtin(
      "toInt", on: [.string, .bool, .null], [BuiltinParameter("fallback", .any, default: .optional)],
      "The whole number that a text is; else the fallback, or an error without one.",
      examples: [Example("\"42\".toInt()", "42"), Example("\"x\".toInt(-1)", "-1")]
    ) { call throws(Raise) in
      if case .string(let string) = call.receiver, let whole = NumberText.value(string.text)?.wholeNumber {
        return .integer(whole)
      }
      if call.has(0) { return call.value(0) }
      throw call.notReadable("a whole number", "toInt(0)")
    },
    Builtin(
      "toBool", on: [.string, .number, .bool, .null], [BuiltinParameter("fallback", .any, default: .optional)],
      "true, yes, on and 1 or false, no, off and 0, in any letter case; else the fallback, or an error without one.",
      examples: [Example("\"Yes\".toBool()", "true"), Example("0.toBool()", "false")]
    ) { call throws(Raise) in
      switch call.receiver {
      case .bool: return call.receiver
      case .string(let string):
        // None of the words is longer.
        switch string.byteCount > 5 ? "" : string.text.lowercased() {
        case "true", "yes", "on", "1": return .bool(true)
        case "false", "no", "off", "0": return .bool(false)
        default: break
        }
      case .integer(0): return .bool(false)
      case .integer(1): return .bool(true)
      default: break
      }
      if call.has(0) { return call.value(0) }
      throw call.notReadable("true or false", "toBool(false)")
    },
    Builtin(
      "parseJSON", on: .string, [], "The value of a JSON text.",
      examples: [Example("\"[1, {\\\"a\\\": 2.0}]\".parseJSON()", "[1, {\"a\": 2.0}]")]
    ) { call throws(Raise) in try DataText.json(text: try call.text(), call) },
    Builtin(
      "parseNDJSON", on: .string, [], "The values of JSON texts one after the other, lazily.",
      examples: [Example("\"{\\\"a\\\":1}\\n{\\\"a\\\":2}\".parseNDJSON().map(.a).collect()", "[1, 2]")]
    ) { call throws(Raise) in
      .sequence(SequenceValue(DocumentsSource(Array(try call.text().utf8), call.span)))
    },
    Builtin(
      "parseCSV", on: .string, DataText.csvParameters,
      "A list of objects by the names in the first row (RFC 4180); without a header, of lists of strings. `numbers: true` "
        + "makes numbers of the cells that are one, exactly; `007` and an empty cell stay text.",
      examples: [
        Example("\"id,name\\n1,Ann\".parseCSV()", "[{\"id\": \"1\", \"name\": \"Ann\"}]"),
        Example("\"n,code\\n1.50,007\".parseCSV(numbers: true)", "[{\"n\": 1.50, \"code\": \"007\"}]"),
        Example("\"1;2\".parseCSV(header: false, separator: \";\")", "[[\"1\", \"2\"]]"),
      ]
    ) { call throws(Raise) in
      try DataText.csv(
        Array(try call.text().utf8), call, header: try call.bool(0), separator: try call.string(1),
        numbers: try call.bool(2))
    },
  ]
}

extension Call {
  fileprivate func notReadable(_ wanted: String, _ fallback: String) -> Raise {
    let got = receiver.string.map { "'\(Excerpt.of($0))'" } ?? receiver.typeNameWithArticle
    return Raise(.value, "\(got) is not \(wanted)", help: ["give a fallback: .\(fallback)"], span: span)
  }
}

/// Numbers in text that people or other programs wrote.
enum NumberText {
  /// JSON's number grammar, white space around it, a plus sign and leading zeros allowed.
  static func value(_ text: String) -> Value? {
    var text = text
    let trimmed = text.withUTF8 { bytes in
      String(decoding: UnsafeBufferPointer(rebasing: bytes[TextBytes.trimmed(bytes)]), as: UTF8.self)
    }
    if let number = JSONNumber(trimmed) { return Value(number) }
    var digits = trimmed.utf8[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard digits.first.map({ $0 &- 48 < 10 }) ?? false else { return nil }
    while digits.count > 1, digits.first == 48, digits.dropFirst().first.map({ $0 &- 48 < 10 }) ?? false {
      digits = digits.dropFirst()
    }
    return JSONNumber((isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)).map { Value($0) }
  }
}
