import Content
import Core
import Foundation
import Testing

@testable import Rendering

@Suite struct ScriptBundleTests {
  private func bundle(
    _ modules: [String: String], isSealed: Bool = true
  ) -> (text: String, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let bundle = ScriptBundle(
      .status, modules, from: "Site/assets/status", isSealed: isSealed, reporting: &diagnostics)
    return (bundle.text, diagnostics)
  }

  @Test("joins each module once, imports before the module that asks for them")
  func order() {
    let (text, diagnostics) = bundle([
      "page.js": "import { a } from \"./a.js\";\nimport { b } from \"./b.js\";\nrun(a, b);\n",
      "a.js": "import { b } from \"./b.js\";\nexport const a = b;\n",
      "b.js": "/* what\n * b is */\n// why\nexport const b = 1; // kept\n\n",
      "unused.js": "x",
    ])
    #expect(diagnostics.isEmpty)
    #expect(text == "const b = 1; // kept\nconst a = b;\nrun(a, b);\n")
  }

  @Test("joins modules that import each other")
  func circle() {
    let (text, diagnostics) = bundle([
      "page.js": "import { a } from \"./a.js\";\na();\n",
      "a.js": "import { b } from \"./b.js\";\nexport const a = () => b;\n",
      "b.js": "import { a } from \"./a.js\";\nexport const b = () => a;\n",
    ])
    #expect(diagnostics.isEmpty)
    #expect(text == "const b = () => a;\nconst a = () => b;\na();\n")
  }

  @Test("takes the module for records in the clear where nothing is sealed")
  func plain() {
    let modules = [
      "page.js": "import { open } from \"./sealed.js\";\nopen();\n",
      "sealed.js": "export const open = () => 1;\n", "plain.js": "export const open = () => 2;\n",
    ]
    #expect(bundle(modules).text == "const open = () => 1;\nopen();\n")
    #expect(bundle(modules, isSealed: false).text == "const open = () => 2;\nopen();\n")
  }

  @Test("reports a module that is not there")
  func missing() {
    let (_, diagnostics) = bundle(["page.js": "import { a } from \"./a.js\";\n"])
    #expect(diagnostics.map(\.code) == ["assets.script"])
    #expect(diagnostics[0].location.path == "Site/assets/status/a.js")
  }

  @Test("changes its name with its bytes")
  func fingerprint() {
    var diagnostics: [Diagnostic] = []
    let paths = ["a();", "b();"].map {
      ScriptBundle(.status, ["page.js": $0], from: "", isSealed: true, reporting: &diagnostics)
        .path.description
    }
    #expect(paths[0] != paths[1])
    #expect(paths.allSatisfy { $0.wholeMatch(of: /assets\/status\.[0-9a-f]{16}\.js/) != nil })
  }

  @Test("makes of the repository's modules what the reference makes of them")
  func reference() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "Site/assets/status")
    var modules: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".js") {
      modules[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    let (text, diagnostics) = bundle(modules)
    #expect(diagnostics.isEmpty)
    #expect(text == (try referenceBundle(root)))
  }

  /// What `Tests/Script/bundle.mjs` makes of the same modules.
  private func referenceBundle(_ root: URL) throws -> String {
    let module = root.appending(path: "Tests/Script/bundle.mjs").absoluteString
    let node = Process()
    let output = Pipe()
    node.executableURL = URL(filePath: "/usr/bin/env")
    node.arguments = [
      "node", "--input-type=module", "--eval",
      "import { bundle } from '\(module)'; process.stdout.write(bundle().text);",
    ]
    node.standardOutput = output
    try node.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    node.waitUntilExit()
    try #require(node.terminationStatus == 0, "node failed")
    return String(decoding: bytes, as: UTF8.self)
  }
}
