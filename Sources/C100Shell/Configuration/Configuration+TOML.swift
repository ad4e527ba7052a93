import Comm100
import Glibc
import NearNames
import TOMLKit

extension Configuration {
  private static let sizeLimit = 1 << 20
  /// The parser limits how deep brackets go, but not the parts of a dotted key, which overflow its stack.
  private static let deepestKey = 1_000

  /// Reads the file at this path; one that is missing is empty.
  ///
  /// Shape: `profile = "work"` and a table `[profiles.work]` with the keys of ``Profile/keys``.
  /// - Throws: usage, when the file is not TOML, or holds a secret that others can read.
  static func read(_ path: String?) throws(Failure) -> Configuration {
    var configuration = Configuration(path: path)
    guard let path else { return configuration }
    guard let (bytes, mode) = try contents(path) else { return configuration }
    guard bytes.split(separator: 0x0A).allSatisfy({ line in line.count { $0 == UInt8(ascii: ".") } <= deepestKey })
    else {
      throw .usage("\(path) is not a configuration file")
    }
    let table: TOMLTable
    do throws(TOMLText.Failure) {
      table = try TOMLText.table(String(decoding: bytes, as: UTF8.self))
    } catch {
      // The parser's own words quote the file, which may hold a secret.
      throw .usage("\(path):\(error.line):\(error.column): this is not TOML")
    }
    configuration.current = table["profile"]?.string
    var holdsSecret = Profile.secretKeys.contains { table[$0] != nil }
    if let profiles = table["profiles"]?.table {
      for name in profiles.keys.sorted() {
        guard let fields = profiles[name]?.table else { continue }
        configuration.profiles.append(profile(name, fields))
        holdsSecret = holdsSecret || Profile.secretKeys.contains { fields[$0] != nil }
        let known = Profile.keys.map(\.name) + Profile.secretKeys
        for key in fields.keys where !known.contains(key) {
          let near = NearName.of(key, in: known).map { ", did you mean \($0)?" } ?? ""
          configuration.warnings.append("\(path): profile \(name): unknown key \(key)\(near)")
        }
      }
    }
    for key in table.keys where !["profile", "profiles"].contains(key) {
      configuration.warnings.append("\(path): unknown key \(key)")
    }
    if holdsSecret, mode & 0o077 != 0 {
      throw .usage("\(path) holds a secret and others can read it", help: "chmod 600 \(path)")
    }
    return configuration
  }

  private static func profile(_ name: String, _ fields: TOMLTable) -> Profile {
    Profile(
      name: name, portal: fields["portal"]?.string, api: fields["api"]?.string,
      site: fields["site"]?.string ?? fields["site"]?.int.map(String.init), email: fields["email"]?.string,
      zone: fields["zone"]?.string, passwordCommand: fields["password_command"]?.string,
      passwordFile: fields["password_file"]?.string, password: fields["password"]?.string.map { Secret($0) },
      token: fields["token"]?.string.map { Secret($0) })
  }

  /// True for text that this program can read again.
  static func isTOML(_ text: String) -> Bool { (try? TOMLText.table(text)) != nil }

  private static func contents(_ path: String) throws(Failure) -> (bytes: [UInt8], mode: UInt32)? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .usage("\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= sizeLimit else {
      throw .usage("\(path) is not a configuration file")
    }
    return (Streams.readAll(descriptor), status.st_mode)
  }
}
