/// Reads a regular expression.
///
/// ```
/// choice   := sequence { "|" sequence }
/// sequence := { atom [ ("*" | "+" | "?" | "{" n ["," [m]] "}") ["?"] ] }
/// atom     := scalar | "." | "^" | "$" | "[" set "]" | "\" escape | "(" [ "?:" | "?<name>" | "?ims-ims:" ] choice ")" | "(?i)"
/// ```
struct PatternParser {
  static let depthLimit = 200
  static let groupLimit = 100
  static let countLimit = 1000

  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var depth = 0
  private var flags: Flags
  private(set) var names: [String?] = []

  struct Flags {
    var ignoresCase = false
    var linewise = false
    var dotTakesNewline = false
  }

  init(_ text: String, flags: Flags) {
    scalars = Array(text.unicodeScalars)
    self.flags = flags
  }

  mutating func parse() throws(PatternError) -> PatternNode {
    let node = try choice()
    if at < scalars.count { throw error(.unopenedGroup) }
    return node
  }

  // MARK: - Grammar

  private mutating func choice() throws(PatternError) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw error(.tooDeep) }
    let outer = flags
    defer { flags = outer }
    var branches: [PatternNode] = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var items: [PatternNode] = []
    while let next = peek(), next != "|", next != ")" {
      if "*+?".unicodeScalars.contains(next) { throw error(.nothingToRepeat) }
      guard let atom = try atom() else { continue }
      items.append(try quantified(atom))
    }
    return items.count == 1 ? items[0] : items.isEmpty ? .empty : .sequence(items)
  }

  private mutating func quantified(_ atom: PatternNode) throws(PatternError) -> PatternNode {
    let start = at
    let bounds: (Int, Int?)
    if take("*") {
      bounds = (0, nil)
    } else if take("+") {
      bounds = (1, nil)
    } else if take("?") {
      bounds = (0, 1)
    } else if let counts = try counts() {
      bounds = counts
    } else {
      return atom
    }
    let isGreedy = !take("?")
    if isGreedy, peek() == "+" { throw error(.possessive) }
    if let next = peek(), "*+?".unicodeScalars.contains(next) { throw error(.nothingToRepeat) }
    if case .place = atom, bounds.1 == nil || bounds.0 > 1 { throw error(.nothingToRepeat, at: start) }
    return .loop(atom, atLeast: bounds.0, atMost: bounds.1, isGreedy: isGreedy)
  }

  // {n} · {n,} · {n,m} · {,m}; a brace that is none of these stands for itself
  private mutating func counts() throws(PatternError) -> (Int, Int?)? {
    guard peek() == "{" else { return nil }
    let start = at
    at += 1
    let first = number()
    var bounds: (Int, Int?)?
    if take("}") {
      if let first { bounds = (first, first) }
    } else if take(",") {
      let second = number()
      if take("}"), first != nil || second != nil { bounds = (first ?? 0, second) }
    }
    guard let bounds else {
      at = start
      return nil
    }
    if bounds.0 > Self.countLimit || (bounds.1 ?? 0) > Self.countLimit || bounds.0 > (bounds.1 ?? bounds.0) {
      let text = slice(start, at)
      throw error(.badCount(text), at: start)
    }
    return bounds
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let next = peek(), next.value &- 48 < 10 {
      value = min((value ?? 0) * 10 + Int(next.value - 48), 1_000_000)
      at += 1
    }
    return value
  }

  /// One atom; nil for `(?i)`, which only changes the flags of the rest of its group.
  private mutating func atom() throws(PatternError) -> PatternNode? {
    guard let next = peek() else { return .empty }
    switch next {
    case "(": return try group()
    case "[": return try set()
    case ".":
      at += 1
      return .any(withNewline: flags.dotTakesNewline)
    case "^":
      at += 1
      return .place(flags.linewise ? .lineStart : .textStart)
    case "$":
      at += 1
      return .place(flags.linewise ? .lineEnd : .textEnd)
    case "\\": return try escape()
    case "{":
      // Only a brace that could not be a count stands for itself.
      if try counts() != nil { throw error(.nothingToRepeat) }
      at += 1
      return literal("{")
    default:
      at += 1
      return literal(next)
    }
  }

  private func literal(_ scalar: Unicode.Scalar) -> PatternNode {
    guard flags.ignoresCase else { return .scalar(scalar, ignoresCase: false) }
    let folded = CaseFold.lower(scalar.value)
    let (lower, upper) = CaseFold.both(scalar.value)
    guard lower != upper, let result = Unicode.Scalar(folded) else { return .scalar(scalar, ignoresCase: false) }
    return .scalar(result, ignoresCase: true)
  }

  private mutating func group() throws(PatternError) -> PatternNode? {
    let start = at
    at += 1
    var index: Int?
    let outer = flags
    if take("?") {
      if take(":") {
        index = nil
      } else if take("P") || peek() == "<" {
        if peek() == "=" { throw error(.backreference("(?P=…)"), at: start) }
        if peek() == ">" { throw error(.backreference("(?P>…)"), at: start) }
        guard take("<") else { throw error(.unknownGroupKind(slice(start, at + 1)), at: start) }
        if peek() == "=" || peek() == "!" { throw error(.lookaround(slice(start, at + 1)), at: start) }
        index = try addGroup(named: try groupName())
      } else if peek() == "=" || peek() == "!" {
        throw error(.lookaround(slice(start, at + 1)), at: start)
      } else if try readFlags(start) {
        // `(?i)`: the flags hold to the end of the group around it.
        return nil
      }
    } else {
      index = try addGroup(named: nil)
    }
    let inner = try choice()
    guard take(")") else { throw error(.unclosedGroup, at: start) }
    flags = outer
    return index.map { .group(inner, $0) } ?? inner
  }

  private mutating func addGroup(named name: String?) throws(PatternError) -> Int {
    if names.count == Self.groupLimit { throw error(.tooManyGroups) }
    if let name, names.contains(where: { $0?.utf8.elementsEqual(name.utf8) ?? false }) {
      throw error(.repeatedName(name))
    }
    names.append(name)
    return names.count
  }

  private mutating func groupName() throws(PatternError) -> String {
    let start = at
    while let next = peek(), ScalarSet.isWord(next.value) { at += 1 }
    let name = slice(start, at)
    guard !name.isEmpty, take(">") else { throw error(.badName, at: start) }
    return name
  }

  // MARK: - Escapes and sets

  private mutating func escape() throws(PatternError) -> PatternNode {
    let start = at
    at += 1
    guard let next = peek() else { throw error(.unfinishedEscape, at: start) }
    switch next {
    case "b":
      at += 1
      return .place(.wordEdge)
    case "B":
      at += 1
      return .place(.notWordEdge)
    case "A":
      at += 1
      return .place(.textStart)
    case "z", "Z":
      at += 1
      return .place(.textEnd)
    case "1"..."9": throw error(.backreference("\\\(next)"), at: start)
    case "k": throw error(.backreference("\\k"), at: start)
    default: break
    }
    if let (kind, isInverted) = try classEscape() {
      return .set(ScalarSet(kind, isInverted: isInverted))
    }
    return literal(try scalarEscape(start))
  }

  /// `d D w W s S p{…} P{…}` after a backslash; nil and nothing taken for any other.
  private mutating func classEscape() throws(PatternError) -> (ScalarSet.Kind, Bool)? {
    guard let next = peek() else { return nil }
    switch next {
    case "d", "D":
      at += 1
      return (.digit, next == "D")
    case "w", "W":
      at += 1
      return (.word, next == "W")
    case "s", "S":
      at += 1
      return (.space, next == "S")
    case "p", "P":
      let start = at
      at += 1
      var name = ""
      if take("{") {
        let from = at
        while let inner = peek(), inner != "}" {
          _ = inner
          at += 1
        }
        name = slice(from, at)
        guard take("}") else { throw error(.unknownCategory(name), at: start) }
      } else if let letter = peek() {
        name = String(letter)
        at += 1
      }
      guard ScalarSet.categories.contains(name) else { throw error(.unknownCategory(name), at: start) }
      return (.category(name), next == "P")
    default: return nil
    }
  }

  private mutating func scalarEscape(_ start: Int) throws(PatternError) -> Unicode.Scalar {
    guard let next = peek() else { throw error(.unfinishedEscape, at: start) }
    at += 1
    switch next {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "f": return "\u{0C}"
    case "v": return "\u{0B}"
    case "a": return "\u{07}"
    case "e": return "\u{1B}"
    case "0": return "\0"
    case "x": return try hexScalar(2, start)
    case "u": return try hexScalar(4, start)
    default:
      // Punctuation stands for itself; an unknown letter may mean something elsewhere, so it is refused.
      if next.isASCII, ScalarSet.isWord(next.value), next != "_" {
        throw error(.unknownEscape("\\\(next)"), at: start)
      }
      return next
    }
  }

  // xHH · uHHHH · x{…} · u{…}
  private mutating func hexScalar(_ width: Int, _ start: Int) throws(PatternError) -> Unicode.Scalar {
    var value: UInt32 = 0
    var digits = 0
    let braced = take("{")
    while digits < (braced ? 6 : width), let next = peek(), let digit = Character(next).hexDigitValue {
      value = value * 16 + UInt32(digit)
      digits += 1
      at += 1
    }
    guard braced ? digits > 0 && take("}") : digits == width, let scalar = Unicode.Scalar(value) else {
      throw error(.badScalar(slice(start, min(at + 1, scalars.count))), at: start)
    }
    return scalar
  }

  private mutating func set() throws(PatternError) -> PatternNode {
    let start = at
    at += 1
    var set = ScalarSet()
    let isInverted = take("^")
    var isFirst = true
    while true {
      guard let next = peek() else { throw error(.unclosedSet, at: start) }
      if next == "]", !isFirst {
        at += 1
        break
      }
      isFirst = false
      let from = at
      guard let low = try setMember(&set) else {
        if peek() == "-", peek(1) != "]", peek(1) != nil { throw error(.badRange(slice(from, at + 1)), at: from) }
        continue
      }
      guard peek() == "-", let after = peek(1), after != "]" else {
        set.insert(low.value...low.value)
        continue
      }
      at += 1
      guard let high = try setMember(&set), low <= high else { throw error(.badRange(slice(from, at)), at: from) }
      set.insert(low.value...high.value)
    }
    set.finish(isInverted: isInverted, ignoresCase: flags.ignoresCase)
    return .set(set)
  }

  /// One scalar of a set; nil where a class such as `\d` was put into it.
  private mutating func setMember(_ set: inout ScalarSet) throws(PatternError) -> Unicode.Scalar? {
    let start = at
    guard let next = peek() else { throw error(.unclosedSet, at: start) }
    at += 1
    guard next == "\\" else { return next }
    if let (kind, isInverted) = try classEscape() {
      set.insert(kind, isInverted: isInverted)
      return nil
    }
    if take("b") { return "\u{08}" }
    return try scalarEscape(start)
  }

  // MARK: - Flags

  /// Reads `ims-ims` and `:` or `)`; true for `)`.
  private mutating func readFlags(_ start: Int) throws(PatternError) -> Bool {
    var value = true
    while let next = peek() {
      at += 1
      switch next {
      case "i": flags.ignoresCase = value
      case "m": flags.linewise = value
      case "s": flags.dotTakesNewline = value
      case "-": value = false
      case ":": return false
      case ")": return true
      default: throw error(.unknownGroupKind(slice(start, at)), at: start)
      }
    }
    throw error(.unclosedGroup, at: start)
  }

  // MARK: - Pieces

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? { at + ahead < scalars.count ? scalars[at + ahead] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    at += 1
    return true
  }

  private func slice(_ from: Int, _ to: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[from..<max(from, min(to, scalars.count))])
    return String(text)
  }

  private func error(_ reason: PatternError.Reason, at place: Int? = nil) -> PatternError {
    let end = min(place ?? at, scalars.count)
    return PatternError(reason: reason, offset: scalars[..<end].reduce(0) { $0 + UTF8.width($1) })
  }
}
