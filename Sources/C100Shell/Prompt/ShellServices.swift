import C100Kit
import C100Language
import C100Render
import Comm100
import Glibc

/// The process behind a program: its streams, files, arguments and environment, beside what every host has.
final class ShellServices: HostServices, SavesFiles {
  /// Variables that hold a secret: a program gets them as an opaque value.
  static let secretVariables = Set(ProcessHelp.variables.filter(\.isSecret).map(\.name))

  private var scriptRest: [String]
  private var scriptOptions: ScriptArguments?
  private var sessionZone: ZoneReference
  private let display: Display
  /// Shown on stderr where a person looks, unless `-q` is given.
  var showsHints = true
  /// Whether a file that was written is told: at the prompt.
  var tellsSaves = false

  init(arguments: [String], zone: ZoneReference, display: Display) {
    scriptRest = arguments
    sessionZone = zone
    self.display = display
    super.init()
  }

  override func print(_ values: [Value], _ run: Run) throws(Raise) {
    try display.print(values, run)
  }

  /// Files are the user's own: what protects them is the rename at the end, and the API from writes `--read-only`.
  func checkSave(_ path: String) throws(Raise) {}

  /// `~/` is the home folder, as in a shell.
  func expanded(_ path: String) -> String {
    guard path.utf8.starts(with: "~/".utf8), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst(1)
  }

  func didSave(_ path: String) {
    var status = stat()
    guard tellsSaves, stat(path, &status) == 0 else { return }
    display.tell("saved \(Safe.text(path)), \(Show.grouped(status.st_size)) bytes\n")
  }

  // MARK: - Reading

  override var inputSize: Int? { Streams.bytesLeft(0) }

  override func readInput(_ maximum: Int, _ run: Run) throws(Raise) -> [UInt8] {
    if let left = Streams.bytesLeft(0), let bytes = Streams.read(0, count: min(maximum, left)), !bytes.isEmpty {
      return bytes
    }
    var block = [UInt8](repeating: 0, count: min(max(maximum, 1), 1 << 16))
    while true {
      try run.checkCancellation()
      var wanted = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
      guard poll(&wanted, 1, 50) != 0 else { continue }
      let n = read(0, &block, block.count)
      if n < 0, errno == EINTR || errno == EAGAIN { continue }
      guard n >= 0 else { throw Raise(.io, "standard input cannot be read: \(String(cString: strerror(errno)))") }
      return Array(block[..<n])
    }
  }

  override func readFile(_ path: String, _ run: Run) throws(Raise) -> [UInt8] {
    let bytes = try Streams.readFile(Array(expanded(path).utf8)) { count throws(Raise) in
      try run.checkCancellation()
      try run.charge(bytes: count)
      run.release(bytes: count)
    }
    guard let bytes else {
      throw Raise(.io, "cannot read '\(path)': \(String(cString: strerror(errno)))")
    }
    return bytes
  }

  override func readText(_ path: String, _ run: Run) throws(Raise) -> String? {
    // A pipe is opened once: what comes through it goes to whoever opens it first.
    var status = stat()
    guard stat(expanded(path), &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return try super.readText(path, run)
    }
    let descriptor = open(expanded(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0, let size = Streams.bytesLeft(descriptor), size < Streams.largestText else {
      if descriptor >= 0 { close(descriptor) }
      return try super.readText(path, run)
    }
    defer { close(descriptor) }
    try run.checkSize(size)
    var isText = true
    let text = String(unsafeUninitializedCapacity: size) { buffer in
      var filled = 0
      let failure = Streams.fill(
        UnsafeMutableRawBufferPointer(buffer), from: descriptor, &filled, unless: { run.isCancelled })
      isText = failure == 0 && UTF8Check.isValid(UnsafeBufferPointer(rebasing: buffer[..<filled]))
      return isText ? filled : 0
    }
    try run.checkCancellation()
    // What else goes wrong is told where bytes are read.
    guard isText, !text.utf8.starts(with: [0xEF, 0xBB, 0xBF]), Streams.bytesLeft(descriptor) == nil else {
      return try super.readText(path, run)
    }
    return text
  }

  override func load(_ path: String, from importer: Source) throws(Raise) -> Source {
    let source = try SourceFile.imported(expanded(path), by: importer) { _ throws(Raise) in
      if cancellation?.isRaised ?? false { throw Raise(.cancelled, "cancelled") }
    }
    guard let source else {
      throw Raise(.io, "cannot import '\(path)': \(String(cString: strerror(errno)))")
    }
    return source
  }

  override func environment(_ name: String) -> Value? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return Self.secretVariables.contains(name) ? .host(SecretValue(Secret(text))) : .text(text)
  }

  override var arguments: [String] { scriptRest }
  override var scriptArguments: ScriptArguments? { scriptOptions }

  /// Takes the arguments that a script's options have been taken from.
  func take(_ arguments: ScriptArguments) {
    scriptRest = arguments.rest
    scriptOptions = arguments
  }

  // MARK: - Zone and hints

  override var zone: ZoneReference { sessionZone }

  /// `:set zone`
  func become(_ zone: ZoneReference) { sessionZone = zone }

  override func hint(_ message: String, _ span: Span?) {
    guard showsHints else { return }
    display.hint(message)
  }
}
