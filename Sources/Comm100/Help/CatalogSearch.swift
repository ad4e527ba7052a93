/// What a search over the catalog finds.
public struct CatalogHit: Sendable, Equatable {
  /// What was found.
  public enum Kind: String, Sendable { case resource, endpoint, model, field }

  /// What was found.
  public let kind: Kind
  /// What a script or `help` takes: `bans`, `agents.unlock`, `livechat.Ban`, `global.Agent.email`.
  public let name: String
  /// One line.
  public let summary: String
}

extension Catalog {
  /// Resources, calls, models and fields that have to do with some words, the likeliest first.
  ///
  /// Every word must be met, in a name or a summary, in any letter case. Names count more than summaries, whole words
  /// more than parts, resources more than calls, calls more than models and fields; ties keep the catalog's order.
  public static func search(_ text: String, limit: Int = 20) -> [CatalogHit] {
    let words = ASCII.lowercased(text).split { !$0.isLetter && !$0.isNumber }.map { Array($0.utf8) }
    guard !words.isEmpty else { return [] }
    var found: [(hit: CatalogHit, score: Int)] = []
    func consider(_ kind: CatalogHit.Kind, _ name: String, _ own: String, _ summary: String, _ weight: Int) {
      var score = weight
      for word in words {
        let best = Swift.max(SearchWords.score(word, in: own) * 3, SearchWords.score(word, in: summary))
        guard best > 0 else { return }
        score += best
      }
      found.append((CatalogHit(kind: kind, name: name, summary: summary), score))
    }
    for module in modules {
      let legacy = module.legacy ? 6 : 0
      for resource in module.resources {
        consider(.resource, resource.name, resource.localName, resource.summary, 8 - legacy)
        for endpoint in resource.endpoints {
          consider(.endpoint, endpoint.scriptName, endpoint.name, endpoint.summary, 4 - legacy)
        }
      }
      for model in module.models {
        consider(.model, model.qualifiedName, model.name, "", 2 - legacy)
        for field in model.fields { consider(.field, model.qualifiedName + "." + field.name, field.name, "", -legacy) }
      }
    }
    let order = found.indices.sorted { (-found[$0].score, $0) < (-found[$1].score, $1) }
    return order.prefix(limit).map { found[$0].hit }
  }
}

/// How well a word is met in a text.
enum SearchWords {
  /// 9 for the whole text, 6 for one of its words, also in the plural, 4 for the start of one, 1 for a part, 0 for none.
  static func score(_ word: [UInt8], in text: String) -> Int {
    let words = split(text)
    if words.count == 1, isSame(words[0], word) { return 9 }
    if words.contains(where: { isSame($0, word) }) { return 6 }
    if words.contains(where: { $0.starts(with: word) }) { return 4 }
    guard word.count > 2 else { return 0 }
    return words.joined().contains(word) ? 1 : 0
  }

  private static func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    if a == b { return true }
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    return long.count == short.count + 1 && long.last == UInt8(ascii: "s") && long.starts(with: short)
  }

  /// The words of a name or a sentence in lower case; a capital begins a word, a run of capitals is one.
  private static func split(_ text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    var wasUpper = false
    for byte in text.utf8 {
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      let isPart = ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80
      if !isPart || (isUpper && !wasUpper), !word.isEmpty {
        words.append(word)
        word = []
      }
      if isPart { word.append(ASCII.lowercased(byte)) }
      wasUpper = isUpper
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
