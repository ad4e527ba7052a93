import JSONText

/// What the body of a failed request says, in any of the shapes met: `{code, message}`, `{Code, Message}`,
/// `{error: {code, message, target}}`, OAuth's `{error, error_description}`, a JSON string, HTML, nothing.
struct ErrorBody: Equatable {
  var code: String?
  var message = ""
  var parameter: String?

  init(_ body: [UInt8]) {
    // Bodies of errors are small; a large one is cut, then it is no JSON and says nothing.
    guard body.count <= 1 << 20 else { return }
    if let document = try? JSONDocument(body, limits: JSONLimits(depth: 32)) {
      read(document.root)
    } else if !ErrorBody.looksLikeMarkup(body) {
      message = ErrorBody.line(String(decoding: body.prefix(400), as: UTF8.self))
    }
    parameter = parameter ?? ErrorBody.quotedParameter(in: message)
  }

  private mutating func read(_ node: JSONNode) {
    switch node.kind {
    case .string:
      message = ErrorBody.line(node.string ?? "")
    case .object:
      let error = node.member("error", ignoringCase: true)
      if let error, error.kind == .object { return read(error) }
      code = ErrorBody.scalar(node.member("code", ignoringCase: true)) ?? ErrorBody.scalar(error)
      for key in ["message", "error_description", "error", "title", "detail"] {
        guard let text = ErrorBody.scalar(node.member(key, ignoringCase: true)), !text.isEmpty else { continue }
        message = ErrorBody.line(text)
        break
      }
      parameter = ErrorBody.scalar(node.member("target", ignoringCase: true))
    case .null, .bool, .number, .list:
      break
    }
  }

  private static func scalar(_ node: JSONNode?) -> String? {
    guard let node else { return nil }
    return node.string ?? node.number?.text
  }

  /// The first line, cut to 300 characters.
  private static func line(_ text: String) -> String {
    let start = text.unicodeScalars.drop { $0.value <= 0x20 }
    let first = start.prefix { $0 != "\n" && $0 != "\r" }
    return Preview.short(String(String.UnicodeScalarView(first)), limit: 300)
  }

  private static func looksLikeMarkup(_ body: [UInt8]) -> Bool {
    guard let first = body.first(where: { $0 > 0x20 }) else { return true }
    // Also cut JSON and the byte order marks of UTF-16 tell a person nothing.
    return first == UInt8(ascii: "<") || first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first >= 0xEF
  }

  // "Parameter 'timeFrom' is required."
  private static func quotedParameter(in message: String) -> String? {
    guard ASCII.contains(message, "parameter") else { return nil }
    let parts = message.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[1].isEmpty, parts[1].utf8.count <= 64 else { return nil }
    return parts[1].utf8.allSatisfy {
      ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x5F || $0 == 0x2E || $0 == 0x5B || $0 == 0x5D
    }
      ? String(parts[1]) : nil
  }
}
