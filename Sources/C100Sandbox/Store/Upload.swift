import Comm100
import JSONText

/// A file that was sent here, as it came.
struct Upload: Sendable {
  var name: String
  var type: String
  var bytes: [UInt8]

  init(name: String, type: String, bytes: [UInt8]) {
    self.name = name
    self.type = type
    self.bytes = bytes
  }

  /// What the data file keeps.
  init?(_ document: JSON) {
    guard let name = document["name"]?.string, let type = document["type"]?.string,
      let bytes = document["base64"]?.string.flatMap({ TokenMaker.bytes(base64URL: $0) })
    else { return nil }
    self.init(name: name, type: type, bytes: bytes)
  }

  var document: JSON {
    ["name": .string(name), "type": .string(type), "base64": .string(TokenMaker.base64URL(bytes))]
  }

  /// A PNG of one grey point.
  static let point: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3A, 0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00, 0x0A, 0x49,
    0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0xDA, 0x45, 0x08, 0x3B, 0x00, 0x00,
    0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]
}

/// A body of `multipart/form-data` taken apart (RFC 7578, 2046).
struct Multipart {
  struct Part {
    var name: String?
    /// With the escapes undone that browsers put into it.
    var fileName: String?
    var contentType: String?
    var bytes: [UInt8]
  }

  private(set) var parts: [Part] = []

  /// Nil for another kind of body, or one whose last boundary is missing.
  init?(_ request: SandboxRequest) {
    let type = request.header("Content-Type") ?? ""
    guard Text.lowered(type).hasPrefix("multipart/form-data"),
      let boundary = HeaderParameters.all(of: type).first(where: { Text.equal($0.name, "boundary") })?.value,
      !boundary.isEmpty
    else { return nil }
    let body = [0x0D, 0x0A] + request.body
    let mark = Array("\r\n--\(boundary)".utf8)
    var places = body.withUnsafeBufferPointer { Self.places(of: mark, in: $0) }
    guard places.count > 1 else { return nil }
    let end = places.removeLast()
    guard body[(end + mark.count)...].starts(with: [0x2D, 0x2D]) else { return nil }
    for (place, next) in zip(places, places.dropFirst() + [end]) {
      guard let part = Self.part(body[(place + mark.count)..<next]) else { return nil }
      parts.append(part)
    }
  }

  private static func places(of mark: [UInt8], in body: UnsafeBufferPointer<UInt8>) -> [Int] {
    var found: [Int] = []
    while let place = ByteSearch.place(of: mark, in: body, from: found.last.map { $0 + mark.count } ?? 0) {
      found.append(place)
    }
    return found
  }

  /// Headers, an empty line, and the content. What follows the boundary on its line is padding.
  private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
    var lines: [String] = []
    var rest = bytes
    while let end = rest.firstIndex(of: 0x0A), end > rest.startIndex, rest[end - 1] == 0x0D {
      let line = String(decoding: rest[..<(end - 1)], as: UTF8.self)
      rest = rest[(end + 1)...]
      if line.isEmpty, !lines.isEmpty {
        var part = Part(bytes: Array(rest))
        for line in lines.dropFirst() { part.read(line) }
        return part
      }
      lines.append(line)
    }
    return nil
  }
}

extension Multipart.Part {
  fileprivate mutating func read(_ header: String) {
    let pair = header.split(separator: ":", maxSplits: 1)
    guard pair.count == 2 else { return }
    if Text.equal(pair[0], "content-type") {
      contentType = String(pair[1].drop { $0 == " " })
    } else if Text.equal(pair[0], "content-disposition") {
      for (name, value) in HeaderParameters.all(of: String(pair[1])) {
        if Text.equal(name, "name") { self.name = value }
        guard Text.equal(name, "filename") else { continue }
        fileName = value.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
      }
    }
  }
}
