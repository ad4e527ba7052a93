// swift-tools-version: 6.1
import PackageDescription

// Apart from the main package, because everything here is built with libFuzzer and sanitizers. See `run`.
let fuzz: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"])]

let package = Package(
  name: "fuzz",
  targets: [
    .target(name: "JSONText", swiftSettings: fuzz),
    .target(name: "C100Language", dependencies: ["JSONText"], swiftSettings: fuzz),
    .executableTarget(
      name: "FuzzSyntax", dependencies: ["C100Language"], swiftSettings: fuzz,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ],
  swiftLanguageModes: [.v6]
)
