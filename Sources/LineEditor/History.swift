/// The entries of earlier and this session, oldest first, each text once.
///
/// The file is read when somebody asks for the first entry; each new one is appended to it under a lock, so that
/// parallel sessions lose none. Without a file it is kept in memory.
public final class History {
  /// The entries, oldest first.
  public var entries: [String] {
    load()
    return Array(added.lazy.compactMap { $0 }.suffix(capacity))
  }
  private var isLoaded = false
  /// False once an entry could not be written: that is said once, and not tried again.
  private var isWritable = true
  /// What went wrong with the file, once, for a warning.
  public private(set) var warning: String?

  private let file: HistoryFile?
  private let capacity: Int
  private var places: [String: Int] = [:]
  /// Entries as they were added; one that came again is nil in its earlier place, so that nothing moves.
  private var added: [String?] = []
  /// The entries of this session.
  private var own: Set<String> = []

  /// - Parameters:
  ///   - path: the file, made when missing; nil keeps the history in memory.
  ///   - capacity: the number of entries kept.
  public init(path: String?, capacity: Int = 5000) {
    self.capacity = capacity
    file = path.map(HistoryFile.init)
  }

  private func load() {
    guard !isLoaded else { return }
    isLoaded = true
    guard let file else { return }
    let (lines, warning) = file.load(last: capacity)
    self.warning = warning
    for line in lines { place(line) }
    settle()
  }

  // MARK: - Adding

  /// Adds an entry, and removes an equal earlier one.
  public func add(_ entry: String) {
    guard !entry.allSatisfy(\.isWhitespace) else { return }
    load()
    own.insert(entry)
    place(entry)
    settle()
    guard let file, isWritable, let problem = file.append(entry, keeping: capacity) else { return }
    isWritable = false
    warning = problem
  }

  private func place(_ entry: String) {
    if let earlier = places[entry] { added[earlier] = nil }
    places[entry] = added.count
    added.append(entry)
  }

  /// Lets go of what is gone or too old, once there is as much of it that each entry has paid for its part.
  private func settle() {
    guard places.count > 2 * capacity || added.count > 2 * places.count + 16 else { return }
    let kept = entries
    added = kept
    places = [:]
    for (index, entry) in kept.enumerated() { places[entry] = index }
  }

  // MARK: - Forgetting

  /// Removes the entries of this session that match, here and in the file: those that held a secret.
  public func forget(where matches: (String) -> Bool) {
    let gone = own.filter(matches)
    guard !gone.isEmpty else { return }
    own.subtract(gone)
    for entry in gone { if let place = places.removeValue(forKey: entry) { added[place] = nil } }
    settle()
    if let problem = file?.remove(gone) { warning = warning ?? problem }
  }
}
