import Glibc

/// Files of the test target, without Foundation.
enum Files {
  /// Files of a folder whose names end in `suffix`, whole paths in byte order.
  static func list(_ folder: String, suffix: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var found: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(suffix) { found.append(folder + "/" + name) }
    }
    return found.sorted()
  }

  /// The same, in folders within it too.
  static func listAll(_ folder: String, suffix: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var found = list(folder, suffix: suffix)
    while let entry = readdir(handle) {
      guard entry.pointee.d_type == UInt8(DT_DIR) else { continue }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { found += listAll(folder + "/" + name, suffix: suffix) }
    }
    return found.sorted()
  }

  static func read(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }

  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[0..<count])
    }
    return bytes
  }

  static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    return fwrite(bytes, 1, bytes.count, file) == bytes.count
  }
}

extension Files {
  /// A fresh folder for one test.
  static func temporaryFolder() -> String? {
    var template = Array("/tmp/c100-example-XXXXXX".utf8CString)
    return template.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let base = buffer.baseAddress, mkdtemp(base) != nil else { return nil }
      return String(cString: base)
    }
  }

  /// Removes a folder and the files in it.
  static func remove(_ folder: String) {
    for file in list(folder, suffix: "") where !file.hasSuffix("/.") && !file.hasSuffix("/..") { unlink(file) }
    rmdir(folder)
  }
}

/// A fresh folder that is the working one of this thread until it is left. Other tests go on meanwhile, some in programs
/// that they start: those stay where they are.
final class TranscriptFolder {
  private let before: Int32
  private let path: String

  /// `unshare` gives a thread a working folder of its own; Swift's `Glibc` does not have it.
  private static let unshare = dlsym(nil, "unshare").map {
    unsafeBitCast($0, to: (@convention(c) (Int32) -> Int32).self)
  }
  private static let folderOfThread: Int32 = 0x200  // CLONE_FS

  init?() {
    guard let unshare = TranscriptFolder.unshare, unshare(TranscriptFolder.folderOfThread) == 0 else { return nil }
    before = open(".", O_RDONLY | O_CLOEXEC)
    guard before >= 0, let path = Files.temporaryFolder(), chdir(path) == 0 else { return nil }
    self.path = path
  }

  func leave() {
    fchdir(before)
    close(before)
    Files.remove(path)
  }
}
