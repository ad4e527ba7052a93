import Testing

/// Layers import downwards only; the network is imported by one file; Foundation by none.
@Suite("layers")
struct LayerTests {
  /// What each target may import beside the Swift and C standard libraries.
  static let allowed: [String: Set<String>] = [
    "JSONText": [],
    "NearNames": [],
    "Comm100": ["JSONText", "NearNames", "NIOCore", "Logging"],
    "C100Language": ["JSONText", "NearNames"],
    "CEditLine": [],
    "CVersion": [],
    "C100Render": ["C100Language", "JSONText", "NearNames"],
    "C100Sandbox": ["Comm100", "JSONText"],
    "LineEditor": ["CEditLine"],
    "C100Kit": ["Comm100", "C100Language", "C100Render", "JSONText", "NearNames"],
    "SandboxServer": ["C100Sandbox", "Comm100", "JSONText", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOSSL"],
    "C100Shell": [
      "C100Kit", "C100Language", "C100Render", "Comm100", "JSONText", "C100Sandbox", "SandboxServer", "LineEditor",
      "CEditLine", "CVersion", "NearNames", "ArgumentParser", "TOMLKit",
    ],
    "c100": ["C100Shell"],
  ]

  /// The one file that speaks TLS and TCP for the client.
  static let networkFile = "Sources/Comm100/Transport/HTTPTransport.swift"
  static let networkImports: Set<String> = [
    "AsyncHTTPClient", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOSSL", "NIOFoundationCompat",
  ]
  static let system: Set<String> = ["Swift", "Glibc", "Darwin", "Musl", "Synchronization", "_Concurrency", "Dispatch"]

  @Test("a target imports only what the architecture allows", arguments: allowed.keys.sorted())
  func imports(target: String) {
    let allowed = Self.allowed[target] ?? []
    for file in SourceTree.files(in: "Sources/" + target, suffix: ".swift") {
      for module in SourceTree.imports(of: file) where !Self.system.contains(module) {
        let isNetwork = file == Self.networkFile && Self.networkImports.contains(module)
        #expect(isNetwork || allowed.contains(module), "\(file) imports \(module)")
      }
    }
  }

  @Test("every folder of Sources is a layer of the architecture")
  func folders() {
    let found = Set(
      SourceTree.files(in: "Sources", suffix: "").compactMap {
        $0.split(separator: "/").dropFirst().first.map(String.init)
      })
    #expect(found == Set(Self.allowed.keys))
  }

  @Test("nothing imports full Foundation")
  func noFoundation() {
    for file in SourceTree.files(in: "Sources", suffix: ".swift") + SourceTree.files(in: "Tests", suffix: ".swift") {
      let modules = SourceTree.imports(of: file)
      #expect(!modules.contains("Foundation") && !modules.contains("FoundationNetworking"), "\(file)")
    }
  }

  @Test("the continuous run calls the README's test command word for word")
  func readmeCommand() {
    let command = "swift test --no-parallel"
    let line = SourceTree.text(".ci/run").split(separator: "\n").last { $0.hasSuffix(command) }
    #expect(line != nil)
    if let line { #expect(SourceTree.text("README.md").split(separator: "\n").contains(line)) }
  }
}
