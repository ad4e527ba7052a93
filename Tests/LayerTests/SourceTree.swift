import Glibc

/// The repository's files, read without Foundation.
enum SourceTree {
  /// The repository's top folder, from this file's own place in it.
  static let root: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  /// All regular files below `folder` (relative to the root) whose names end in `suffix`, in byte order.
  static func files(in folder: String, suffix: String) -> [String] {
    var found: [String] = []
    var pending = [folder]
    while let next = pending.popLast() {
      guard let handle = opendir(root + "/" + next) else { continue }
      defer { closedir(handle) }
      while let entry = readdir(handle) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard !name.hasPrefix(".") else { continue }
        let path = next.isEmpty ? name : next + "/" + name
        if entry.pointee.d_type == UInt8(DT_DIR) {
          pending.append(path)
        } else if name.hasSuffix(suffix) {
          found.append(path)
        }
      }
    }
    return found.sorted()
  }

  static func text(_ path: String) -> String {
    guard let file = fopen(root + "/" + path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[0..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The modules that a Swift file imports, in order.
  static func imports(of path: String) -> [String] {
    text(path).split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ")
      while let first = words.first, first.hasPrefix("@") || first == "public" || first == "internal" {
        words.removeFirst()
      }
      guard words.count >= 2, words[0] == "import" else { return nil }
      let isKind = ["struct", "class", "enum", "protocol", "func", "var", "let"].contains(words[1])
      let module = isKind ? words.dropFirst(2).first : words[1]
      return module.map { String($0.split(separator: ".")[0]) }
    }
  }
}
