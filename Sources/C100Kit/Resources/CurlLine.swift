import Comm100

/// A request as a line for a POSIX shell: every word in single quotes, the token as `$C100_TOKEN`, an API key as
/// `$C100_API_KEY`.
package enum CurlLine {
  /// The line, below comments that say what is not known before another answer.
  static func lines(_ request: PlannedRequest, _ client: Client) -> [String] {
    request.notes.map { "# \($0)" } + request.unknowns.map { "# the body lacks \($0)" } + [text(request, client)]
  }

  package static func text(_ request: PlannedRequest, _ client: Client) -> String {
    var words = ["curl -sS"]
    if request.method != .get { words.append("-X \(request.method.rawValue)") }
    if case .apiKey(let email, _) = client.access {
      words.append("-u \(quoted(email + ":"))\"$C100_API_KEY\"")
    } else {
      words.append("-H \"Authorization: Bearer $C100_TOKEN\"")
    }
    switch request.body {
    case .json(let bytes):
      words.append("-H 'Content-Type: application/json'")
      words.append("--data-raw \(quoted(String(decoding: bytes, as: UTF8.self)))")
    case .form(let fields):
      for field in fields { words.append("--data-urlencode \(quoted("\(field.name)=\(field.value)"))") }
    case .multipart(let parts):
      for part in parts { words.append("-F \(quoted(form(part)))") }
    case nil: break
    }
    let origin = client.origin(of: request.side) ?? client.home.api
    // -g: brackets in a query are the API's, not curl's ranges.
    words.append("-g -- \(quoted("\(origin)\(request.side.pathPrefix)\(request.target)"))")
    return words.joined(separator: " ")
  }

  /// `file=@"pictures/logo.png";type=image/png`; a file that was made here is named as it would be saved.
  private static func form(_ part: MultipartPart) -> String {
    let path = (part.path ?? part.fileName ?? "FILE").replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\(part.name)=@\"\(path)\"" + (part.contentType.map { ";type=\($0)" } ?? "")
  }

  /// One word, whatever is in it. A quote ends the quoting, stands escaped, and quoting begins again.
  package static func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { result += "'\\''" } else { result.unicodeScalars.append(scalar) }
    }
    return result + "'"
  }
}
