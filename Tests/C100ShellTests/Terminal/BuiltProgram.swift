import Glibc

/// The built `c100`, run as a process of its own.
enum BuiltProgram {
  /// It lies beside the tests.
  static let path: String = {
    var path = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &path, path.count)
    let own = String(decoding: path[..<max(0, length)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // The test bundle is what the command line names; the runner may lie elsewhere.
    let named = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? own
    let folder = named.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return folder + "/c100"
  }()

  /// A fresh folder for one suite, to be removed by ``remove(_:)``.
  static func folder() -> String {
    var template = Array("/tmp/c100-run-XXXXXX".utf8CString)
    mkdtemp(&template)
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes a folder and all that is in it.
  static func remove(_ folder: String) {
    guard let pid = spawn(["/bin/rm", "-rf", folder], streams: "/dev/null", [:]) else { return }
    var status: Int32 = 0
    waitpid(pid, &status, 0)
  }

  /// The names in a folder.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }

  struct Outcome: Equatable {
    /// The exit status, or 128 and the signal.
    var status: Int32
    var output: String
    var errors: String
  }

  /// Starts a program in a folder, which is its home too, with files for its streams and nothing to read.
  static func start(_ arguments: [String], in folder: String, _ variables: [String: String] = [:]) -> pid_t? {
    spawn(
      ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder] + arguments, streams: folder + "/.",
      ["HOME": folder, "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
        .merging(variables) { $1 })
  }

  private static func spawn(_ arguments: [String], streams: String, _ environment: [String: String]) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (descriptor, name) in [(Int32(1), "stdout"), (2, "stderr")] {
      let path = streams == "/dev/null" ? streams : streams + name
      posix_spawn_file_actions_addopen(&actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var pid = pid_t()
    return posix_spawn(&pid, arguments[0], &actions, nil, &argv, &envp) == 0 ? pid : nil
  }

  /// Waits for the end of a program that was started.
  static func finish(_ pid: pid_t, in folder: String) -> Outcome {
    var status: Int32 = 0
    waitpid(pid, &status, 0)
    return Outcome(
      status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F),
      output: read(folder + "/.stdout") ?? "", errors: read(folder + "/.stderr") ?? "")
  }

  /// Runs `c100` with these arguments in a folder.
  static func run(_ arguments: [String], in folder: String, _ variables: [String: String] = [:]) -> Outcome? {
    start([path] + arguments, in: folder, variables).map { finish($0, in: folder) }
  }

  static func read(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }

  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&block, 1, block.count, file)
      guard count > 0 else { return bytes }
      bytes += block[..<count]
    }
  }

  static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { return }
    fputs(text, file)
    fclose(file)
  }
}
