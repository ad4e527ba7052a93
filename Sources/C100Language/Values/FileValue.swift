/// A file that came from the API, from this machine or was made of a text: its bytes as they are, with a name and a
/// content type.
///
/// A value like a number: nothing changes it, and two are equal when their bytes are. It is neither text nor data: JSON,
/// CSV and the like refuse it, since whoever reads them could not tell what they hold. `.text()` and `.toBase64()` say
/// what is meant.
public final class FileValue: HostValue {
  public let bytes: [UInt8]
  /// Without folders or control characters, so that it may name a file here.
  public let name: String
  /// As the server said it, or by the name's suffix; nil when nobody knows.
  public let contentType: String?

  /// - Parameter name: the last part of a path counts; a name that cannot be one becomes `file` and the type's suffix.
  public init(_ bytes: [UInt8], name: String, contentType: String? = nil) {
    self.bytes = bytes
    let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    let clean = String(String.UnicodeScalarView(last.unicodeScalars.filter { !Self.isControl($0) }))
    let isName = !clean.allSatisfy { $0 == "." || $0 == " " }
    self.name = isName ? clean : "file" + (contentType.flatMap(MediaType.suffix).map { "." + $0 } ?? "")
    self.contentType = contentType ?? MediaType.ofFile(named: self.name)
    super.init()
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  public override var typeName: String { "file" }

  /// `logo.png (image/png, 8 bytes)`
  public override var text: String {
    "\(name) (\(contentType.map { "\($0), " } ?? "")\(Self.size(bytes.count)))"
  }

  private static func size(_ count: Int) -> String {
    if count == 1 { return "1 byte" }
    if count < 1_000 { return "\(count) bytes" }
    var size = Double(count) / 1_000
    for unit in ["kB", "MB"] {
      if size < 999.95 { return "\((size * 10).rounded() / 10) \(unit)" }
      size /= 1_000
    }
    return "\((size * 10).rounded() / 10) GB"
  }

  public override func isEqual(to other: HostValue) -> Bool { (other as? FileValue)?.bytes == bytes }
  public override func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

  public override func dataText(_ run: Run) throws(Raise) -> String {
    throw Raise(.type, "a file has no form in data: this is \(text)", help: FileValue.forms)
  }

  /// What may be meant where a file does not fit.
  static let forms = ["its text: .text(); its bytes in base 64: .toBase64(); to keep it: .save(\"file\")"]

  // MARK: - Members

  private static let properties = ["name", "size", "contentType"]
  private static let methods = [
    "text", "lines", "parseJSON", "parseNDJSON", "parseCSV", "toBase64", "toFile", "count", "save",
  ]

  public override var memberNames: [String] { Self.properties + Self.methods }
  public override func hasMethod(_ name: String) -> Bool { Self.methods.contains(name) }

  public override func member(_ name: String, _ run: Run) throws(Raise) -> Value {
    switch name {
    case "name": return .text(self.name)
    case "size": return .integer(bytes.count)
    case "contentType": return Value(contentType)
    default:
      throw Raise.noMember(name, of: self, run)
    }
  }

  public override func call(_ name: String, _ call: inout Call) throws(Raise) -> Value? {
    switch name {
    case "count":
      try call.noArguments()
      return .integer(bytes.count)
    case "text":
      try call.noArguments()
      return .text(try decoded(call))
    case "lines", "parseJSON", "parseNDJSON", "parseCSV":
      guard let entry = call.run.table.entry(.string, name) else { return nil }
      let text = Value.text(try decoded(call))
      return try call.run.machine.call(entry, text, Array(call.arguments), call.site, call.run)
    default: return nil
    }
  }

  // MARK: - Text

  /// The text that the bytes are: by their byte order mark, else in the character set that the content type names, else
  /// UTF-8.
  private func decoded(_ call: Call) throws(Raise) -> String {
    try Room.check(bytes.count, call.run)
    try call.run.tick(bytes.count >> 8)
    let text: String?
    switch (bytes.first, bytes.dropFirst().first, contentType.flatMap(MediaType.charset) ?? "utf-8") {
    case (0xFF, 0xFE, _): text = utf16(dropping: 2, isBigEndian: false)
    case (0xFE, 0xFF, _), (_, _, "utf-16be"): text = utf16(dropping: bytes.first == 0xFE ? 2 : 0, isBigEndian: true)
    case (_, _, "utf-16le"), (_, _, "utf-16"): text = utf16(dropping: 0, isBigEndian: false)
    case (_, _, "iso-8859-1"), (_, _, "latin1"):
      text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    case (_, _, "utf-8"), (_, _, "utf8"), (_, _, "us-ascii"):
      let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      text = String(validating: bytes.dropFirst(mark), as: UTF8.self)
    case (_, _, let other):
      throw Raise(
        .value, "\(name) is in the character set \(Excerpt.of(other)), which is not known here",
        help: ["keep it as it is: .save(\"\(name)\")"], span: call.span)
    }
    guard let text else {
      throw Raise(
        .value, "\(self.text) is no text",
        help: ["keep it as it is: .save(\"\(name)\")", "its bytes in base 64: .toBase64()"], span: call.span)
    }
    return text
  }

  private func utf16(dropping mark: Int, isBigEndian: Bool) -> String? {
    guard bytes.count % 2 == 0 else { return nil }
    let units = stride(from: mark, to: bytes.count, by: 2).map { i in
      let (high, low) = isBigEndian ? (bytes[i], bytes[i + 1]) : (bytes[i + 1], bytes[i])
      return UInt16(high) << 8 | UInt16(low)
    }
    return String(validating: units, as: UTF16.self)
  }
}
