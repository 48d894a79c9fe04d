// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name + "Tests", dependencies: dependencies, swiftSettings: strict)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "portal",
  products: [.executable(name: "portal", targets: ["portal"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(name: "Libclp", pkgConfig: "clp", providers: [.apt(["coinor-libclp-dev"])]),
    .systemLibrary(
      name: "Libcmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "Libmalloc"),
    .systemLibrary(name: "Libnettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(
      name: "Libqrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(
      name: "Libxlsxwriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "Libz", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "Libbrotlienc", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
    .systemLibrary(name: "Libpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "Libsqlite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "Libzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "Libexpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    room("Core"),
    room("Compression", ["Libbrotlienc", "Libz"]),
    room("Exports", ["Core", "Libexpat", "Libpq", "Libsqlite", "Libzip"]),
    room("LocatedYAML", ["Core", yams]),
    room("HTML"),
    room("Hosting"),
    room("Phrasing", ["Core"]),
    room("Charts", ["Core", "HTML", "Phrasing"]),
    room("Downloads", ["Core", "Libxlsxwriter", "Phrasing", crypto]),
    room("Markdown", ["Core", "Libcmark"]),
    room("Prose", ["Core", "HTML", "Markdown"]),
    room("References", ["Core"]),
    room("Privacy", ["Core", "LocatedYAML"]),
    room("Appeals", ["Core", "LocatedYAML", "Privacy", "References"]),
    room("Content", ["Core", "LocatedYAML", "Markdown", "Phrasing"]),
    room("Disclosure", ["Core", "Libclp"]),
    room("Statistics", ["Appeals", "Core", "Disclosure", "LocatedYAML", crypto]),
    room("Lookup", ["Appeals", "Core", "Libnettle", "References", crypto, cryptoExtras]),
    room(
      "Rendering",
      [
        "Appeals", "Charts", "Compression", "Content", "Core", "Disclosure", "Downloads", "HTML",
        "Hosting", "Markdown", "Phrasing", "Prose", "Statistics", crypto,
      ]),
    room("Preview", ["Core", "HTML", "Hosting", flyingFox, flyingSocks]),
    room("Publishing", ["Core", crypto]),
    room("Receipts", ["Core", "HTML", "Libqrencode"]),
    .executableTarget(
      name: "portal",
      dependencies: [
        "Receipts", "Compression", "Appeals", "Content", "Core", "Disclosure", "Exports",
        "Hosting", "Libmalloc", "LocatedYAML", "Lookup", "Phrasing", "Preview", "Privacy",
        "Publishing", "References", "Rendering", "Statistics", arguments,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "disclosure-benchmark", dependencies: ["Disclosure"], path: "Benchmarks/Disclosure",
      swiftSettings: strict),
    .executableTarget(
      name: "counting-benchmark", dependencies: ["Appeals", "Core", "Disclosure", "Statistics"],
      path: "Benchmarks/Counting", swiftSettings: strict),
    .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: strict),
    tests("Core", ["Core", "SeededRandom"]),
    tests("Compression", ["Compression"]),
    tests("LocatedYAML", ["Core", "LocatedYAML", "SeededRandom"]),
    tests("HTML", ["HTML", "SeededRandom"]),
    tests("Hosting", ["Hosting"]),
    tests("Preview", ["Core", "HTML", "Hosting", "Preview"]),
    tests("Phrasing", ["Core", "Phrasing", "SeededRandom"]),
    tests("Charts", ["Charts", "Core", "HTML", "Phrasing", "SeededRandom"]),
    tests("Downloads", ["Core", "Downloads", "Phrasing"]),
    tests("Markdown", ["Core", "Markdown", "SeededRandom"]),
    tests("Prose", ["Core", "HTML", "Markdown", "Prose", "SeededRandom"]),
    tests("References", ["Core", "References", "SeededRandom"]),
    tests("Privacy", ["Core", "Privacy", "SeededRandom"]),
    tests("Exports", ["Exports", "Libsqlite"]),
    tests("Appeals", ["Appeals", "Core", "References"]),
    tests("Content", ["Content", "Core", "LocatedYAML", "Markdown", "Phrasing"]),
    tests("Disclosure", ["Disclosure", "SeededRandom"]),
    tests("Statistics", ["Appeals", "Core", "Disclosure", "LocatedYAML", "Statistics"]),
    tests(
      "Lookup", ["Appeals", "Core", "Lookup", "References", "SeededRandom", crypto, cryptoExtras]),
    tests(
      "Rendering",
      [
        "Appeals", "Content", "Core", "HTML", "Hosting", "Phrasing", "Rendering", "Statistics",
        crypto,
      ]),
    tests("Publishing", ["Core", "Publishing", "SeededRandom"]),
    tests("Receipts", ["Core", "Libqrencode", "Receipts", "SeededRandom"]),
    tests("Release", ["Core", "Publishing", "SeededRandom"]),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Appeals", "Core", "Exports", "LocatedYAML", "Lookup", "Markdown", "Preview", "Privacy",
        "References",
      ],
      path: "Tests/FuzzTargets", swiftSettings: strict),
    tests("Corpus", ["FuzzTargets"]),
    tests("Portal", ["portal", "Libsqlite", "Libxlsxwriter", "SeededRandom", crypto]),
  ]
)
