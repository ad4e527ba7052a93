import Comm100
import JSONText

/// What a person with a browser sees at `/`.
extension World {
  func frontPage(_ request: SandboxRequest) throws(Refusal) -> SandboxReply {
    guard request.method == "GET" || request.method == "HEAD" else { throw Refusal(405, "/ takes GET only.") }
    var out: [UInt8] = []
    out.add(
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>c100 sandbox</title><style>
      body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
      code,pre{background:#f3f3f3;padding:.1em .3em}h2{margin-top:2rem}td{padding:.1rem 1rem .1rem 0}
      </style></head><body><h1>c100 sandbox</h1>
      <p>This is a program on your own machine that answers like the Comm100 RESTful API, with made-up data of a made-up
      company. It is not Comm100's server, and nothing here reaches it.</p>

      """)
    out.add(
      text:
        "<p>Log in as <code>ada@\(Story.domain)</code> with <code>\(Story.password)</code>, site <code>\(Story.siteId)</code>:</p>\n"
    )
    let base = Self.html(request.base)
    out.add(
      text:
        "<pre>curl \(base)/adminwebservice/api/jwttoken/generate \\\n  -d 'loginType=password&amp;userName=ada@\(Story.domain)&amp;password=\(Story.password)&amp;siteId=\(Story.siteId)'\ncurl -H \"Authorization: Bearer $TOKEN\" \(base)/api/v3/globalSettings/agents</pre>\n"
    )
    for name in Catalog.moduleNames {
      guard let module = Catalog.module(name) else { continue }
      out.add(text: "<h2>\(Self.html(module.name))</h2><p>\(Self.html(module.summary))</p><table>\n")
      for resource in module.resources {
        out.add(
          text:
            "<tr><td><code>\(Self.html(resource.name))</code></td><td><code>\(Self.html(resource.path))</code></td><td>\(Self.html(resource.summary))</td></tr>\n"
        )
      }
      out.add("</table>\n")
    }
    out.add("</body></html>\n")
    return SandboxReply(
      status: 200, headers: [("Content-Type", "text/html; charset=utf-8")], body: request.method == "HEAD" ? [] : out)
  }

  private static func html(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
      "\"", with: "&quot;")
  }
}
