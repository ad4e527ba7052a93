/// What a person sees before they type: the first line's prompt and the right-hand one.
///
/// Each may hold SGR sequences; they are kept from counting as columns.
public struct Prompt: Equatable, Sendable {
  public var text: String
  public var right: String

  public init(_ text: String, right: String = "") {
    self.text = text
    self.right = right
  }
}

/// How reading one entry ended.
public enum Entry: Equatable, Sendable {
  /// A whole entry: one line, or several joined by newlines.
  case entry(String)
  /// Ctrl-C: what was typed is gone.
  case interrupted
  /// Ctrl-D on an empty line, or the end of the input.
  case end
  /// The entry holds a byte that is not UTF-8, at this offset; `text` shows it repaired.
  case invalid(text: String, offset: Int, byte: UInt8)
}

extension Entry {
  /// The entry whose last line holds a byte that is not UTF-8; nil where all of the line is.
  static func invalid(_ line: [UInt8], after finished: String) -> Entry? {
    var offset = 0
    var decoder = UTF8()
    var iterator = line.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error:
        return .invalid(
          text: finished + String(decoding: line, as: UTF8.self), offset: finished.utf8.count + offset,
          byte: line[offset])
      }
    }
  }
}

/// One thing that may stand at the cursor.
public struct Candidate: Equatable, Sendable {
  /// What is put in place of the range.
  public var text: String
  /// What the list shows; most often the text.
  public var label: String
  /// A word about it.
  public var note: String
  /// What is put behind the text when it is the only one that fits, such as a call's parentheses.
  public var tail: Tail

  /// What follows a text, on both sides of the cursor: `(` and `)` leave the cursor inside a call.
  public struct Tail: Equatable, Sendable {
    public var before: String
    public var after: String

    public init(before: String, after: String) {
      self.before = before
      self.after = after
    }

    public static let none = Tail(before: "", after: "")
  }

  public init(_ text: String, label: String? = nil, note: String = "", tail: Tail = .none) {
    self.text = text
    self.label = label ?? text
    self.note = note
    self.tail = tail
  }
}

/// What completion offers: candidates for a range of UTF-8 offsets in the text it was asked about.
public struct Completion: Equatable, Sendable {
  public var range: Range<Int>
  public var candidates: [Candidate]

  public init(range: Range<Int>, candidates: [Candidate]) {
    self.range = range
    self.candidates = candidates
  }

  /// Nothing fits.
  public static let none = Completion(range: 0..<0, candidates: [])

  /// What the only candidate is followed by; nothing where there are several.
  public var tail: Candidate.Tail { candidates.count == 1 ? candidates[0].tail : .none }

  /// What all candidates begin with.
  public var commonPrefix: String {
    guard let first = candidates.first else { return "" }
    var prefix = Array(first.text.unicodeScalars)
    for candidate in candidates.dropFirst() {
      let same = zip(prefix, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
      prefix.removeLast(prefix.count - same)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: prefix)
    return String(text)
  }
}

/// Says after each line of an entry how its next one is asked for; nil when the entry is whole.
///
/// - Parameter entry: all lines so far.
/// - Parameter moreWaits: the next line is there already, as in a paste: nobody reads a prompt in between.
public typealias NextLine = (_ entry: String, _ moreWaits: Bool) -> String?

/// Reads entries from a person or a pipe.
public protocol LineReader: AnyObject {
  /// Reads one entry.
  ///
  /// - Parameter continuation: asked after each line: the prompt of the next one, nil when the entry is whole.
  func read(_ prompt: Prompt, continuation: NextLine) -> Entry
  /// What the arrow keys find from now on, oldest first; asked when a key wants the first of them.
  func recall(_ entries: @escaping () -> [String])
}
