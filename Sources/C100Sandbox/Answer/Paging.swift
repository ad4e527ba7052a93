import Comm100
import JSONText

/// Which part of a list a request wants, and the envelope around it.
struct Paging {
  /// The largest page where the documentation names no maximum.
  static let largest = 1000

  let isPaged: Bool
  let size: Int
  let base: Int
  let index: Int
  private let info: ListInfo?
  private let call: Call

  init(_ call: Call) throws(Refusal) {
    self.call = call
    let info = call.endpoint.page ?? (call.endpoint.operation == .list ? call.resource.list : nil)
    self.info = info
    isPaged = info?.paged ?? false
    base = info?.pageIndexBase ?? 1
    let most = info?.pageSizeMax ?? Self.largest
    let wanted = try call.integer("pageSize") ?? info?.pageSizeDefault ?? 10
    let at = try call.integer("pageIndex") ?? base
    size = wanted
    index = at
    guard isPaged else { return }
    guard (1...most).contains(wanted) else { throw .bad("pageSize", "1...\(most)") }
    guard at >= base, at < 1 << 40 else { throw .bad("pageIndex", "\(base) or more") }
  }

  /// The places of the items on this page.
  func range(of total: Int) -> Range<Int> {
    guard isPaged else { return 0..<total }
    let (start, overflow) = (index - base).multipliedReportingOverflow(by: size)
    guard !overflow, start < total else { return total..<total }
    return start..<min(total, start + size)
  }

  private var itemsKey: String { info?.itemsKey ?? call.resource.localName }

  var isObject: Bool {
    if case .page = call.endpoint.returns { return true }
    return info?.envelope == .object && call.endpoint.operation == .list
  }

  /// Writes the answer around the rows that `rows` appends, commas included.
  func envelope(total: Int, _ rows: (inout [UInt8]) -> Void) -> [UInt8] {
    var out: [UInt8] = []
    guard isObject else {
      out.append(0x5B)
      rows(&out)
      out.append(0x5D)
      return out
    }
    out.append(0x7B)
    if let key = info?.totalKey {
      out.add(json: key)
      out.append(0x3A)
      out.add(total)
      out.append(0x2C)
    }
    if isPaged {
      if hasCurrentPage {
        out.add(#""currentPage":"#)
        out.add(index)
        out.append(0x2C)
      }
      out.add(#""previousPage":"#)
      link(previous(total), &out)
      out.add(#","nextPage":"#)
      link(next(total), &out)
      out.append(0x2C)
    }
    out.add(json: itemsKey)
    out.add(":[")
    rows(&out)
    out.add("]}")
    return out
  }

  // MARK: - Links

  private func next(_ total: Int) -> Int? { range(of: total).upperBound < total ? index + 1 : nil }

  private func previous(_ total: Int) -> Int? {
    if index > base { return index - 1 }
    // v2 points at the page itself.
    return call.module.version == "v2" ? base : nil
  }

  private var hasCurrentPage: Bool { call.module.name == "contact" || call.module.name == "messaging" }

  /// Global, Livechat, Contact and Partner show an empty text where there is no page, the others null.
  private var noPage: StaticString {
    switch call.module.name {
    case "global", "livechat", "contact", "partner": #""""#
    default: "null"
    }
  }

  /// The forms that the pages show: most links are absolute; Global visitors give a path, Contact only a query with a
  /// lower-case `pageindex`.
  private func link(_ page: Int?, _ out: inout [UInt8]) {
    guard let page else {
      out.add(noPage)
      return
    }
    let isQueryOnly = call.module.name == "contact"
    // The links of learning questions hold raw spaces in their dates.
    let isRaw = call.resource.localName == "learningQuestions"
    let name = isQueryOnly ? "pageindex" : "pageIndex"
    var parts = call.query.filter { !Text.equal($0.name, "pageIndex") }
      .map { pair -> String in
        let value = Text.encoded(pair.value)
        return Text.encoded(pair.name) + "=" + (isRaw ? value.replacing("%20", with: " ") : value)
      }
    parts.append("\(name)=\(page)")
    let query = "?" + parts.joined(separator: "&")
    let isPathOnly = call.resource.qualifiedName == "global.visitors"
    out.add(json: isQueryOnly ? query : (isPathOnly ? "" : call.request.base) + call.path + query)
  }
}
