/// One request to the sandbox, by whichever door it came.
public struct SandboxRequest: Sendable {
  public var method: String
  /// Path and query as sent: `/api/v3/globalSettings/agents?pageSize=5`.
  public var target: String
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]
  /// Scheme and authority that absolute links are built with: `http://127.0.0.1:8080`.
  public var base: String
  /// The client's address: what the request limit counts by.
  public var client: String

  public init(
    _ method: String, _ target: String, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
    base: String = "http://127.0.0.1", client: String = "127.0.0.1"
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
    self.base = base
    self.client = client
  }

  func header(_ name: String) -> String? { headers.first { Text.equal($0.name, name) }?.value }
}

/// What the sandbox answers. The body is there for HEAD too: a door sends its length alone.
public struct SandboxReply: Sendable {
  public var status: Int
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]
  /// How the door misbehaves on purpose while it sends this.
  public var mishap = Mishap()

  public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  public func header(_ name: String) -> String? { headers.first { Text.equal($0.name, name) }?.value }

  /// What a door answers to a request that it does not let in, in the form of every error: `{code, message}`.
  public static func refusal(_ status: Int, _ message: String) -> SandboxReply {
    World.reply(Refusal(status, message))
  }
}

/// What the log keeps of a request.
public struct LoggedRequest: Sendable, Equatable {
  public let method: String
  public let path: String
  /// Without the question mark; as sent, percent-encoded.
  public let query: String
  public let status: Int
  /// Seconds since 1970, by the sandbox's clock.
  public let time: Double
  public let client: String

  public init(method: String, path: String, query: String, status: Int, time: Double, client: String) {
    self.method = method
    self.path = path
    self.query = query
    self.status = status
    self.time = time
    self.client = client
  }

  /// `GET /api/v3/partner/sites?pageSize=2`
  public var line: String { query.isEmpty ? "\(method) \(path)" : "\(method) \(path)?\(query)" }
}

/// A refused request: what `{code, message}` will say.
struct Refusal: Error {
  var status: Int
  var code: Int
  var message: String

  init(_ status: Int, _ message: String, code: Int? = nil) {
    self.status = status
    self.code = code ?? status * 1000
    self.message = message
  }

  static func required(_ name: String) -> Refusal { Refusal(400, "Parameter '\(name)' is required.") }

  static func bad(_ name: String, _ wanted: String) -> Refusal {
    Refusal(400, "Parameter '\(name)' must be \(wanted).")
  }

  static func notFound(_ what: String, _ id: String) -> Refusal {
    Refusal(404, "There is no \(what) with id '\(Text.short(id))'.")
  }
}

/// Small text tools on UTF-8 bytes; ASCII letters only where case is concerned.
enum Text {
  static func equal(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
    a.utf8.count == b.utf8.count && a.utf8.elementsEqual(b.utf8) { Hex.lowered($0) == Hex.lowered($1) }
  }

  static func lowered(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return String(text) }
    return String(decoding: text.utf8.map(Hex.lowered), as: UTF8.self)
  }

  static func short(_ text: String) -> String {
    text.unicodeScalars.count <= 40 ? text : String(text.unicodeScalars.prefix(40)) + "…"
  }

  static func loweredFirst(_ text: String) -> String {
    guard let first = text.utf8.first else { return text }
    return String(UnicodeScalar(Hex.lowered(first))) + text.dropFirst()
  }

  /// `%41+` read as in a query or a form (`+` is a space) or in a path; nil for a broken escape or bad UTF-8.
  static func decoded(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
    let bytes = text.utf8
    guard bytes.contains(where: { $0 == 0x25 || $0 == 0x2B }) else { return String(text) }
    var out: [UInt8] = []
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x25:
        guard rest.count >= 2, let high = Hex.value(rest.removeFirst()), let low = Hex.value(rest.removeFirst())
        else { return nil }
        out.append(high << 4 | low)
      case 0x2B where plusIsSpace: out.append(0x20)
      default: out.append(byte)
      }
    }
    return String(validating: out, as: UTF8.self)
  }

  /// Percent-encodes everything but unreserved characters.
  static func encoded(_ text: String) -> String {
    var out: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
      default:
        out.append(0x25)
        out.append(Hex.upper(byte >> 4))
        out.append(Hex.upper(byte & 15))
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// `a=1&b=2` taken apart; nil for a broken escape.
  static func pairs(_ text: some StringProtocol) -> [(name: String, value: String)]? {
    var pairs: [(name: String, value: String)] = []
    for piece in text.split(separator: "&") {
      let cut = piece.firstIndex(of: "=")
      guard let name = decoded(piece[..<(cut ?? piece.endIndex)], plusIsSpace: true),
        let value = decoded(cut.map { piece[piece.index(after: $0)...] } ?? "", plusIsSpace: true)
      else { return nil }
      pairs.append((name, value))
    }
    return pairs
  }

  /// Letter case folded for comparison, as a case-insensitive collation does it.
  static func folded(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? lowered(text) : text.lowercased()
  }

  /// Whether `text` holds `part`, both folded already.
  static func contains(_ text: String, _ part: String) -> Bool {
    let needle = Array(part.utf8)
    guard let first = needle.first else { return true }
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count >= needle.count else { return false }
      var i = 0
      while i <= bytes.count - needle.count {
        if bytes[i] == first {
          var j = 1
          while j < needle.count, bytes[i + j] == needle[j] { j += 1 }
          if j == needle.count { return true }
        }
        i += 1
      }
      return false
    }
  }
}

extension Hex {
  static func upper(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
