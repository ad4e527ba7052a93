/// Methods of strings. Positions and counts are Unicode scalars; no letter rule depends on a language.
extension Library {
  static let strings: [Builtin] = [
    Builtin(
      "count", on: .string, [], "How many characters (Unicode scalars) there are.",
      examples: [Example("\"né\".count()", "2")]
    ) { call throws(Raise) in
      .integer(try call.scalarCount())
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
      let second = text.unicodeScalars.index(after: text.startIndex)
      return .text(first.properties.titlecaseMapping + text[second...])
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
      .bool(try call.compare(0) { text, prefix, _ in TextBytes.starts(text, with: prefix) })
    },
    Builtin(
      "endsWith", on: .string, [BuiltinParameter("suffix", .string)], "Whether it ends with this text.",
      examples: [Example("\"tom@x.com\".endsWith(\"@x.com\")", "true")]
    ) { call throws(Raise) in
      .bool(try call.compare(0) { text, suffix, _ in TextBytes.ends(text, with: suffix) })
    },
    Builtin(
      "contains", on: .string, [BuiltinParameter("text", .string)], "Whether this text stands somewhere in it.",
      examples: [Example("\"chat bot\".contains(\"bot\")", "true")]
    ) { call throws(Raise) in
      .bool(try call.compare(0) { TextBytes.find($1, in: $0, $2) != nil })
    },
    Builtin(
      "indexOf", on: .string, [BuiltinParameter("text", .string)],
      "Where this text first stands, from 0; null where it does not.",
      examples: [Example("\"héllo\".indexOf(\"l\")", "2"), Example("\"a\".indexOf(\"x\")", "null")]
    ) { call throws(Raise) in
      let place = try call.compare(0) { text, needle, stop in
        TextBytes.find(needle, in: text, stop).map {
          TextBytes.scalarCount(UnsafeBufferPointer(rebasing: text[..<$0]), stop)
        }
      }
      return place.map { .integer($0) } ?? .null
    },
    Builtin(
      "lastIndexOf", on: .string, [BuiltinParameter("text", .string)],
      "Where this text last stands, from 0; null where it does not.",
      examples: [Example("\"a.b.c\".lastIndexOf(\".\")", "3")]
    ) { call throws(Raise) in
      let place = try call.compare(0) { text, needle, stop in
        TextBytes.findLast(needle, in: text, stop).map {
          TextBytes.scalarCount(UnsafeBufferPointer(rebasing: text[..<$0]), stop)
        }
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
      guard let place = try call.compare(0, { TextBytes.find($1, in: $0, $2) }) else { return call.receiver }
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
      return .integer(try call.compare(0) { TextPieces.count(of: $1, in: $0, $2) })
    },
    Builtin(
      "before", on: .string, [BuiltinParameter("text", .string)],
      "What stands before the first such text; all of it where there is none.",
      examples: [Example("\"tom@x.com\".before(\"@\")", "\"tom\""), Example("\"tom\".before(\"@\")", "\"tom\"")]
    ) { call throws(Raise) in
      guard let place = try call.compare(0, { TextBytes.find($1, in: $0, $2) }) else { return call.receiver }
      return .text(String(decoding: try call.text().utf8.prefix(place), as: UTF8.self))
    },
    Builtin(
      "after", on: .string, [BuiltinParameter("text", .string)],
      "What stands behind the first such text; nothing where there is none.",
      examples: [Example("\"tom@x.com\".after(\"@\")", "\"x.com\""), Example("\"tom\".after(\"@\")", "\"\"")]
    ) { call throws(Raise) in
      let count = try call.string(0).utf8.count
      guard let place = try call.compare(0, { TextBytes.find($1, in: $0, $2) }) else { return .text("") }
      return .text(String(decoding: try call.text().utf8.dropFirst(place + count), as: UTF8.self))
    },
    Builtin(
      "removePrefix", on: .string, [BuiltinParameter("prefix", .string)],
      "Without this text at the start, if it is there.",
      examples: [Example("\"Re: hello\".removePrefix(\"Re: \")", "\"hello\"")]
    ) { call throws(Raise) in
      let (text, prefix) = (try call.text(), try call.string(0))
      guard try call.compare(0, { text, prefix, _ in TextBytes.starts(text, with: prefix) }) else {
        return call.receiver
      }
      return .text(String(decoding: text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
    },
    Builtin(
      "removeSuffix", on: .string, [BuiltinParameter("suffix", .string)],
      "Without this text at the end, if it is there.",
      examples: [Example("\"report.csv\".removeSuffix(\".csv\")", "\"report\"")]
    ) { call throws(Raise) in
      let (text, suffix) = (try call.text(), try call.string(0))
      guard try call.compare(0, { text, suffix, _ in TextBytes.ends(text, with: suffix) }) else { return call.receiver }
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
      let stop = call.run.cancelFlag
      return try call.pieces { TextBytes.line($0, &$1, stop) }
    },
    Builtin(
      "chars", on: .string, [], "Its characters (Unicode scalars) as a list of strings.",
      examples: [Example("\"né\".chars()", "[\"n\", \"é\"]")]
    ) { call throws(Raise) in
      let text = try call.text()
      try Room.check(text.utf8.count * 48, call.run)
      var chars: [Value] = []
      chars.reserveCapacity(text.utf8.count)
      for scalar in text.unicodeScalars {
        try call.run.tick()
        chars.append(.text(String(scalar)))
      }
      return .elements(chars)
    },
    Builtin(
      "reverse", on: .string, [], "Its characters from the last to the first.",
      examples: [Example("\"abc\".reverse()", "\"cba\"")]
    ) { call throws(Raise) in
      .text(
        try call.large(fromEnd: true) { text in
          var result = String.UnicodeScalarView()
          result.append(contentsOf: text.unicodeScalars.reversed())
          return String(result)
        })
    },
    Builtin(
      "repeat", on: .string, [BuiltinParameter("count", .integer)], "The text so many times over.",
      examples: [Example("\"ab\".repeat(3)", "\"ababab\"")]
    ) { call throws(Raise) in
      .text(try call.repeated(try call.text(), try call.count(0)))
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
      var text = try call.text()
      let width = try call.count(0, atLeast: 1)
      let stop = call.run.cancelFlag
      try call.run.tick(min(width, text.utf8.count) >> 8)
      let kept: String? = text.withUTF8 { bytes in
        guard let end = TextBytes.offset(ofScalar: width, in: bytes, stop), end < bytes.count else { return nil }
        var start = end - 1
        while start > 0, !TextBytes.isLead(bytes[start]) { start -= 1 }
        return TextPieces.string(bytes, 0..<start)
      }
      try call.run.checkCancellation()
      return kept.map { .text($0 + "…") } ?? call.receiver
    },
    Builtin(
      "camelCase", on: .string, [], "Its words as one name: `firstReplyTime`.",
      examples: [Example("\"First reply_time\".camelCase()", "\"firstReplyTime\"")]
    ) { call throws(Raise) in
      .text(
        try call.renamed("") { word, isFirst in
          let word = word.lowercased()
          return isFirst ? word : word.prefix(1).uppercased() + word.dropFirst()
        })
    },
    Builtin(
      "snakeCase", on: .string, [], "Its words as one name: `first_reply_time`.",
      examples: [Example("\"firstReplyTime\".snakeCase()", "\"first_reply_time\"")]
    ) { call throws(Raise) in .text(try call.renamed("_") { word, _ in word.lowercased() }) },
    Builtin(
      "kebabCase", on: .string, [], "Its words as one name: `first-reply-time`.",
      examples: [Example("\"firstReplyTime\".kebabCase()", "\"first-reply-time\"")]
    ) { call throws(Raise) in .text(try call.renamed("-") { word, _ in word.lowercased() }) },
    Builtin(
      "naturalKey", on: .string, [], "A text that sorts as people expect: numbers by size, letter case aside.",
      examples: [Example("[\"file10\", \"File2\"].sortBy(.naturalKey())", "[\"File2\", \"file10\"]")]
    ) { call throws(Raise) in
      let lower = try call.large { $0.lowercased() }
      let key = NaturalOrder.key(lower, call.run.cancelFlag)
      try call.run.checkCancellation()
      return .text(key)
    },
    Builtin(
      "toBase64", on: [.string, .host], [BuiltinParameter("forURL", .bool, default: .value(false))],
      "The bytes of a text or a file in base 64 (RFC 4648).",
      examples: [Example("\"hello\".toBase64()", "\"aGVsbG8=\"")]
    ) { call throws(Raise) in
      let forURL = try call.bool(0)
      if case .host(let host) = call.receiver, let file = host as? FileValue {
        return .text(
          try file.bytes.withUnsafeBufferPointer { bytes throws(Raise) in
            try call.encoded(bytes) { Encodings.base64($0, forURL: forURL, $1) }
          })
      }
      return .text(try call.encoded { Encodings.base64($0, forURL: forURL, $1) })
    },
    Builtin(
      "fromBase64", on: .string, [], "The text whose bytes these are in base 64, of either alphabet.",
      examples: [Example("\"aGVsbG8=\".fromBase64()", "\"hello\"")]
    ) { call throws(Raise) in try call.decoded("base 64") { Encodings.decodingBase64($0, $1) } },
    Builtin(
      "toPercent", on: .string, [], "Percent-encoded for a URL: all but letters, digits and -._~",
      examples: [Example("\"a b&c\".toPercent()", "\"a%20b%26c\"")]
    ) { call throws(Raise) in .text(try call.encoded { Encodings.percent($0, $1) }) },
    Builtin(
      "fromPercent", on: .string, [], "The text that was percent-encoded.",
      examples: [Example("\"a%20b\".fromPercent()", "\"a b\"")]
    ) { call throws(Raise) in try call.decoded("percent encoding") { Encodings.decodingPercent($0, $1) } },
  ]
}

// MARK: - Pieces

extension Call {
  /// The receiver's text.
  func text() throws(Raise) -> String {
    if let text = withUnsafePointer(to: receiver, { Register(mutating: $0).text }) { return text }
    if case .host(let host) = receiver, let text = try host.asText(run) { return text }
    throw misplaced("strings")
  }

  /// How many characters the receiver has.
  fileprivate func scalarCount() throws(Raise) -> Int {
    if case .string(let string) = receiver, let known = string.knownScalars { return known.count }
    var text = try text()
    try run.tick(text.utf8.count >> 10)
    let stop = run.cancelFlag
    let count = text.withUTF8 { TextBytes.scalarCount($0, stop) }
    try run.checkCancellation()
    return count
  }

  /// A text of about the receiver's size, made of what `make` gives for parts of it.
  ///
  /// - Parameter fromEnd: the parts come from the last to the first.
  fileprivate func large(fromEnd: Bool = false, _ make: (String) -> String) throws(Raise) -> String {
    var text = try text()
    guard text.utf8.count > Stretch.size else {
      try run.tick(text.utf8.count >> 6)
      return make(text)
    }
    try Room.check(text.utf8.count, run)
    var room = Room(run)
    defer { room.close() }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    try text.withBytes { bytes throws(Raise) in
      var ends = [0]
      while let start = ends.last, start < bytes.count { ends.append(Stretch.end(bytes, from: start)) }
      for i in 1..<ends.count {
        let part = fromEnd ? ends.count - i : i
        try run.checkCancellation()
        try run.tick(Stretch.size >> 6)
        result += make(TextPieces.string(bytes, ends[part - 1]..<ends[part]))
        try room.grow(to: result.utf8.count)
      }
    }
    return result
  }

  /// Calls `body` with the bytes of the receiver and of a string parameter, and what stops it.
  fileprivate func compare<R>(
    _ i: Int, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>, CancelFlag) -> R
  ) throws(Raise) -> R {
    var text = try text()
    var other = try string(i)
    try run.tick(text.utf8.count >> 8)
    let result = text.withUTF8 { first in other.withUTF8 { body(first, $0, run.cancelFlag) } }
    try run.checkCancellation()
    return result
  }

  fileprivate func trimmed(start: Bool, end: Bool) throws(Raise) -> Value {
    var text = try text()
    let count = text.utf8.count
    let trimmed: Value = text.withUTF8 { bytes in
      let range = TextBytes.trimmed(bytes, start: start, end: end, run.cancelFlag)
      return range.count == count ? receiver : .text(TextPieces.string(bytes, range))
    }
    try run.checkCancellation()
    return trimmed
  }

  /// A list of pieces of the receiver; `next` gives one after the other and keeps where it stands.
  func pieces(_ next: (UnsafeBufferPointer<UInt8>, inout Int) -> Range<Int>?) throws(Raise) -> Value {
    var text = try text()
    try run.tick(text.utf8.count >> 6)
    var room = Room(run)
    defer { room.close() }
    var pieces: [Value] = []
    try text.withBytes { bytes throws(Raise) in
      var at = 0
      while let range = next(bytes, &at) {
        try run.tick()
        pieces.append(.text(TextPieces.string(bytes, range)))
        try room.grow(to: pieces.count * 64)
      }
    }
    try run.checkCancellation()
    return .elements(pieces)
  }

  fileprivate func split() throws(Raise) -> Value {
    let limit = has(1) ? try count(1, atLeast: 1) : Int.max
    let stop = run.cancelFlag
    guard has(0) else {
      guard limit == .max else { throw failure(.type, "split: a limit needs a separator", argument: 1) }
      return try pieces { TextBytes.word($0, &$1, stop) }
    }
    var separator = try string(0)
    guard !separator.isEmpty else {
      throw failure(.value, "split: the separator is empty", argument: 0, help: ["characters one by one: .chars()"])
    }
    var text = try text()
    try run.tick(1 + text.utf8.count >> 4)
    let count = text.withUTF8 { text in
      separator.withUTF8 { TextPieces.count(of: $0, in: text, atMost: limit - 1, stop) + 1 }
    }
    try run.checkCancellation()
    if count <= TextSplit.mostParts {
      return .list(
        ListValue(TextSplit(text: text, separator: separator, count: count, isLimited: count == limit)))
    }
    // Each part takes a string of its own.
    try Room.check(count * 64, run)
    let parts = text.withUTF8 { text in
      separator.withUTF8 { TextPieces.split(text, by: $0, count: count, stop) }
    }
    try run.checkCancellation()
    return .elements(parts)
  }

  fileprivate func replaced() throws(Raise) -> Value {
    var text = try text()
    var old = try string(0)
    var new = try string(1)
    guard !old.isEmpty else { throw failure(.value, "replace: there is nothing to look for", argument: 0) }
    try run.tick(text.utf8.count >> 6)
    let stop = run.cancelFlag
    let count = text.withUTF8 { text in old.withUTF8 { TextPieces.count(of: $0, in: text, stop) } }
    try run.checkCancellation()
    if count == 0 { return receiver }
    let size = TextPieces.replacedSize(text, old, new, count: count)
    try Room.check(size, run)
    guard let size else { return .nothing }
    let replaced = text.withUTF8 { text in
      old.withUTF8 { old in
        new.withUTF8 { new in TextPieces.replaced(text, old, new, count: nil, size: size, stop) }
      }
    }
    try run.checkCancellation()
    return .text(replaced)
  }

  /// A text so many times over.
  fileprivate func repeated(_ text: String, _ count: Int) throws(Raise) -> String {
    let (size, overflow) = text.utf8.count.multipliedReportingOverflow(by: count)
    try Room.check(overflow ? nil : size, run)
    try run.tick(size >> 10)
    var text = text
    let result = text.withUTF8 { TextPieces.repeated($0, size: size, run.cancelFlag) }
    if run.isCancelled { Graveyard.take(result) }
    try run.checkCancellation()
    return result
  }

  /// What `padStart` and `padEnd` add.
  fileprivate func filling(_ text: String) throws(Raise) -> String {
    let width = try count(0)
    let fill = try string(1)
    guard !fill.isEmpty else { throw failure(.value, "\(name): there is nothing to fill with", argument: 1) }
    var text = text
    let missing = width - text.withUTF8 { TextBytes.scalarCount($0, run.cancelFlag) }
    try run.checkCancellation()
    guard missing > 0 else { return "" }
    let (whole, rest) = missing.quotientAndRemainder(dividingBy: fill.unicodeScalars.count)
    return try repeated(fill, whole) + String(fill.unicodeScalars.prefix(rest))
  }

  /// The words of a name, written anew and put together.
  fileprivate func renamed(_ separator: String, _ write: (String, Bool) -> String) throws(Raise) -> String {
    var name = ""
    var room = Room(run)
    defer { room.close() }
    try TextBytes.nameWords(try text(), run) { word throws(Raise) in
      if !name.isEmpty { name += separator }
      name += write(word, name.isEmpty)
      try room.grow(to: name.utf8.count)
    }
    return name
  }

  fileprivate func encoded(_ make: (UnsafeBufferPointer<UInt8>, CancelFlag) -> [UInt8]) throws(Raise) -> String {
    var text = try text()
    return try text.withBytes { bytes throws(Raise) in try encoded(bytes, make) }
  }

  fileprivate func encoded(
    _ bytes: UnsafeBufferPointer<UInt8>, _ make: (UnsafeBufferPointer<UInt8>, CancelFlag) -> [UInt8]
  ) throws(Raise) -> String {
    try Room.check(bytes.count * 3, run)
    try run.tick(bytes.count >> 6)
    let encoded = make(bytes, run.cancelFlag)
    try run.checkCancellation()
    return String(decoding: encoded, as: UTF8.self)
  }

  fileprivate func decoded(
    _ what: String, _ make: (UnsafeBufferPointer<UInt8>, CancelFlag) -> [UInt8]?
  ) throws(Raise) -> Value {
    var text = try text()
    try Room.check(text.utf8.count, run)
    try run.tick(text.utf8.count >> 6)
    let decoded = text.withUTF8 { make($0, run.cancelFlag) }
    try run.checkCancellation()
    guard let decoded else {
      throw Raise(.value, "this is no \(what): '\(Excerpt.of(text))'", span: span)
    }
    guard let result = String(validating: decoded, as: UTF8.self) else {
      throw Raise(
        .value, "the decoded bytes are no UTF-8 text",
        help: name == "fromBase64" ? ["as a file: .toFile(\"name\", base64: true)"] : [], span: span)
    }
    return .text(result)
  }
}
