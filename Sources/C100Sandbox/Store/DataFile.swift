import JSONText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps what was changed across runs: one JSON document with the seed, the day and the collections that differ.
public struct DataFile: Sendable {
  public struct Failure: Error, CustomStringConvertible, Equatable {
    public let description: String
  }

  let path: String

  // MARK: - Reading

  /// What the file holds; nil when there is none yet.
  func read() throws -> JSON? {
    guard let bytes = try bytes() else { return nil }
    do {
      return try JSON(bytes)
    } catch {
      throw Failure(description: "\(path): \(error.message)")
    }
  }

  private func bytes() throws -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw Failure(description: "\(path): \(String(cString: strerror(errno)))")
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = piece.withUnsafeMutableBytes { Self.read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(description: "\(path): \(String(cString: strerror(errno)))") }
      if count == 0 { return bytes }
      bytes.append(contentsOf: piece[..<count])
    }
  }

  private static func read(_ file: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(file, base, count)
    #elseif canImport(Musl)
      Musl.read(file, base, count)
    #else
      Darwin.read(file, base, count)
    #endif
  }

  // MARK: - Writing

  /// Refuses a path where nothing could be kept, before anything is changed.
  func requireRoom() throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/" : "."
    guard access(folder, W_OK | X_OK) == 0 else {
      throw Failure(description: "\(path): nothing can be kept there: \(String(cString: strerror(errno)))")
    }
  }

  /// Writes a temporary file beside the document and renames it. Where that fails the older document stays, and the
  /// sandbox goes on in memory.
  ///
  /// - Returns: why nothing was kept; nil when all is well.
  func save(_ world: World) -> String? {
    if write(world.document.bytes) { return nil }
    return "\(path): \(String(cString: strerror(errno)))"
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    let temporary = path + ".part"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Self.put(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    let isSynced = fsync(file) == 0
    let isClosed = close(file) == 0
    guard rest.isEmpty, isSynced, isClosed, rename(temporary, path) == 0 else {
      let reason = errno
      unlink(temporary)
      errno = reason
      return false
    }
    return true
  }

  private static func put(_ file: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, base, count)
    #elseif canImport(Musl)
      Musl.write(file, base, count)
    #else
      Darwin.write(file, base, count)
    #endif
  }
}

extension World {
  /// The world of a data file, or a new one.
  static func open(_ options: SandboxOptions, _ file: DataFile?) throws -> World {
    try file?.requireRoom()
    guard let document = try file?.read() else { return World(options) }
    guard document["format"]?.integer == 1, let seed = document["seed"]?.string.flatMap({ UInt64($0) }),
      let size = document["size"]?.string.flatMap({ SandboxOptions.Size(rawValue: $0) }),
      let anchor = document["anchor"]?.integer
    else { throw DataFile.Failure(description: "\(file?.path ?? ""): this is no data file of the sandbox") }
    var options = options
    options.seed = seed
    options.size = size
    let world = World(options, anchor: anchor)
    world.restore(document)
    return world
  }

  private func restore(_ document: JSON) {
    for number in document["deletedChats"]?.list ?? [] {
      if let number = number.integer.flatMap({ Int32(exactly: $0) }) { deletedChats.insert(number) }
    }
    for (agent, password) in document["passwords"]?.object ?? [:] {
      if let agent = Int(agent), let password = password.string { accounts.passwords[agent] = password }
    }
    for (id, kept) in document["uploads"]?.object ?? [:] {
      uploads[id] = Upload(kept)
    }
    for (key, kept) in document["collections"]?.object ?? [:] {
      var collection = Collection(
        (kept["rows"]?.list ?? []).map { row in
          Row(row["id"]?.string ?? "", parent: row["parent"]?.string ?? "", row["fields"]?.object ?? [:])
        })
      collection.created = kept["created"]?.integer ?? 0
      collection.isChanged = true
      restore(key, collection)
    }
  }

  /// Everything that differs from the seed.
  var document: JSON {
    var kept = JSONObject()
    for (key, collection) in changed {
      let rows = collection.rows.map { row -> JSON in
        .object(
          JSONObject([("id", .string(row.id)), ("parent", .string(row.parent)), ("fields", .object(row.fields))]))
      }
      kept[key] = .object(JSONObject([("created", .integer(collection.created)), ("rows", .list(rows))]))
    }
    let passwords = accounts.passwords.sorted { $0.key < $1.key }.map { (String($0.key), JSON.string($0.value)) }
    return .object(
      JSONObject([
        ("format", 1), ("seed", .string(String(seed))), ("size", .string(options.size.rawValue)),
        ("anchor", .integer(anchor)),
        ("deletedChats", .list(goneChats.map { .integer(Int($0)) })), ("passwords", .object(JSONObject(passwords))),
        ("uploads", .object(JSONObject(uploads.sorted { $0.key < $1.key }.map { ($0.key, $0.value.document) }))),
        ("collections", .object(kept)),
      ]))
  }
}
