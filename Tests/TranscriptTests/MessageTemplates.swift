/// What a layer can say when something fails, read from its sources: the literals that calls of `Raise(…)` and
/// `failure(…)` begin with, and those of the words files. What a message fills in is a hole.
struct MessageTemplate: CustomStringConvertible {
  let file: String
  let line: Int
  /// The text between the holes, in order.
  let pieces: [String]

  var text: String { pieces.joined(separator: "…") }
  var description: String { "\(file.split(separator: "/").last ?? ""):\(line): \(text)" }

  /// Whether a printed message may come from it.
  func matches(_ message: String) -> Bool {
    // An expression's text takes the place of `this`.
    if let first = pieces.first, first.hasPrefix("this "), message.hasPrefix("'") {
      return MessageTemplate(file: file, line: line, pieces: ["'", "'" + first.dropFirst(4)] + pieces.dropFirst())
        .matches(message)
    }
    guard let first = pieces.first, message.hasPrefix(first) else { return false }
    var rest = message.dropFirst(first.count)
    for piece in pieces.dropFirst() where !piece.isEmpty {
      guard let place = rest.firstRange(of: piece) else { return false }
      rest = rest[place.upperBound...]
    }
    return true
  }

  // MARK: - Reading sources

  static let heads = ["Raise(", "failure("]

  static func all(in path: String, _ text: String) -> [MessageTemplate] {
    var reader = SourceReader(Array(text.utf8))
    let name = path.split(separator: "/").last ?? ""
    return name.hasSuffix("+Words.swift") ? reader.words(path) : reader.calls(path)
  }
}

/// Reads string literals of Swift sources, as far as the house's style uses them.
private struct SourceReader {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func has(_ text: String, at place: Int) -> Bool {
    bytes[min(place, bytes.count)...].starts(with: text.utf8)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where at < bytes.count {
      if bytes[at] == 0x0A { line += 1 }
      at += 1
    }
  }

  /// Skips a comment that starts here.
  private mutating func skipComment() -> Bool {
    guard has("//", at: at) else { return false }
    while at < bytes.count, bytes[at] != 0x0A { at += 1 }
    return true
  }

  /// The pieces of the literal that starts here; what interpolations hold is left out.
  private mutating func literal() -> [String] {
    var pieces: [[UInt8]] = [[]]
    let isBlock = has("\"\"\"", at: at)
    advance(isBlock ? 3 : 1)
    while at < bytes.count {
      if isBlock ? has("\"\"\"", at: at) : bytes[at] == UInt8(ascii: "\"") {
        advance(isBlock ? 3 : 1)
        break
      }
      guard bytes[at] == UInt8(ascii: "\\") else {
        pieces[pieces.count - 1].append(bytes[at])
        advance()
        continue
      }
      advance()
      if bytes[at] == UInt8(ascii: "(") {
        skipBrackets()
        pieces.append([])
      } else if bytes[at] == UInt8(ascii: "u") {
        // A scalar by its number: as good as a hole.
        while bytes[at] != UInt8(ascii: "}") { advance() }
        advance()
        pieces.append([])
      } else {
        pieces[pieces.count - 1].append(bytes[at])
        advance()
      }
    }
    return pieces.map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func skipBrackets() {
    var depth = 0
    repeat {
      if bytes[at] == UInt8(ascii: "\"") {
        _ = literal()
        continue
      }
      if bytes[at] == UInt8(ascii: "(") { depth += 1 }
      if bytes[at] == UInt8(ascii: ")") { depth -= 1 }
      advance()
    } while depth > 0 && at < bytes.count
  }

  /// The literals of each call's message: what stands before its labels.
  mutating func calls(_ path: String) -> [MessageTemplate] {
    var found: [MessageTemplate] = []
    while at < bytes.count {
      if skipComment() { continue }
      if bytes[at] == UInt8(ascii: "\"") {
        _ = literal()
        continue
      }
      let isWord = at == 0 || !Self.isName(bytes[at - 1])
      guard isWord, let head = MessageTemplate.heads.first(where: { has($0, at: at) }) else {
        advance()
        continue
      }
      advance(head.utf8.count)
      found += message(path)
    }
    return found
  }

  private mutating func message(_ path: String) -> [MessageTemplate] {
    var found: [MessageTemplate] = []
    var depth = 1
    var isMessage = true
    // Kinds that nobody is told of.
    if [".cancelled", ".planned", ".exit("].contains(where: { has($0, at: at) }) { return [] }
    // `a + b` is one message; a second literal after a comma or a question mark is another.
    var joins = false
    while depth > 0, at < bytes.count {
      if skipComment() { continue }
      switch bytes[at] {
      case UInt8(ascii: "\""):
        let start = line
        let pieces = literal()
        guard isMessage, depth == 1 else { continue }
        if joins, let last = found.popLast() {
          let seam = (last.pieces.last ?? "") + (pieces.first ?? "")
          found.append(
            MessageTemplate(file: path, line: last.line, pieces: last.pieces.dropLast() + [seam] + pieces.dropFirst()))
        } else {
          found.append(MessageTemplate(file: path, line: start, pieces: pieces))
        }
        joins = false
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "+") where depth == 1: joins = !found.isEmpty
      default:
        let labels = ["help:", "span:", "data:", "argument:", "status:", "code:", "notes:"]
        if depth == 1, !Self.isName(bytes[at - 1]), labels.contains(where: { has($0, at: at) }) { isMessage = false }
      }
      advance()
    }
    return found
  }

  /// The first literal of each case of a `message`.
  mutating func words(_ path: String) -> [MessageTemplate] {
    var found: [MessageTemplate] = []
    var isMessage = false
    var wantsLiteral = false
    while at < bytes.count {
      if skipComment() { continue }
      if has("var ", at: at) {
        isMessage = has("var message: String", at: at)
        wantsLiteral = false
      }
      if has("case .", at: at) { wantsLiteral = isMessage }
      guard bytes[at] == UInt8(ascii: "\"") else {
        advance()
        continue
      }
      let start = line
      let pieces = literal()
      if wantsLiteral { found.append(MessageTemplate(file: path, line: start, pieces: pieces)) }
      wantsLiteral = false
    }
    return found
  }
}
