/// The entries of earlier and this session, oldest first, each text once.
///
/// Kept in memory; with a file, each new entry is appended there under a lock, so that parallel sessions lose none.
public final class History {
  /// The entries, oldest first.
  public private(set) var entries: [String] = []
  /// What went wrong with the file, once, for a warning.
  public private(set) var warning: String?

  private let file: HistoryFile?
  private let capacity: Int
  private var places: [String: Int] = [:]
  /// Numbers of entries ever added: `places` and `base` find one without moving all.
  private var added: [String?] = []
  /// The entries of this session.
  private var own: Set<String> = []

  /// - Parameters:
  ///   - path: the file, made when missing; nil keeps the history in memory.
  ///   - capacity: the number of entries kept.
  public init(path: String?, capacity: Int = 5000) {
    self.capacity = capacity
    file = path.map(HistoryFile.init)
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
    entries = added.compactMap { $0 }
    guard entries.count > capacity || added.count > 2 * entries.count + 16 else { return }
    entries = Array(entries.suffix(capacity))
    added = entries
    places = [:]
    for (index, entry) in entries.enumerated() { places[entry] = index }
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
