/// The tree of a regular expression, as its parser makes it.
indirect enum PatternNode {
  case empty
  case scalar(Unicode.Scalar, ignoresCase: Bool)
  case any(withNewline: Bool)
  case set(ScalarSet)
  case sequence([PatternNode])
  case choice([PatternNode])
  case loop(PatternNode, atLeast: Int, atMost: Int?, isGreedy: Bool)
  case group(PatternNode, Int)
  case place(PatternPlace)
}

/// A condition on a place between two characters.
enum PatternPlace: UInt8, Sendable {
  case textStart, textEnd, lineStart, lineEnd, wordEdge, notWordEdge
}

/// Why a regular expression is refused, with the byte offset in its text.
public struct PatternError: Error, Equatable, Sendable {
  public enum Reason: Equatable, Sendable {
    case unclosedGroup, unopenedGroup, unclosedSet, unfinishedEscape
    case nothingToRepeat
    case backreference(String)
    case lookaround(String)
    case possessive
    case unknownEscape(String)
    case unknownGroupKind(String)
    case unknownFlag(String)
    case badScalar(String)
    case badRange(String)
    case badCount(String)
    case unknownCategory(String)
    case repeatedName(String)
    case badName
    case tooDeep, tooLarge, tooManyGroups
  }

  public let reason: Reason
  public let offset: Int

  /// One line, lower case: what is wrong with the expression.
  public var message: String {
    switch reason {
    case .unclosedGroup: "a '(' is not closed"
    case .unopenedGroup: "a ')' closes nothing"
    case .unclosedSet: "a '[' is not closed"
    case .unfinishedEscape: "the expression ends after '\\'"
    case .nothingToRepeat: "there is nothing before this quantifier to repeat"
    case .backreference(let text): "\(text) refers back to a group, which this engine cannot do in linear time"
    case .lookaround(let text): "\(text)…) looks around, which this engine cannot do in linear time"
    case .possessive: "possessive quantifiers are not known here"
    case .unknownEscape(let text): "unknown escape \(text)"
    case .unknownGroupKind(let text): "unknown kind of group \(text)"
    case .unknownFlag(let text): "unknown flag '\(text)'"
    case .badScalar(let text): "\(text) is no Unicode character"
    case .badRange(let text): "the range \(text) runs backwards or ends in a class"
    case .badCount(let text): "the count \(text) is out of order or above \(PatternParser.countLimit)"
    case .unknownCategory(let text): "unknown Unicode category '\(text)'"
    case .repeatedName(let text): "two groups are named '\(text)'"
    case .badName: "a group's name is letters, digits and _, between < and >"
    case .tooDeep: "groups nest deeper than \(PatternParser.depthLimit)"
    case .tooLarge: "the expression is too large once its counts are written out"
    case .tooManyGroups: "more than \(PatternParser.groupLimit) groups"
    }
  }

  /// What to do instead; nil where the message says it all.
  public var help: String? {
    switch reason {
    case .backreference: "match the parts as groups and compare them with =="
    case .lookaround: "match the surroundings too and take the part with a group: .match(…).groups[0]"
    case .possessive: "leave out the second +; matching takes linear time anyway"
    case .unknownEscape: "a backslash before punctuation stands for the character itself"
    case .unknownFlag: "flags are i (any letter case), m (^ and $ at every line), s (. matches newlines)"
    case .unknownGroupKind: "use (?:…) for a group without capture, (?<name>…) for a named one"
    case .unknownCategory: "categories are L, Lu, Ll, Lt, Lm, Lo, M, N, Nd, P, S, Z"
    case .unclosedGroup: "write \\( for the character itself"
    case .unopenedGroup: "write \\) for the character itself"
    case .unclosedSet: "write \\[ for the character itself"
    case .nothingToRepeat: "write \\*, \\+ or \\? for the character itself"
    default: nil
    }
  }
}
