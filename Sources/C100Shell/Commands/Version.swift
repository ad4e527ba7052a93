import CVersion

/// Which program this is.
enum Version {
  static let number = "0.1"

  /// The commit it was built from, when the build knows.
  static var commit: String? { c100_commit().map { String(cString: $0) } }

  /// How it was built: `release build for x86_64 Linux`.
  static var build: String {
    #if DEBUG
      let kind = "debug"
    #else
      let kind = "release"
    #endif
    #if arch(x86_64)
      let machine = "x86_64"
    #elseif arch(arm64)
      let machine = "arm64"
    #else
      let machine = "another machine"
    #endif
    #if os(Linux)
      return "\(kind) build for \(machine) Linux"
    #else
      return "\(kind) build for \(machine)"
    #endif
  }

  /// `0.1 (3f24546)`
  static var text: String { commit.map { "\(number) (\($0))" } ?? number }
}
