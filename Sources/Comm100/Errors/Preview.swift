/// Values inside messages: cut to about thirty characters, control characters shown as `?`.
enum Preview {
  static func short(_ text: String, limit: Int = 30) -> String {
    var result = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
      if count == limit { return result + "…" }
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      result.unicodeScalars.append(isControl ? "?" : scalar)
    }
    return result
  }
}
