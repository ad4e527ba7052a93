import C100Language

extension Chart {
  /// Writes the chart as an SVG 1.1 document.
  func writeSVG(to sink: TextSink) throws(Raise) {
    switch options.kind {
    case .bars, .histogram: try svgBars(sink)
    case .line, .sparkline: try svgLine(sink)
    }
  }

  private static let colour = "#3b78b5"
  private static let style = "font-family=\"sans-serif\" font-size=\"13\" fill=\"#333\""

  private func svgBars(_ sink: TextSink) throws(Raise) {
    let shown = points.prefix(1_000)
    let top = options.title == nil ? 12 : 40
    let row = 24
    let height = top + shown.count * row + 12
    try open(sink, height: height)
    let largest = shown.map { abs($0.value) }.max() ?? 0
    for (i, point) in shown.enumerated() {
      let y = top + i * row
      let width = largest > 0 ? abs(point.value) / largest * 400 : 0
      let fill = point.value < 0 ? "#b5483b" : Self.colour
      try sink.put(
        "  <text x=\"150\" y=\"\(y + 15)\" text-anchor=\"end\">\(Self.escaped(point.label, longest: 24))</text>\n")
      try sink.put(
        "  <rect x=\"160\" y=\"\(y + 3)\" width=\"\(Self.number(width))\" height=\"16\" fill=\"\(fill)\"/>\n")
      try sink.put("  <text x=\"\(Self.number(166 + width))\" y=\"\(y + 15)\">\(Self.escaped(point.text))</text>\n")
    }
    try sink.put("</svg>\n")
  }

  private func svgLine(_ sink: TextSink) throws(Raise) {
    let values = resampled(600)
    let top = options.title == nil ? 12.0 : 40.0
    try open(sink, height: Int(top) + 240)
    let low = min(0, values.min() ?? 0)
    let high = max(values.max() ?? 0, low)
    func y(_ value: Double) -> Double { top + 190 - (high > low ? (value - low) / (high - low) : 0.5) * 180 }
    let step = values.count > 1 ? 550 / Double(values.count - 1) : 0
    let path = values.enumerated().map { "\(Self.number(70 + Double($0) * step)),\(Self.number(y($1)))" }
    for level in Self.levels(low, high) {
      let place = Self.number(y(level))
      let colour = level == 0 ? "#999" : "#e4e4e4"
      try sink.put("  <line x1=\"70\" y1=\"\(place)\" x2=\"620\" y2=\"\(place)\" stroke=\"\(colour)\"/>\n")
      let name = Self.escaped(Self.short(level))
      try sink.put("  <text x=\"62\" y=\"\(Self.number(y(level) + 5))\" text-anchor=\"end\">\(name)</text>\n")
    }
    try sink.put("  <polyline fill=\"none\" stroke=\"\(Self.colour)\" stroke-width=\"2\" points=\"")
    try sink.put(path.joined(separator: " ") + "\"/>\n")
    if let first = points.first, let last = points.last {
      let base = Self.number(top + 215)
      try sink.put("  <text x=\"70\" y=\"\(base)\">\(Self.escaped(first.label, longest: 40))</text>\n")
      try sink.put(
        "  <text x=\"620\" y=\"\(base)\" text-anchor=\"end\">\(Self.escaped(last.label, longest: 40))</text>\n")
    }
    try sink.put("</svg>\n")
  }

  /// Round values from the smallest to the largest, for the lines across; the two themselves where there is nothing between.
  static func levels(_ low: Double, _ high: Double) -> [Double] {
    let step = Bins.roundStep((high - low) / 5)
    guard step > 0, step.isFinite, (high - low) / step < 100 else { return low == high ? [low] : [low, high] }
    let first = (low / step).rounded(.up)
    let last = (high / step).rounded(.down)
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  private func open(_ sink: TextSink, height: Int) throws(Raise) {
    try sink.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    try sink.put(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"\(height)\" viewBox=\"0 0 640 \(height)\"")
    try sink.put(" role=\"img\" \(Self.style)>\n")
    try sink.put("  <rect width=\"640\" height=\"\(height)\" fill=\"#fff\"/>\n")
    if let title = options.title {
      try sink.put("  <title>\(Self.escaped(title))</title>\n")
      try sink.put(
        "  <text x=\"20\" y=\"26\" font-size=\"16\" font-weight=\"bold\">\(Self.escaped(title, longest: 70))</text>\n")
    }
  }

  /// Text for XML: markup as entities, characters that XML 1.0 forbids shown.
  static func escaped(_ text: String, longest: Int = 200) -> String {
    var shown = ""
    let clean = TerminalText.clean(text)
    for scalar in (DisplayWidth.fitted(clean, columns: longest)).unicodeScalars {
      switch scalar {
      case "&": shown += "&amp;"
      case "<": shown += "&lt;"
      case ">": shown += "&gt;"
      case "\"": shown += "&quot;"
      case "'": shown += "&#39;"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// A coordinate with one decimal.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
