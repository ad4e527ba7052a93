/// The entries of earlier and this session, oldest first, each text once.
///
/// The file is read when somebody asks for the first entry; each new one is appended to it under a lock, so that
/// parallel sessions lose none. Without a file it is kept in memory.
public final class History {
  /// The entries, oldest first.
  public var entries: [String] {
    load()
    return kept
  }
  private var kept: [String] = []
  private var isLoaded = false
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
    guard let file, warning == nil else { return }
    warning = file.append(entry, keeping: capacity)
  }

  private func place(_ entry: String) {
    if let earlier = places[entry] { added[earlier] = nil }
    places[entry] = added.count
    added.append(entry)
  }

  private func settle() {
    kept = added.compactMap { $0 }
    guard kept.count > capacity || added.count > 2 * kept.count + 16 else { return }
    kept = Array(kept.suffix(capacity))
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
    added = added.map { entry in entry.flatMap { gone.contains($0) ? nil : $0 } }
    for entry in gone { places[entry] = nil }
    settle()
    if let problem = file?.remove(gone) { warning = warning ?? problem }
  }
}
