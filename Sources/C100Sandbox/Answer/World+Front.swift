import Comm100
import JSONText

/// What a person sees at `/`: in a browser a page, in a terminal the same in a few lines.
extension World {
  func frontPage(_ request: SandboxRequest) throws(Refusal) -> SandboxReply {
    guard ["GET", "HEAD"].contains(request.method) else { throw Refusal(405, "/ takes GET only.") }
    let wantsPage = request.header("Accept").map { $0.contains("text/html") } ?? true
    var out: [UInt8] = []
    if wantsPage { FrontPage(self, base: request.base).write(to: &out) } else { out.add(text: brief(request.base)) }
    return SandboxReply(
      status: 200,
      headers: [
        ("Content-Type", wantsPage ? "text/html; charset=utf-8" : "text/plain; charset=utf-8"), ("Vary", "Accept"),
        ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
      ], body: out)
  }

  private func brief(_ base: String) -> String {
    """
    c100 sandbox: an emulation of the Comm100 RESTful API with made-up data. Not Comm100's server.

    \(FrontPage.lines(base).joined(separator: "\n"))

    Everything else, for a browser: \(base)/

    """
  }
}

/// The page for a browser. It needs nothing but itself.
struct FrontPage {
  private let world: World
  private let base: String

  init(_ world: World, base: String) { (self.world, self.base) = (world, base) }

  /// Lines of a shell that log in and ask; they work as they stand.
  static func lines(_ base: String) -> [String] {
    [
      "TOKEN=$(curl -s \(base)/adminwebservice/api/jwttoken/generate \\",
      "  -d loginType=password -d siteId=\(Story.siteId) \\",
      "  -d userName=\(Story.agents[0].mail)@\(Story.domain) -d password=\(Story.password) |",
      "  sed 's/.*\"token\":\"\\([^\"]*\\)\".*/\\1/')",
      "curl -s -H \"Authorization: Bearer $TOKEN\" '\(base)/api/v3/globalSettings/agents?pageSize=5'",
    ]
  }

  func write(to out: inout [UInt8]) {
    out.add(Self.head)
    out.add(
      text: """
        <header><h1>c100 sandbox</h1>
        <p class="lead">A program on your own machine that answers like the Comm100 RESTful API, with the made-up data of a made-up travel agency. It is not Comm100's server and never asks it; nothing can be broken, so try everything.</p>
        <dl><div><dt>Address</dt><dd><code>\(html(base))</code></dd></div>
        <div><dt>E-mail</dt><dd><code>\(html("\(Story.agents[0].mail)@\(Story.domain)"))</code></dd></div>
        <div><dt>Password</dt><dd><code>\(html(Story.password))</code></dd></div>
        <div><dt>Site id</dt><dd><code>\(Story.siteId)</code></dd></div>
        <div><dt>API key</dt><dd><code>\(html(Story.apiKey))</code></dd></div></dl></header>
        <main><section><h2>Log in and ask</h2>
        <p>In a terminal:</p><pre><code>\(html(Self.lines(base).joined(separator: "\n")))</code></pre>
        <p>Or with the API key, which a browser can use too: open a link below, and give the e-mail as name and the API
        key as password.</p><pre><code>\(html(basicLine))</code></pre>
        <p>Or with c100 itself:</p><pre><code>\(html(c100Line))</code></pre></section>
        <section><h2>What to look at</h2><ul>\(ideas.map { "<li>\($0)</li>" }.joined())</ul></section>
        <section><h2>As you want it</h2><p>Options of <code>c100 sandbox</code>:</p><table class="options">\(options)</table>
        </section><section><h2>Resources</h2><p>\(resourceCount) resources, \(endpointCount) calls. A link asks for the list.</p>

        """)
    for name in Catalog.moduleNames { if let module = Catalog.module(name) { write(module, to: &out) } }
    out.add("</section></main></body></html>\n")
  }

  // MARK: - Parts

  private var basicLine: String {
    "curl -s -u \(Story.agents[0].mail)@\(Story.domain):\(Story.apiKey) '\(base)/api/v3/partner/sites?pageSize=3'"
  }

  private var c100Line: String {
    """
    C100_PORTAL=\(base) C100_API=\(base) C100_SITE_ID=\(Story.siteId) \\
    C100_EMAIL=\(Story.agents[0].mail)@\(Story.domain) C100_PASSWORD='\(Story.password)' c100
    """
  }

  private var ideas: [String] {
    let bad = Moment.dateText(world.anchor - Story.badDay * Moment.day)
    let ideas: [(String, String)] = [
      ("/api/v3/livechat/chats", "the chats of today"),
      (
        "/api/v3/livechat/reports/chatVolume?timeFrom=\(bad)&timeTo=\(Moment.dateText(world.anchor))&group=day",
        "a bad day: \(bad), when half of the visitors gave up waiting"
      ),
      ("/api/v3/globalSettings/agents?sortBy=displayName", "agents whose names are in five scripts"),
      ("/api/v3/partner/sites?pageSize=50&sortBy=name", "57 sites, and a second page to follow"),
      ("/api/v3/globalSettings/agents?pageSize=0", "what a wrong parameter is told"),
      ("/api/v4/ticketing/tickets?sortBy=priority&sortOrder=descending", "the most urgent tickets"),
    ]
    return ideas.map { "\(link($0.0)): \(html($0.1))" }
  }

  private var options: String {
    let options: [(String, String)] = [
      ("--seed 7", "another company, the same each time"), ("--size large", "a year of a busy site: 200,000 chats"),
      ("--now 2026-11-20T15:30:00Z", "a clock that stands still"), ("--data FILE", "keeps what you change"),
      ("--limit none", "more than 300 calls in five minutes"),
      ("--faults latency=200ms±50", "every answer takes its time"),
      ("--faults 500=5%,503=1%", "errors by their status"),
      ("--faults cut=2%,slow=5%,garbage=1%", "connections that end, bodies that drip or are no JSON"),
      ("--faults limit=3%,expire=1%,life=30s", "the call limit, tokens that end"),
      ("--faults hostile=30%,total=10%", "names that attack a terminal, totals that lie"),
    ]
    return options.map { "<tr><td><code>\(html($0.0))</code></td><td>\(html($0.1))</td></tr>" }.joined()
  }

  private var modules: [Module] { Catalog.moduleNames.compactMap { Catalog.module($0) } }
  private var resourceCount: Int { modules.reduce(0) { $0 + $1.resources.count } }
  private var endpointCount: Int { modules.reduce(0) { $0 + $1.resources.reduce(0) { $0 + $1.endpoints.count } } }

  private func write(_ module: Module, to out: inout [UInt8]) {
    out.add(
      text: """
        <details\(module.name == "global" ? " open" : "")><summary><b>\(html(module.name))</b> \(html(module.summary))
        <small>\(module.resources.count)</small></summary><table>

        """)
    for resource in module.resources {
      let list = resource.endpoint("list") ?? resource.endpoint("get")
      let canAsk = list.map { $0.holes.isEmpty && !$0.query.contains(where: \.required) } ?? false
      let path = canAsk ? link(list?.path ?? resource.path) : "<code>\(html(resource.path))</code>"
      out.add(
        text: "<tr><td>\(html(resource.name))</td><td>\(path)</td><td>\(html(resource.summary))</td></tr>\n")
    }
    out.add("</table></details>\n")
  }

  // MARK: - HTML

  private func link(_ path: String) -> String { "<a href=\"\(html(path))\"><code>\(html(path))</code></a>" }

  private func html(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
      "\"", with: "&quot;")
  }

  private static let head: StaticString = """
    <!doctype html><html lang="en"><head><meta charset="utf-8"><title>c100 sandbox</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
    <style>
    :root{--ink:#1d2733;--soft:#5b6875;--page:#fff;--panel:#f3f6f9;--line:#dde4ea;--accent:#0b6bcb}
    @media (prefers-color-scheme:dark){:root{--ink:#e4eaf0;--soft:#9aa7b4;--page:#12181f;--panel:#1b232c;--line:#2c3742;
    --accent:#6cb2f7}}
    *{box-sizing:border-box}
    body{font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--page);max-width:66rem;margin:0 auto;
    padding:1.5rem 1rem 4rem}
    h1{font-size:1.9rem;margin:.5rem 0}h2{font-size:1.25rem;margin:2.2rem 0 .5rem}.lead{max-width:46rem;font-size:1.08rem}
    code{font:.88em/1.5 ui-monospace,monospace;overflow-wrap:anywhere}a{color:var(--accent)}
    pre{background:var(--panel);border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem;overflow-x:auto}
    pre code{overflow-wrap:normal}
    dl{display:flex;flex-wrap:wrap;gap:.4rem 2rem;background:var(--panel);border:1px solid var(--line);
    border-radius:.5rem;padding:.8rem 1rem;margin:1rem 0}dt{font-size:.78rem;color:var(--soft)}dd{margin:0}
    ul{padding-left:1.2rem}li{margin:.25rem 0}
    table{border-collapse:collapse;width:100%}td{padding:.3rem .8rem .3rem 0;vertical-align:top;
    border-top:1px solid var(--line)}td:last-child{color:var(--soft)}.options td:first-child{width:24rem}
    details{border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;padding:.5rem .9rem}
    summary{cursor:pointer;color:var(--soft)}summary b{color:var(--ink);margin-right:.4rem}small{float:right}
    details table{margin-top:.5rem;font-size:.94rem}
    @media (max-width:40rem){td{display:block;border:0;padding:.05rem 0}td:first-child{border-top:1px solid var(--line);
    padding-top:.45rem;width:auto!important}td:last-child{padding-bottom:.45rem}}
    </style></head><body>

    """
}
