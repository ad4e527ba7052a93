import JSONText
import Testing

@testable import C100Language
@testable import C100Render

/// Values of great depth in each format: the text grows with the depth, not with its square, and reads back.
@Suite("depth of what is written")
struct DepthTests {
  private static func nested(_ depth: Int) -> Value {
    var value = Value.integer(1)
    for i in 0..<depth { value = i % 2 == 0 ? .elements([value]) : .object(ObjectValue([("a", value)])) }
    return value
  }

  @Test(
    "a level takes no more than a line or two of bounded width", arguments: ["json", "yaml", "ndjson", "csv", "md"])
  func size(name: String) throws {
    let shallow = try formatted(Self.nested(1_000), name).utf8.count
    #expect(try formatted(Self.nested(4_000), name).utf8.count < 5 * shallow)
  }

  @Test("indented JSON is the same JSON, from a document and from values")
  func same() throws {
    var oneLine = FormatOptions()
    oneLine.indent = 0
    for depth in [3, 49, 50, 51, 300] {
      let value = Self.nested(depth)
      let compact = try formatted(value, "json", .plain, oneLine)
      let indented = try formatted(value, "json")
      let document = try JSONDocument(text: compact)
      #expect(try JSON(text: indented).text + "\n" == compact)
      #expect(try formatted(Value(document.root), "json") == indented)
      #expect(try formatted(value, "json", terminal(80)).isEmpty == false)
    }
  }

  @Test("YAML goes on in flow style")
  func flow() throws {
    let text = try formatted(Self.nested(60), "yaml")
    #expect(text.split(separator: "\n").count < 60)
    #expect(text.hasSuffix("- {\"a\":[{\"a\":[{\"a\":[{\"a\":[{\"a\":[1]}]}]}]}]}\n"), "\(text.suffix(80))")
  }
}
