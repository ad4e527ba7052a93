/// Methods of strings that take regular expressions.
extension Library {
  private static let flags = BuiltinParameter("flags", .string, default: .value(""))

  static let patterns: [Builtin] = [
    Builtin(
      "matches", on: .string, [BuiltinParameter("pattern", .string), flags],
      "Whether a regular expression matches somewhere in it; flags i, m, s.",
      examples: [
        Example("\"order 66\".matches(r\"\\d+\")", "true"), Example("\"Tom\".matches(\"^t\", flags: \"i\")", "true"),
      ]
    ) { call throws(Raise) in
      let pattern = try call.pattern()
      return .bool(try call.search(pattern, captures: false, limit: 1).count == 1)
    },
    Builtin(
      "match", on: .string, [BuiltinParameter("pattern", .string), flags],
      "The first match, `{text, index, groups}` (and `named` for named groups); null without one.",
      examples: [
        Example(
          "\"on 2026-11\".match(r\"(\\d+)-(\\d+)\")",
          "{\"text\": \"2026-11\", \"index\": 3, \"groups\": [\"2026\", \"11\"]}"),
        Example("\"x=5\".match(r\"(?<name>\\w)=(?<value>\\d)\").named.value", "\"5\""),
      ]
    ) { call throws(Raise) in
      let pattern = try call.pattern()
      let found = try call.search(pattern, captures: true, limit: 1)
      return try call.described(found, pattern).first ?? .null
    },
    Builtin(
      "matchAll", on: .string, [BuiltinParameter("pattern", .string), flags],
      "All matches that do not overlap, each as `match` gives it.",
      examples: [Example("\"a1 b22\".matchAll(r\"\\d+\").map(.text)", "[\"1\", \"22\"]")]
    ) { call throws(Raise) in
      let pattern = try call.pattern()
      return .elements(try call.described(try call.search(pattern, captures: true, limit: .max), pattern))
    },
    Builtin(
      "replaceMatches", on: .string,
      [BuiltinParameter("pattern", .string), BuiltinParameter("with", .fieldOrFunction), flags],
      "With every match replaced: by a text, in which $1 or ${name} is a group and $0 the match, or by what a function makes of it.",
      examples: [
        Example("\"2026-11-20\".replaceMatches(r\"(\\d+)-(\\d+)-(\\d+)\", \"$3.$2.$1\")", "\"20.11.2026\""),
        Example("\"a1b2\".replaceMatches(r\"\\d\", m => m.text.toInt() + 1)", "\"a2b3\""),
      ]
    ) { call throws(Raise) in
      let pattern = try call.pattern(flags: 2)
      return try call.replacedMatches(pattern)
    },
    Builtin(
      "splitMatches", on: .string, [BuiltinParameter("pattern", .string), flags],
      "The parts between matches of a regular expression.",
      examples: [Example("\"a, b;c\".splitMatches(r\"[,;] *\")", "[\"a\", \"b\", \"c\"]")]
    ) { call throws(Raise) in
      let pattern = try call.pattern()
      let found = try call.search(pattern, captures: false, limit: .max)
      var cuts = found.lazy.map(\.range).filter { !$0.isEmpty }.makeIterator()
      var start: Int? = 0
      return try call.pieces { text, _ in
        guard let from = start else { return nil }
        let cut = cuts.next()
        start = cut?.upperBound
        return from..<(cut?.lowerBound ?? text.count)
      }
    },
  ]
}

extension PatternError {
  /// What is wrong with an expression, and where.
  func message(in text: String) -> String {
    let character = text.utf8.prefix(offset).reduce(1) { $0 + (TextBytes.isLead($1) ? 1 : 0) }
    return "\(message) (at character \(character))"
  }
}

extension Call {
  /// The compiled pattern of the first parameter.
  fileprivate func pattern(flags i: Int = 1) throws(Raise) -> KnownPattern {
    let text = try string(0)
    let flags = try string(i)
    do throws(PatternError) {
      return try run.interpreter.library.pattern(text, flags: flags)
    } catch {
      let isFlag = if case .unknownFlag = error.reason { true } else { false }
      throw failure(
        .value, "regular expression: \(isFlag ? error.message : error.message(in: text))", argument: isFlag ? i : 0,
        help: error.help.map { [$0] } ?? [])
    }
  }

  /// Matches in the receiver, from the left, not overlapping.
  fileprivate func search(_ known: KnownPattern, captures: Bool, limit: Int) throws(Raise) -> [Pattern.Match] {
    var text = try text()
    return try text.withBytes { bytes throws(Raise) in
      try known.withMachine(captures: captures) { machine throws(Raise) in
        try search(&machine, bytes, limit: limit)
      }
    }
  }

  private func search(
    _ machine: inout PatternMachine, _ buffer: UnsafeBufferPointer<UInt8>, limit: Int
  ) throws(Raise) -> [Pattern.Match] {
    var found: [Pattern.Match] = []
    var room = Room(run)
    defer { room.close() }
    let run = run
    var at = 0
    while at <= buffer.count, found.count < limit {
      let match = try machine.search(buffer, from: at) { work throws(Raise) in try run.tick(work) }
      guard let match else { return found }
      found.append(match)
      try room.grow(to: found.count * (48 + 24 * match.groups.count))
      at = match.range.upperBound
      // An empty match: the next search begins behind the next character.
      if match.range.isEmpty {
        at += 1
        while at < buffer.count, !TextBytes.isLead(buffer[at]) { at += 1 }
      }
    }
    return found
  }

  /// Matches as objects.
  fileprivate func described(_ matches: [Pattern.Match], _ known: KnownPattern) throws(Raise) -> [Value] {
    guard !matches.isEmpty else { return [] }
    let pattern = known.pattern
    var text = try text()
    let hasNames = pattern.groupNames.contains { $0 != nil }
    let shape = Shape(hasNames ? ["text", "index", "groups", "named"] : ["text", "index", "groups"])
    let names = Shape(pattern.groupNames.compactMap { $0 })
    try Room.check(matches.count * (200 + 64 * pattern.groupNames.count), run)
    try run.tick(matches.count)
    return text.withUTF8 { bytes in
      func piece(_ range: Range<Int>?) -> Value {
        guard let range else { return .null }
        return .text(String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self))
      }
      var seen = 0
      var scalars = 0
      return matches.map { match in
        scalars += TextBytes.scalarCount(UnsafeBufferPointer(rebasing: bytes[seen..<match.range.lowerBound]))
        seen = match.range.lowerBound
        let groups = match.groups.map(piece)
        var values: [Value] = [piece(match.range), .integer(scalars), .elements(groups)]
        if hasNames {
          let named = zip(pattern.groupNames, groups).filter { $0.0 != nil }.map(\.1)
          values.append(.object(ObjectValue(names, named)))
        }
        return .object(ObjectValue(shape, values))
      }
    }
  }

  fileprivate func replacedMatches(_ pattern: KnownPattern) throws(Raise) -> Value {
    let template = value(1).string
    let found = try search(pattern, captures: true, limit: .max)
    if found.isEmpty { return receiver }
    let bytes = Array(try text().utf8)
    var result: [UInt8] = []
    var start = 0
    var room = Room(run)
    defer { room.close() }
    let parts = try template.map { text throws(Raise) in try ReplacementTemplate(text, pattern.pattern, self).parts }
    let described = parts == nil ? try described(found, pattern) : []
    for (i, match) in found.enumerated() {
      try run.tick()
      result.append(contentsOf: bytes[start..<match.range.lowerBound])
      if let parts {
        for part in parts {
          switch part {
          case .text(let text): result.append(contentsOf: text.utf8)
          case .group(0): result.append(contentsOf: bytes[match.range])
          case .group(let n): if let range = match.groups[n - 1] { result.append(contentsOf: bytes[range]) }
          }
        }
      } else {
        let made = try run.call(try function(1), described[i])
        result.append(contentsOf: try Same.text(made, run).utf8)
      }
      try room.grow(to: result.count)
      start = match.range.upperBound
    }
    result.append(contentsOf: bytes[start...])
    return .text(String(decoding: result, as: UTF8.self))
  }
}

/// A replacement text with groups in it: `$3.$2.$1`, `${year}`, `$$` for a dollar.
private struct ReplacementTemplate {
  enum Part {
    case text(String)
    case group(Int)
  }

  private(set) var parts: [Part] = []

  init(_ template: String, _ pattern: Pattern, _ call: Call) throws(Raise) {
    var literal = String.UnicodeScalarView()
    var rest = template.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "$" else {
        literal.append(scalar)
        continue
      }
      if rest.first == "$" {
        rest.removeFirst()
        literal.append("$")
        continue
      }
      guard let group = try Self.group(&rest, pattern, call) else {
        literal.append("$")
        continue
      }
      if !literal.isEmpty { parts.append(.text(String(literal))) }
      literal = String.UnicodeScalarView()
      parts.append(.group(group))
    }
    if !literal.isEmpty { parts.append(.text(String(literal))) }
  }

  private static func group(
    _ rest: inout Substring.UnicodeScalarView, _ pattern: Pattern, _ call: Call
  ) throws(Raise) -> Int? {
    if rest.first == "{" {
      guard let end = rest.firstIndex(of: "}") else { return nil }
      let name = String(rest[rest.index(after: rest.startIndex)..<end])
      rest = rest[rest.index(after: end)...]
      if let number = Int(name), number >= 0, number <= pattern.groupNames.count { return number }
      if let place = pattern.groupNames.firstIndex(where: { $0.map { Bytes.equal($0, name) } ?? false }) {
        return place + 1
      }
      throw unknown("${\(name)}", pattern, call)
    }
    let digits = rest.prefix(2).prefix { $0.value &- 48 < 10 }
    guard !digits.isEmpty, var number = Int(String(digits)) else { return nil }
    var width = digits.count
    // `$12` is group 1 and a 2 where there are fewer than 12 groups.
    if number > pattern.groupNames.count, width == 2 {
      number /= 10
      width = 1
    }
    guard number <= pattern.groupNames.count else { throw unknown("$\(number)", pattern, call) }
    rest = rest.dropFirst(width)
    return number
  }

  private static func unknown(_ name: String, _ pattern: Pattern, _ call: Call) -> Raise {
    let count = pattern.groupNames.count
    return call.failure(
      .value, "the pattern has no group \(name)", argument: 1,
      help: ["it has \(count == 1 ? "1 group" : "\(count) groups"); write $$ for a dollar sign"])
  }
}
