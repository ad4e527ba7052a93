import Glibc

/// Where the program's files are, by the XDG base directory specification; relative variables count as unset.
enum Paths {
  static var home: String? { environment("HOME") }

  /// `$XDG_CONFIG_HOME/c100`
  static var configurationFolder: String? { folder("XDG_CONFIG_HOME", else: ".config") }
  /// `$XDG_STATE_HOME/c100`
  static var stateFolder: String? { folder("XDG_STATE_HOME", else: ".local/state") }

  /// `$C100_CONFIG`, else `config.toml` in the folder.
  static var configuration: String? {
    environment("C100_CONFIG") ?? configurationFolder.map { $0 + "/config.toml" }
  }
  static var initScript: String? { configurationFolder.map { $0 + "/init.c100s" } }
  static var history: String? { stateFolder.map { $0 + "/history" } }
  static var editrc: String? { environment("EDITRC") ?? home.map { $0 + "/.editrc" } }

  /// The same file from any folder.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), !path.hasPrefix("~/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }

  private static func folder(_ variable: String, else fallback: String) -> String? {
    if let base = environment(variable), base.hasPrefix("/") { return base + "/c100" }
    return home.map { "\($0)/\(fallback)/c100" }
  }

  /// Makes a folder and those above it, each with mode 0700 that is made.
  @discardableResult
  static func makeFolder(_ path: String) -> Bool {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return false }
    return makeFolder(String(path[..<slash])) && (mkdir(path, 0o700) == 0 || errno == EEXIST)
  }

  /// Makes the folder that a file is to lie in.
  @discardableResult
  static func makeFolder(of path: String) -> Bool {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return true }
    return makeFolder(String(path[..<slash]))
  }
}
