/// A server's message, searched for the names and values of a call's arguments.
struct ServerWords {
  private let text: [UInt8]

  init(_ message: String) { text = Array(message.lowercased().utf8) }

  /// The name that the message has first, as a word of its own, in any letter case.
  func first(of names: [String]) -> String? {
    var found: (name: String, at: Int)?
    for name in names {
      let word = Array(name.lowercased().utf8)
      guard !word.isEmpty, let at = place(of: word), at < found?.at ?? Int.max else { continue }
      found = (name, at)
    }
    return found?.name
  }

  /// Whether the message has a value in quotes.
  func quotes(_ value: String?) -> Bool {
    guard let value, !value.isEmpty else { return false }
    let bytes = Array(value.lowercased().utf8)
    return ["'", "\""].contains { quote in place(of: Array(quote.utf8) + bytes + Array(quote.utf8)) != nil }
  }

  private func place(of word: [UInt8]) -> Int? {
    guard word.count <= text.count else { return nil }
    return (0...(text.count - word.count)).first { at in
      text[at..<(at + word.count)].elementsEqual(word)
        && !isLetter(at - 1) && !isLetter(at + word.count)
    }
  }

  private func isLetter(_ at: Int) -> Bool {
    guard text.indices.contains(at) else { return false }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[at])
  }
}
