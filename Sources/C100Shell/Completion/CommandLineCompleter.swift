import C100Kit
import LineEditor

/// Completes a command line for bash, zsh and fish: options, what they take, commands, what those take, and the
/// expression of `-e`. A pure function of the words; the shells' scripts only ask it.
struct CommandLineCompleter {
  enum Answer: Equatable {
    case words([Candidate])
    /// Part of an expression: more follows without a blank.
    case expression([Candidate])
    /// The shell knows files best.
    case files
  }

  var profiles: [String] = []
  var zones: [(id: String, note: String)] = []
  /// Completes an expression that is written up to its end.
  var expression: (String) -> Completion = { _ in .none }

  private enum Place {
    case start
    case command(CommandSheet, taken: Int)
    /// Behind a FILE or the expression: what comes is the script's.
    case script
  }

  /// - Parameter words: without the program's name, up to the cursor; the last one is being typed.
  func complete(_ words: [String]) -> Answer {
    let (words, isSplit) = Self.joined(words)
    guard let typed = words.last else { return .words([]) }
    var place = Place.start
    var rest = words.dropLast()[...]
    while let word = rest.popFirst() {
      if case .script = place { return .files }
      guard word.hasPrefix("-"), word != "-" else {
        switch place {
        case .start: place = CommandSheet(named: word).map { .command($0, taken: 0) } ?? .script
        case .command(let sheet, _) where sheet.name == "run": place = .script
        case .command(let sheet, let taken): place = .command(sheet, taken: taken + 1)
        case .script: break
        }
        continue
      }
      guard let value = value(of: word, place) else { continue }
      // Its value is the next word, or the one that is being typed.
      guard rest.popFirst() != nil else { return complete(value, typed, prefix: "") }
      if word == "-e" { place = .script }
    }
    if case .script = place { return .files }
    if typed.hasPrefix("-") { return option(typed, place, isSplit) }
    switch place {
    case .command(let sheet, let taken):
      guard let item = sheet.places.last, taken < sheet.places.count || item.isRepeating else { return .words([]) }
      return complete(sheet.places[min(taken, sheet.places.count - 1)].value, typed, prefix: "")
    case .start, .script:
      let commands = Commands.summaries.map { Candidate($0.name, note: $0.summary) }
        .filter { $0.text.hasPrefix(typed) }
      return commands.isEmpty ? .files : .words(commands)
    }
  }

  /// bash hands `--output=js` over as three words.
  private static func joined(_ words: [String]) -> (words: [String], isSplit: Bool) {
    var all: [String] = []
    var isSplit = false
    for (i, word) in words.enumerated() {
      let isLast = i == words.count - 1
      if word == "=", all.last?.hasPrefix("--") ?? false {
        all[all.count - 1] += "="
        isSplit = isLast
      } else if let last = all.last, last.hasPrefix("--"), last.hasSuffix("="), i > 0, words[i - 1] == "=" {
        all[all.count - 1] += word
        isSplit = isLast
      } else {
        all.append(word)
      }
    }
    return (all, isSplit)
  }

  // MARK: - Options

  private enum Wanted: Equatable {
    case value(CommandSheet.Value)
    case expression
    case zone
  }

  /// What an option takes; nil for a flag, an unknown one, and one that brings its value along.
  private func value(of word: String, _ place: Place) -> Wanted? {
    if let option = word.hasPrefix("--") ? OptionTable.long(word.dropFirst(2)) : OptionTable.short(word.last ?? " ") {
      guard option.takesValue else { return nil }
      return wanted(option)
    }
    guard case .command(let sheet, _) = place, let item = sheet.options.first(where: { $0.names.contains(word) }),
      item.valueName != nil
    else { return nil }
    return .value(item.value)
  }

  private func wanted(_ option: OptionSpec) -> Wanted {
    switch option.target {
    case .expression: return .expression
    case .zone: return .zone
    case .profile: return .value(.profile)
    case .ca: return .value(.file)
    default:
      if case .choice(let values) = option.kind { return .value(.one(of: values)) }
      return .value(.anything)
    }
  }

  private func option(_ typed: String, _ place: Place, _ isSplit: Bool) -> Answer {
    if let equals = typed.firstIndex(of: "=") {
      guard let value = value(of: String(typed[..<equals]), place) else { return .words([]) }
      let prefix = isSplit ? "" : String(typed[...equals])
      return complete(value, String(typed[typed.index(after: equals)...]), prefix: prefix)
    }
    var candidates: [Candidate] = []
    if case .command(let sheet, _) = place {
      candidates += sheet.options.flatMap { item in item.names.map { Candidate($0, note: item.summary) } }
    }
    for option in OptionTable.all where !option.isHidden {
      if let long = option.long { candidates.append(Candidate("--\(long)", note: option.summary)) }
      if let short = option.short { candidates.append(Candidate("-\(short)", note: option.summary)) }
    }
    return .words(candidates.filter { $0.text.hasPrefix(typed) })
  }

  // MARK: - Values

  private func complete(_ wanted: Wanted, _ typed: String, prefix: String) -> Answer {
    switch wanted {
    case .value(let value): return complete(value, typed, prefix: prefix)
    case .zone:
      return matching(zones.map { Candidate($0.id, note: $0.note) }, typed, prefix)
    case .expression:
      // The quote that the shell's word begins with is the shell's.
      let text = typed.first.map { "'\"".contains($0) } ?? false ? String(typed.dropFirst()) : typed
      let found = expression(text)
      let head = String(decoding: Array(text.utf8)[..<found.range.lowerBound], as: UTF8.self)
      return .expression(found.candidates.map { Candidate(head + $0.text, note: $0.note) })
    }
  }

  private func complete(_ value: CommandSheet.Value, _ typed: String, prefix: String) -> Answer {
    switch value {
    case .anything: .words([])
    case .file: .files
    case .one(let values): matching(values.map { Candidate($0) }, typed, prefix)
    case .profile: matching(profiles.map { Candidate($0) }, typed, prefix)
    }
  }

  private func matching(_ candidates: [Candidate], _ typed: String, _ prefix: String) -> Answer {
    .words(candidates.filter { $0.text.hasPrefix(typed) }.map { Candidate(prefix + $0.text, note: $0.note) })
  }
}
