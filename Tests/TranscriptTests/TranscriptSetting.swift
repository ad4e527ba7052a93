import C100Language

/// What a transcript's first lines say about its surroundings: `//: steps 1000`.
struct TranscriptSetting {
  var limits = Limits.standard
  var isReadOnly = false
  /// The standard input; `\\n` in it is a line end, `\\xFF` a byte.
  var input: [UInt8] = []
  /// The script's arguments.
  var arguments: [String] = []
  /// Entries are checked, and nothing is run.
  var isChecked = false
  /// Whether entries may read and write files, in a fresh folder.
  var hasFolder = false

  init(_ text: String) {
    for line in text.split(separator: "\n") where line.hasPrefix("//: ") {
      let words = line.dropFirst(4).split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      let value = words.count > 1 ? String(words[1]) : ""
      switch words[0] {
      case "steps": limits.steps = Int(value)
      case "memory": limits.memory = Int(value).map { $0 << 20 }
      case "depth": limits.callDepth = Int(value) ?? limits.callDepth
      case "read-only": isReadOnly = true
      case "check": isChecked = true
      case "stdin": input = TranscriptSetting.bytes(value)
      case "args": arguments = value.split(separator: " ").map(String.init)
      case "folder": hasFolder = true
      default: preconditionFailure("a transcript knows no setting '\(words[0])'")
      }
    }
  }

  private static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      if next == UInt8(ascii: "x") {
        bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(next == UInt8(ascii: "n") ? 10 : next)
      }
    }
    return bytes
  }
}
