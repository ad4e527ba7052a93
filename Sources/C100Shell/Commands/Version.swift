import CVersion

/// Which program this is.
enum Version {
  static let number = "0.1"

  /// The commit it was built from, when the build knows.
  static var commit: String? { c100_commit().map { String(cString: $0) } }

  /// `0.1 (3f24546)`
  static var text: String { commit.map { "\(number) (\($0))" } ?? number }
}
