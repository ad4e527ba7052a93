/// Path and query of a request on a known origin, percent-encoded.
///
/// The one reader of addresses that come from outside: links of a server and raw paths of a person.
struct Target: Hashable, Sendable {
  var path: String
  /// Encoded, without the question mark; nil when there is none.
  var query: String?

  var text: String { query.map { "\(path)?\($0)" } ?? path }

  enum Refusal: Error, Equatable {
    /// It names another origin, or something that might be read as one.
    case foreign
    /// It is no address of a request.
    case malformed
  }

  init(path: String, query: String? = nil) {
    self.path = path
    self.query = query
  }

  /// Reads `https://host/path?query`, `//host/path`, `/path?query` or `?query`, seen from `base`, whose origin must be
  /// the one named.
  ///
  /// Control characters, backslashes, user information and dot segments are refused; spaces and other characters that
  /// may not stand in a target are encoded; a fragment is dropped.
  init(_ link: String, on origin: Origin, from base: Target) throws(Refusal) {
    let isClean = link.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
    guard !link.isEmpty, isClean else { throw .foreign }
    // A slash with a combining mark would be another character, and no slash.
    var rest = Substring(PercentCoding.ascii(link)).prefix { $0 != "#" }
    if let scheme = Target.scheme(of: rest) {
      guard ASCII.equalsIgnoringCase(scheme, origin.scheme.rawValue) else { throw .foreign }
      rest = rest.dropFirst(scheme.utf8.count + 1)
      guard rest.hasPrefix("//") else { throw .foreign }
    }
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      let authority = rest.prefix { $0 != "/" && $0 != "?" }
      guard let (host, port) = HostPort.split(authority),
        Origin(scheme: origin.scheme, host: host, port: port) == origin
      else { throw .foreign }
      rest = rest.dropFirst(authority.count)
      if rest.first != "/" { rest = "/" + rest }
    }
    let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first.map(String.init) ?? ""
    if path.isEmpty {
      self.path = base.path
    } else {
      guard path.hasPrefix("/"), !path.hasPrefix("//"), !Target.hasDotSegment(path) else { throw .malformed }
      self.path = PercentCoding.mended(path)
    }
    query = parts.count > 1 ? PercentCoding.mended(parts[1]) : nil
  }

  /// The same target below `prefix`, unless it is there already.
  func prefixed(_ prefix: String) -> Target {
    prefix.isEmpty || path.hasPrefix("\(prefix)/") ? self : Target(path: prefix + path, query: query)
  }

  // MARK: - Query

  /// The query taken apart: decoded names with the encoded pieces they came from.
  var parameters: [(name: String, piece: String)] {
    (query ?? "").split(separator: "&").map { piece in
      let name = piece.prefix { $0 != "=" }
      return (PercentCoding.decoded(name, plusIsSpace: true), String(piece))
    }
  }

  /// The decoded value of the first parameter with that name, in any letter case.
  func value(of name: String) -> String? {
    guard let piece = parameters.first(where: { ASCII.equalsIgnoringCase($0.name, name) })?.piece else { return nil }
    return PercentCoding.decoded(piece.drop { $0 != "=" }.dropFirst(), plusIsSpace: true)
  }

  /// The same target with the parameter set: in its place and spelling where it is, else at the end.
  func setting(_ name: String, to value: String) -> Target {
    var pieces: [String] = []
    var isSet = false
    for (found, piece) in parameters {
      if ASCII.equalsIgnoringCase(found, name) {
        if !isSet { pieces.append("\(piece.prefix { $0 != "=" })=\(PercentCoding.queryPart(value))") }
        isSet = true
      } else {
        pieces.append(piece)
      }
    }
    if !isSet { pieces.append("\(PercentCoding.queryPart(name))=\(PercentCoding.queryPart(value))") }
    return Target(path: path, query: pieces.joined(separator: "&"))
  }

  /// The same target with the parameters of `first` that it lacks, but for those named.
  func completed(from first: Target, except names: [String]) -> Target {
    let own = parameters.map(\.name)
    let missing = first.parameters.filter { parameter in
      !own.contains { ASCII.equalsIgnoringCase($0, parameter.name) }
        && !names.contains { ASCII.equalsIgnoringCase($0, parameter.name) }
    }
    guard !missing.isEmpty else { return self }
    let pieces = (query.map { $0.isEmpty ? [] : [$0] } ?? []) + missing.map(\.piece)
    return Target(path: path, query: pieces.joined(separator: "&"))
  }

  // MARK: - Parts

  // scheme := ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ) ":"
  private static func scheme(of text: Substring) -> Substring? {
    guard let first = text.utf8.first, ASCII.isLetter(first) else { return nil }
    let name = text.prefix { $0 != ":" && $0 != "/" && $0 != "?" }
    guard name.endIndex < text.endIndex, text[name.endIndex] == ":" else { return nil }
    return name
  }

  private static func hasDotSegment(_ path: String) -> Bool {
    path.split(separator: "/").contains { segment in
      let plain = PercentCoding.decoded(segment.prefix { $0 != ";" })
      return plain == "." || plain == ".." || plain.utf8.contains(UInt8(ascii: "\\"))
    }
  }
}
