// swift-tools-version: 6.1
import PackageDescription

#if canImport(Glibc)
  import Glibc
#endif

let package = Package(
  name: "c100",
  products: [
    .executable(name: "c100", targets: ["c100"]),
    .library(name: "Comm100", targets: ["Comm100"]),
    .library(name: "C100Kit", targets: ["C100Kit", "C100Language", "C100Render", "JSONText"]),
    .library(name: "C100Sandbox", targets: ["C100Sandbox"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // 0: JSON bytes <-> JSON nodes; what somebody meant to type
    .target(name: "JSONText"),
    .target(name: "NearNames"),

    // 1: the core client module, the language, the line editor's C side, what build this is
    .target(
      name: "Comm100",
      dependencies: [
        "JSONText", "NearNames",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    .target(name: "C100Language", dependencies: ["JSONText", "NearNames"]),
    .target(name: "CEditLine", linkerSettings: [.linkedLibrary("edit")]),
    .target(name: "CVersion"),

    // 2: values to text, the emulated API, line editing
    .target(name: "C100Render", dependencies: ["C100Language", "JSONText", "NearNames"]),
    .target(name: "C100Sandbox", dependencies: ["Comm100", "JSONText"]),
    .target(name: "LineEditor", dependencies: ["CEditLine"]),

    // 3: the embeddable session, the sandbox's HTTP door
    .target(name: "C100Kit", dependencies: ["Comm100", "C100Language", "C100Render", "JSONText", "NearNames"]),
    .target(
      name: "SandboxServer",
      dependencies: [
        "C100Sandbox",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),

    // 4 and 5: prompt, commands, options; and the program
    .target(
      name: "C100Shell",
      dependencies: [
        "C100Kit", "C100Language", "C100Render", "Comm100", "SandboxServer", "LineEditor", "CVersion", "NearNames",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      // The tour's lessons become part of the program.
      resources: [.embedInCode("Tour/Lessons")],
      // TOMLKit lets Foundation's string methods into every file of a module that imports it once; one of them in use
      // links ICU, 44 MB.
      swiftSettings: [.enableUpcomingFeature("MemberImportVisibility")]),
    .executableTarget(
      name: "c100", dependencies: ["C100Shell"], exclude: ["Static"],
      linkerSettings: [
        .unsafeFlags(releaseLinking, .when(platforms: [.linux], configuration: .release))
      ]),

    // An embedding program, built and run by the tests
    .executableTarget(
      name: "EmbeddingExample", dependencies: ["C100Kit", "C100Language", "C100Sandbox", "Comm100", "JSONText"],
      path: "examples/embedding"),

    .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),
    .testTarget(name: "NearNamesTests", dependencies: ["NearNames"]),
    .testTarget(name: "Comm100Tests", dependencies: ["Comm100", "JSONText"]),
    .testTarget(name: "C100LanguageTests", dependencies: ["C100Language", "JSONText"]),
    .testTarget(name: "C100RenderTests", dependencies: ["C100Render", "C100Language", "JSONText"]),
    .testTarget(
      name: "C100SandboxTests",
      dependencies: [
        "C100Sandbox", "SandboxServer", "Comm100", "JSONText", .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .testTarget(
      name: "C100KitTests",
      dependencies: [
        "C100Kit", "C100Sandbox", "Comm100", "C100Language", "C100Render", "JSONText", "EmbeddingExample",
      ]),
    .testTarget(
      name: "C100ShellTests",
      dependencies: ["C100Shell", "C100Kit", "C100Language", "C100Sandbox", "SandboxServer", "LineEditor", "c100"]),
    .testTarget(name: "LayerTests", dependencies: ["C100Language"]),
    .testTarget(
      name: "TranscriptTests",
      dependencies: ["C100Kit", "C100Sandbox", "C100Language", "C100Render", "Comm100", "JSONText"],
      exclude: ["examples", "language", "library", "resources", "paging", "planning", "errors", "shell", "regression"]),
  ],
  swiftLanguageModes: [.v6]
)

/// How the released program is linked on Linux. What the dynamic linker does for it at every start was half of a start's time.
var releaseLinking: [String] {
  var flags = [
    // The linker of Swift's own toolchain: gold packs no relocations, and Debian is about to part with it.
    "-use-ld=lld",
    // Nobody loads the program as a library: without its 36,000 names to export it is 4 MB smaller, and the runtime's search
    // among them at every start is gone. Equal functions of the C libraries are kept once.
    "-Xlinker", "--no-export-dynamic", "-Xlinker", "--exclude-libs=ALL", "-Xlinker", "--icf=safe",
    // libedit, zlib and libstdc++ become part of the program: nine libraries less to find, map and relocate.
    "-L", Context.packageDirectory + "/Sources/c100/Static", "-Xclang-linker", "-static-libgcc",
  ]
  // TOMLKit names Foundation; nothing here uses more of it than FoundationEssentials, but this linker would take parts of what
  // it sees first, and ICU with them, 44 MB.
  for library in ["Foundation", "CoreFoundation", "FoundationInternationalization", "_FoundationICU"] {
    flags += ["-Xlinker", "--remap-inputs=*/lib\(library).a=/dev/null"]
  }
  // 86,000 relocations in 19 kB instead of 2 MB, where the C library can read that.
  if !cLibrary.lexicographicallyPrecedes([2, 36]) { flags += ["-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"] }
  return flags
}

/// The numbers of the C library's version, such as 2 and 36; none where it is not GNU's.
var cLibrary: [Int] {
  #if canImport(Glibc)
    var text = [CChar](repeating: 0, count: 64)
    confstr(Int32(_CS_GNU_LIBC_VERSION), &text, text.count)
    let version = text.prefix { $0 != 0 }.split(separator: 0x20).last ?? []
    return version.split(separator: 0x2E).map { $0.reduce(0) { $0 * 10 + Int($1) - 0x30 } }
  #else
    return []
  #endif
}
