import Glibc

/// Changes to the configuration's text, line by line, so that comments and order stay.
struct ConfigurationEdit {
  private(set) var lines: [String]

  init(_ text: String) {
    // By bytes: CR LF is one Character.
    lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
  }

  var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

  /// False when a change has made something of it that is not TOML, such as one table twice.
  var isWhole: Bool { Configuration.isTOML(text) }

  // MARK: - Changing

  /// Sets a key of a table (nil: before all tables); a nil value removes the key.
  mutating func set(_ key: String, _ value: String?, in table: String?) {
    let bounds = bounds(of: table)
    if let bounds, let index = bounds.first(where: { self.key(of: lines[$0]) == key }) {
      if let value {
        lines[index] = "\(key) = \(Self.quoted(value))\(Self.comment(behind: lines[index]))"
      } else {
        lines.remove(at: index)
      }
      return
    }
    guard let value else { return }
    let line = "\(key) = \(Self.quoted(value))"
    guard let bounds else {
      if let table {
        if !lines.isEmpty { lines.append("") }
        lines += ["[\(table)]", line]
      }
      return
    }
    var end = bounds.upperBound
    while end > bounds.lowerBound, lines[end - 1].isEmpty { end -= 1 }
    lines.insert(line, at: end)
    if table == nil, end + 1 < lines.count, !lines[end + 1].isEmpty { lines.insert("", at: end + 1) }
  }

  /// Removes a table with its keys.
  mutating func remove(table: String) {
    guard let bounds = bounds(of: table) else { return }
    lines.removeSubrange((bounds.lowerBound - 1)..<bounds.upperBound)
    while lines.last?.isEmpty ?? false { lines.removeLast() }
  }

  // MARK: - Reading lines

  /// The lines of a table, without its header.
  private func bounds(of table: String?) -> Range<Int>? {
    var start = 0
    if let table {
      guard let header = lines.firstIndex(where: { Self.header(of: $0) == table }) else { return nil }
      start = header + 1
    }
    let end = lines[start...].firstIndex { Self.header(of: $0) != nil } ?? lines.count
    return start..<end
  }

  private static func header(of line: String) -> String? {
    let trimmed = line.drop { $0 == " " || $0 == "\t" }
    guard trimmed.first == "[", let close = trimmed.lastIndex(of: "]") else { return nil }
    return String(trimmed[trimmed.index(after: trimmed.startIndex)..<close].filter { $0 != " " })
  }

  /// The comment behind a value, with the blanks before it.
  private static func comment(behind line: String) -> Substring {
    var quote: Character?
    var isEscaped = false
    for index in line.indices {
      let character = line[index]
      if isEscaped {
        isEscaped = false
      } else if let open = quote {
        if character == "\\", open == "\"" { isEscaped = true } else if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "#" {
        let start = line[..<index].lastIndex { $0 != " " && $0 != "\t" }.map(line.index(after:)) ?? index
        return line[start...]
      }
    }
    return ""
  }

  private func key(of line: String) -> String? {
    let trimmed = line.drop { $0 == " " || $0 == "\t" }
    guard trimmed.first != "#", let equals = trimmed.firstIndex(of: "=") else { return nil }
    return String(trimmed[..<equals].filter { $0 != " " && $0 != "\t" && $0 != "\"" })
  }

  /// A basic string of TOML.
  static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// The header of a profile's table.
  static func table(ofProfile name: String) -> String { "profiles.\(name)" }

  /// Names that a profile may have: they stand bare in a header.
  static func isProfileName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 64
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x5F
          || $0 == 0x2D
      }
  }

  // MARK: - Writing

  /// Changes the file at a path as one step: a temporary file beside it, mode 0600, then renamed.
  static func apply(to path: String, _ change: (inout ConfigurationEdit) -> Void) throws(Failure) {
    guard Paths.makeFolder(of: path) else { throw problem(path) }
    // A link stays one: what it points to is replaced.
    let path =
      realpath(path, nil).map { resolved in
        defer { free(resolved) }
        return String(cString: resolved)
      } ?? path
    let before = Streams.readFile(Array(path.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    var edit = ConfigurationEdit(before)
    change(&edit)
    // Lines are changed as this program writes them. A file that writes a profile in another way is left alone.
    guard edit.isWhole else {
      throw .usage("\(path) is written in a way that c100 does not change", help: "change it with an editor")
    }
    let temporary = "\(path).\(getpid())"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem(path) }
    let isWritten = Streams.write(edit.text.utf8, to: descriptor) && fsync(descriptor) == 0
    close(descriptor)
    guard isWritten, rename(temporary, path) == 0 else {
      unlink(temporary)
      throw problem(path)
    }
  }

  private static func problem(_ path: String) -> Failure {
    .usage("\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
