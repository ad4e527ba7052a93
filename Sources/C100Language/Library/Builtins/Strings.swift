/// Methods of strings. Positions and counts are Unicode scalars; no letter rule depends on a language.
extension Library {
  static let strings: [Builtin] = [
    Builtin(
      "count", on: .string, [], "How many characters (Unicode scalars) there are.",
      examples: [Example("\"né\".count()", "2")]
    ) { call throws(Raise) in
      var text = try call.text()
      try call.run.tick(text.utf8.count >> 10)
      return .integer(text.withUTF8 { TextBytes.scalarCount($0) })
    },
    Builtin(
      "isEmpty", on: .string, [], "Whether there is no character.", examples: [Example("\"\".isEmpty()", "true")]
    ) { call throws(Raise) in .bool(try call.text().isEmpty) },
    Builtin(
      "upper", on: .string, [], "In upper-case letters.", examples: [Example("\"straße\".upper()", "\"STRASSE\"")]
    ) { call throws(Raise) in .text(try call.large { $0.uppercased() }) },
    Builtin(
      "lower", on: .string, [], "In lower-case letters.", examples: [Example("\"ABÉ\".lower()", "\"abé\"")]
    ) { call throws(Raise) in .text(try call.large { $0.lowercased() }) },
    Builtin(
      "capitalize", on: .string, [], "With the first letter in upper case.",
      examples: [Example("\"open chat\".capitalize()", "\"Open chat\"")]
    ) { call throws(Raise) in
      let text = try call.text()
      guard let first = text.unicodeScalars.first else { return call.receiver }
      var result = first.properties.titlecaseMapping
      result.unicodeScalars.append(contentsOf: text.unicodeScalars.dropFirst())
      return .text(result)
    },
    Builtin(
      "trim", on: .string, [], "Without white space at either end.",
      examples: [Example("\"  a b\\n\".trim()", "\"a b\"")]
    ) { call throws(Raise) in try call.trimmed(start: true, end: true) },
    Builtin(
      "trimStart", on: .string, [], "Without white space at the start.",
      examples: [Example("\" a \".trimStart()", "\"a \"")]
    ) { call throws(Raise) in try call.trimmed(start: true, end: false) },
    Builtin(
      "trimEnd", on: .string, [], "Without white space at the end.", examples: [Example("\" a \".trimEnd()", "\" a\"")]
    ) { call throws(Raise) in try call.trimmed(start: false, end: true) },
    Builtin(
      "startsWith", on: .string, [BuiltinParameter("prefix", .string)], "Whether it begins with this text.",
      examples: [Example("\"report.csv\".startsWith(\"rep\")", "true")]
    ) { call throws(Raise) in
      .bool(try call.compare(0) { TextBytes.starts($0, with: $1) })
    },
    Builtin(
      "endsWith", on: .string, [BuiltinParameter("suffix", .string)], "Whether it ends with this text.",
      examples: [Example("\"tom@x.com\".endsWith(\"@x.com\")", "true")]
    ) { call throws(Raise) in
      .bool(try call.compare(0) { TextBytes.ends($0, with: $1) })
    },
    Builtin(
      "contains", on: .string, [BuiltinParameter("text", .string)], "Whether this text stands somewhere in it.",
      examples: [Example("\"chat bot\".contains(\"bot\")", "true")]
    ) { call throws(Raise) in
      .bool(try call.compare(0) { TextBytes.find($1, in: $0) != nil })
    },
    Builtin(
      "indexOf", on: .string, [BuiltinParameter("text", .string)],
      "Where this text first stands, from 0; null where it does not.",
      examples: [Example("\"héllo\".indexOf(\"l\")", "2"), Example("\"a\".indexOf(\"x\")", "null")]
    ) { call throws(Raise) in
      let place = try call.compare(0) { text, needle in
        TextBytes.find(needle, in: text).map { TextBytes.scalarCount(UnsafeBufferPointer(rebasing: text[..<$0])) }
      }
      return place.map { .integer($0) } ?? .null
    },
    Builtin(
      "lastIndexOf", on: .string, [BuiltinParameter("text", .string)],
      "Where this text last stands, from 0; null where it does not.",
      examples: [Example("\"a.b.c\".lastIndexOf(\".\")", "3")]
    ) { call throws(Raise) in
      let place = try call.compare(0) { text, needle in
        TextBytes.findLast(needle, in: text).map { TextBytes.scalarCount(UnsafeBufferPointer(rebasing: text[..<$0])) }
      }
      return place.map { .integer($0) } ?? .null
    },
    Builtin(
      "replace", on: .string, [BuiltinParameter("old", .string), BuiltinParameter("new", .string)],
      "With every `old` replaced by `new`.", examples: [Example("\"a-b-c\".replace(\"-\", \"+\")", "\"a+b+c\"")]
    ) { call throws(Raise) in try call.replaced() },
    Builtin(
      "replaceFirst", on: .string, [BuiltinParameter("old", .string), BuiltinParameter("new", .string)],
      "With the first `old` replaced by `new`.",
      examples: [Example("\"a-b-c\".replaceFirst(\"-\", \"+\")", "\"a+b-c\"")]
    ) { call throws(Raise) in
      guard let place = try call.compare(0, { TextBytes.find($1, in: $0) }) else { return call.receiver }
      let (text, old, new) = (try call.text(), try call.string(0), try call.string(1))
      try Room.check(text.utf8.count + new.utf8.count, call.run)
      let bytes = text.utf8
      return .text(
        String(decoding: bytes.prefix(place), as: UTF8.self) + new
          + String(decoding: bytes.dropFirst(place + old.utf8.count), as: UTF8.self))
    },
    Builtin(
      "occurrences", on: .string, [BuiltinParameter("text", .string)],
      "How often this text stands in it, without overlap.",
      examples: [Example("\"a,b,c\".occurrences(\",\")", "2"), Example("\"aaa\".occurrences(\"aa\")", "1")]
    ) { call throws(Raise) in
      guard try !call.string(0).isEmpty else {
        throw call.failure(.value, "occurrences: there is nothing to look for", argument: 0)
      }
      return .integer(try call.compare(0) { TextPieces.count(of: $1, in: $0) })
    },
    Builtin(
      "before", on: .string, [BuiltinParameter("text", .string)],
      "What stands before the first such text; all of it where there is none.",
      examples: [Example("\"tom@x.com\".before(\"@\")", "\"tom\""), Example("\"tom\".before(\"@\")", "\"tom\"")]
    ) { call throws(Raise) in
      guard let place = try call.compare(0, { TextBytes.find($1, in: $0) }) else { return call.receiver }
      return .text(String(decoding: try call.text().utf8.prefix(place), as: UTF8.self))
    },
    Builtin(
      "after", on: .string, [BuiltinParameter("text", .string)],
      "What stands behind the first such text; nothing where there is none.",
      examples: [Example("\"tom@x.com\".after(\"@\")", "\"x.com\""), Example("\"tom\".after(\"@\")", "\"\"")]
    ) { call throws(Raise) in
      let count = try call.string(0).utf8.count
      guard let place = try call.compare(0, { TextBytes.find($1, in: $0) }) else { return .text("") }
      return .text(String(decoding: try call.text().utf8.dropFirst(place + count), as: UTF8.self))
    },
    Builtin(
      "removePrefix", on: .string, [BuiltinParameter("prefix", .string)],
      "Without this text at the start, if it is there.",
      examples: [Example("\"Re: hello\".removePrefix(\"Re: \")", "\"hello\"")]
    ) { call throws(Raise) in
      let (text, prefix) = (try call.text(), try call.string(0))
      guard try call.compare(0, { TextBytes.starts($0, with: $1) }) else { return call.receiver }
      return .text(String(decoding: text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
    },
    Builtin(
      "removeSuffix", on: .string, [BuiltinParameter("suffix", .string)],
      "Without this text at the end, if it is there.",
      examples: [Example("\"report.csv\".removeSuffix(\".csv\")", "\"report\"")]
    ) { call throws(Raise) in
      let (text, suffix) = (try call.text(), try call.string(0))
      guard try call.compare(0, { TextBytes.ends($0, with: $1) }) else { return call.receiver }
      return .text(String(decoding: text.utf8.dropLast(suffix.utf8.count), as: UTF8.self))
    },
    Builtin(
      "split", on: .string,
      [
        BuiltinParameter("separator", .string, default: .optional),
        BuiltinParameter("limit", .integer, default: .optional),
      ],
      "The parts between separators, at most `limit`; without a separator, the words between white space.",
      examples: [
        Example("\"a,b,,c\".split(\",\")", "[\"a\", \"b\", \"\", \"c\"]"),
        Example("\" two  words \".split()", "[\"two\", \"words\"]"),
        Example("\"key=a=b\".split(\"=\", limit: 2)", "[\"key\", \"a=b\"]"),
      ]
    ) { call throws(Raise) in try call.split() },
    Builtin(
      "lines", on: .string, [], "The lines, without their ends.",
      examples: [Example("\"a\\nb\\r\\nc\\n\".lines()", "[\"a\", \"b\", \"c\"]")]
    ) { call throws(Raise) in
      var ranges: [Range<Int>] = []
      return try call.pieces { text in
        var at = 0
        while at < text.count {
          let (line, next) = TextBytes.line(text, from: at)
          ranges.append(line)
          at = next
        }
        return ranges
      }
    },
    Builtin(
      "chars", on: .string, [], "Its characters (Unicode scalars) as a list of strings.",
      examples: [Example("\"né\".chars()", "[\"n\", \"é\"]")]
    ) { call throws(Raise) in
      let text = try call.text()
      try call.run.tick(text.utf8.count)
      try Room.check(text.utf8.count * 48, call.run)
      return .elements(text.unicodeScalars.map { .text(String($0)) })
    },
    Builtin(
      "reverse", on: .string, [], "Its characters from the last to the first.",
      examples: [Example("\"abc\".reverse()", "\"cba\"")]
    ) { call throws(Raise) in
      .text(
        try call.large { text in
          var result = String.UnicodeScalarView()
          result.append(contentsOf: text.unicodeScalars.reversed())
          return String(result)
        })
    },
    Builtin(
      "repeat", on: .string, [BuiltinParameter("count", .integer)], "The text so many times over.",
      examples: [Example("\"ab\".repeat(3)", "\"ababab\"")]
    ) { call throws(Raise) in
      let text = try call.text()
      let count = try call.count(0)
      let (size, overflow) = text.utf8.count.multipliedReportingOverflow(by: count)
      try Room.check(overflow ? nil : size, call.run)
      try call.run.tick(size >> 10)
      return .text(size == 0 ? "" : String(repeating: text, count: count))
    },
    Builtin(
      "padStart", on: .string,
      [BuiltinParameter("width", .integer), BuiltinParameter("fill", .string, default: .value(" "))],
      "Filled at the start up to a width.", examples: [Example("\"7\".padStart(3, \"0\")", "\"007\"")]
    ) { call throws(Raise) in
      let text = try call.text()
      return .text(try call.filling(text) + text)
    },
    Builtin(
      "padEnd", on: .string,
      [BuiltinParameter("width", .integer), BuiltinParameter("fill", .string, default: .value(" "))],
      "Filled at the end up to a width.", examples: [Example("\"ab\".padEnd(4, \".\")", "\"ab..\"")]
    ) { call throws(Raise) in
      let text = try call.text()
      return .text(text + (try call.filling(text)))
    },
    Builtin(
      "shorten", on: .string, [BuiltinParameter("width", .integer)],
      "At most so many characters, with `…` for what was cut.",
      examples: [
        Example("\"a long sentence\".shorten(7)", "\"a long…\""), Example("\"short\".shorten(7)", "\"short\""),
      ]
    ) { call throws(Raise) in
      let scalars = try call.text().unicodeScalars
      let width = try call.count(0, atLeast: 1)
      guard scalars.index(scalars.startIndex, offsetBy: width, limitedBy: scalars.endIndex) != nil,
        scalars.count > width
      else { return call.receiver }
      return .text(String(scalars.prefix(width - 1)) + "…")
    },
    Builtin(
      "camelCase", on: .string, [], "Its words as one name: `firstReplyTime`.",
      examples: [Example("\"First reply_time\".camelCase()", "\"firstReplyTime\"")]
    ) { call throws(Raise) in
      let words = TextBytes.nameWords(try call.text()).map { $0.lowercased() }
      return .text((words.prefix(1) + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }).joined())
    },
    Builtin(
      "snakeCase", on: .string, [], "Its words as one name: `first_reply_time`.",
      examples: [Example("\"firstReplyTime\".snakeCase()", "\"first_reply_time\"")]
    ) { call throws(Raise) in
      .text(TextBytes.nameWords(try call.text()).map { $0.lowercased() }.joined(separator: "_"))
    },
    Builtin(
      "kebabCase", on: .string, [], "Its words as one name: `first-reply-time`.",
      examples: [Example("\"firstReplyTime\".kebabCase()", "\"first-reply-time\"")]
    ) { call throws(Raise) in
      .text(TextBytes.nameWords(try call.text()).map { $0.lowercased() }.joined(separator: "-"))
    },
    Builtin(
      "naturalKey", on: .string, [], "A text that sorts as people expect: numbers by size, letter case aside.",
      examples: [Example("[\"file10\", \"File2\"].sortBy(.naturalKey())", "[\"File2\", \"file10\"]")]
    ) { call throws(Raise) in .text(NaturalOrder.key(try call.text())) },
    Builtin(
      "toBase64", on: [.string, .host], [BuiltinParameter("forURL", .bool, default: .value(false))],
      "The bytes of a text or a file in base 64 (RFC 4648).",
      examples: [Example("\"hello\".toBase64()", "\"aGVsbG8=\"")]
    ) { call throws(Raise) in
      let forURL = try call.bool(0)
      if case .host(let host) = call.receiver, let file = host as? FileValue {
        try Room.check(file.bytes.count * 2, call.run)
        return .text(
          String(decoding: file.bytes.withUnsafeBufferPointer { Encodings.base64($0, forURL: forURL) }, as: UTF8.self))
      }
      return .text(try call.encoded { Encodings.base64($0, forURL: forURL) })
    },
    Builtin(
      "fromBase64", on: .string, [], "The text whose bytes these are in base 64, of either alphabet.",
      examples: [Example("\"aGVsbG8=\".fromBase64()", "\"hello\"")]
    ) { call throws(Raise) in try call.decoded("base 64") { Encodings.decodingBase64($0) } },
    Builtin(
      "toPercent", on: .string, [], "Percent-encoded for a URL: all but letters, digits and -._~",
      examples: [Example("\"a b&c\".toPercent()", "\"a%20b%26c\"")]
    ) { call throws(Raise) in .text(try call.encoded { Encodings.percent($0) }) },
    Builtin(
      "fromPercent", on: .string, [], "The text that was percent-encoded.",
      examples: [Example("\"a%20b\".fromPercent()", "\"a b\"")]
    ) { call throws(Raise) in try call.decoded("percent encoding") { Encodings.decodingPercent($0) } },
  ]
}

// MARK: - Pieces

extension Call {
  /// The receiver's text.
  func text() throws(Raise) -> String {
    if case .string(let string) = receiver { return string.text }
    if case .host(let host) = receiver, let text = try host.asText(run) { return text }
    throw Raise(.type, "\(name) is for strings, got \(receiver.typeNameWithArticle)", span: span)
  }

  /// A text of about the receiver's size.
  fileprivate func large(_ make: (String) -> String) throws(Raise) -> String {
    let text = try text()
    try Room.check(text.utf8.count, run)
    try run.tick(text.utf8.count >> 6)
    return make(text)
  }

  /// Calls `body` with the bytes of the receiver and of a string parameter.
  fileprivate func compare<R>(
    _ i: Int, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> R
  ) throws(Raise) -> R {
    var text = try text()
    var other = try string(i)
    try run.tick(text.utf8.count >> 8)
    return text.withUTF8 { first in other.withUTF8 { body(first, $0) } }
  }

  fileprivate func trimmed(start: Bool, end: Bool) throws(Raise) -> Value {
    var text = try text()
    let count = text.utf8.count
    return text.withUTF8 { bytes in
      let range = TextBytes.trimmed(bytes, start: start, end: end)
      if range.count == count { return receiver }
      return .text(String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self))
    }
  }

  /// A list of pieces of the receiver.
  func pieces(_ cut: (UnsafeBufferPointer<UInt8>) -> [Range<Int>]) throws(Raise) -> Value {
    var text = try text()
    try run.tick(text.utf8.count >> 6)
    let ranges = text.withUTF8(cut)
    try Room.check(ranges.count * 64, run)
    try run.tick(ranges.count)
    var pieces: [Value] = []
    pieces.reserveCapacity(ranges.count)
    text.withUTF8 { bytes in
      for range in ranges {
        pieces.append(.text(TextPieces.string(bytes, range)))
      }
    }
    return .elements(pieces)
  }

  fileprivate func split() throws(Raise) -> Value {
    let limit = has(1) ? try count(1, atLeast: 1) : Int.max
    guard has(0) else {
      guard limit == .max else { throw failure(.type, "split: a limit needs a separator", argument: 1) }
      return try pieces { TextBytes.words($0) }
    }
    var separator = try string(0)
    guard !separator.isEmpty else {
      throw failure(.value, "split: the separator is empty", argument: 0, help: ["characters one by one: .chars()"])
    }
    var text = try text()
    try run.tick(1 + text.utf8.count >> 4)
    // Each part takes a string of its own.
    try Room.check(text.utf8.count / separator.utf8.count * 64, run)
    return text.withUTF8 { text in
      separator.withUTF8 { .elements(TextPieces.split(text, by: $0, limit: limit)) }
    }
  }

  fileprivate func replaced() throws(Raise) -> Value {
    var text = try text()
    var old = try string(0)
    var new = try string(1)
    guard !old.isEmpty else { throw failure(.value, "replace: there is nothing to look for", argument: 0) }
    try run.tick(text.utf8.count >> 6)
    let count = text.withUTF8 { text in old.withUTF8 { TextPieces.count(of: $0, in: text) } }
    if count == 0 { return receiver }
    let (more, overflow) = count.multipliedReportingOverflow(by: new.utf8.count)
    let (size, tooMuch) = (text.utf8.count - count * old.utf8.count).addingReportingOverflow(more)
    try Room.check(overflow || tooMuch ? nil : size, run)
    return text.withUTF8 { text in
      old.withUTF8 { old in new.withUTF8 { new in .text(TextPieces.replaced(text, old, new, size: size)) } }
    }
  }

  /// What `padStart` and `padEnd` add.
  fileprivate func filling(_ text: String) throws(Raise) -> String {
    let width = try count(0)
    let fill = try string(1).unicodeScalars
    guard !fill.isEmpty else { throw failure(.value, "\(name): there is nothing to fill with", argument: 1) }
    let missing = width - text.unicodeScalars.count
    guard missing > 0 else { return "" }
    try Room.check(missing > Room.most ? nil : missing * 4, run)
    try run.tick(missing >> 4)
    var result = String.UnicodeScalarView()
    let whole = missing / fill.count
    for _ in 0..<whole { result.append(contentsOf: fill) }
    result.append(contentsOf: fill.prefix(missing % fill.count))
    return String(result)
  }

  fileprivate func encoded(_ make: (UnsafeBufferPointer<UInt8>) -> [UInt8]) throws(Raise) -> String {
    var text = try text()
    try Room.check(text.utf8.count * 3, run)
    try run.tick(text.utf8.count >> 6)
    return String(decoding: text.withUTF8(make), as: UTF8.self)
  }

  fileprivate func decoded(_ what: String, _ make: (UnsafeBufferPointer<UInt8>) -> [UInt8]?) throws(Raise) -> Value {
    var text = try text()
    try Room.check(text.utf8.count, run)
    try run.tick(text.utf8.count >> 6)
    guard let bytes = text.withUTF8(make) else {
      throw Raise(.value, "this is no \(what): '\(Excerpt.of(text))'", span: span)
    }
    guard let result = String(validating: bytes, as: UTF8.self) else {
      throw Raise(
        .value, "the decoded bytes are no UTF-8 text",
        help: name == "fromBase64" ? ["as a file: .toFile(\"name\", base64: true)"] : [], span: span)
    }
    return .text(result)
  }
}
