// swift-tools-version: 6.1
import PackageDescription

// Apart from the main package, because everything here is built with libFuzzer and sanitizers. See `run`.
let fuzz: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"])]
// What lies behind a public door is fuzzed too.
let open: [SwiftSetting] = fuzz + [.unsafeFlags(["-enable-testing"])]

func entry(_ name: String, of target: Target.Dependency = "C100Language") -> Target {
  .executableTarget(
    name: name, dependencies: [target, "FuzzDriver"], swiftSettings: fuzz,
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
}

let package = Package(
  name: "fuzz",
  dependencies: [.package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0")],
  targets: [
    .target(name: "JSONText", swiftSettings: fuzz),
    .target(name: "NearNames", swiftSettings: fuzz),
    .target(name: "C100Language", dependencies: ["JSONText", "NearNames"], swiftSettings: fuzz),
    // All of the client but the one file that imports the network.
    .target(
      name: "Comm100", dependencies: ["JSONText", "NearNames"], exclude: ["Transport/HTTPTransport.swift"],
      swiftSettings: open),
    // What reads and changes the configuration, of the shell.
    .target(
      name: "C100Shell",
      dependencies: ["C100Language", "Comm100", "NearNames", .product(name: "TOMLKit", package: "TOMLKit")],
      sources: [
        "Configuration/Configuration.swift", "Configuration/Configuration+TOML.swift",
        "Configuration/ConfigurationEdit.swift", "Configuration/Paths.swift",
        "Configuration/TOMLText.swift", "Options/ExitStatus.swift",
        "Output/Streams.swift",
      ], swiftSettings: open),
    .target(name: "FuzzDriver", swiftSettings: fuzz),
    entry("FuzzSyntax"), entry("FuzzFormat"), entry("FuzzMachine"), entry("FuzzJSON", of: "JSONText"),
    entry("FuzzReply", of: "Comm100"), entry("FuzzAddress", of: "Comm100"), entry("FuzzConfiguration", of: "C100Shell"),
  ],
  swiftLanguageModes: [.v6]
)
