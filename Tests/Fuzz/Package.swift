// swift-tools-version: 6.1
import PackageDescription

// Apart from the main package, because everything here is built with libFuzzer and sanitizers. See `run`.
let fuzz: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"])]

func entry(_ name: String, of target: Target.Dependency = "C100Language") -> Target {
  .executableTarget(
    name: name, dependencies: [target], swiftSettings: fuzz,
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
}

let package = Package(
  name: "fuzz",
  targets: [
    .target(name: "JSONText", swiftSettings: fuzz),
    .target(name: "NearNames", swiftSettings: fuzz),
    .target(name: "C100Language", dependencies: ["JSONText", "NearNames"], swiftSettings: fuzz),
    entry("FuzzSyntax"), entry("FuzzFormat"), entry("FuzzMachine"), entry("FuzzJSON", of: "JSONText"),
  ],
  swiftLanguageModes: [.v6]
)
