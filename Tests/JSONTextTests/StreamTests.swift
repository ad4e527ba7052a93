import Testing

@testable import JSONText

@Suite("streams of documents")
struct StreamTests {
  private func collect(_ text: String, _ layout: JSONStream.Layout, piece: Int) throws -> [String] {
    var rest = Array(text.utf8)[...]
    var stream = JSONStream(layout) {
      defer { rest = rest.dropFirst(piece) }
      return rest.isEmpty ? nil : Array(rest.prefix(piece))
    }
    var texts: [String] = []
    while let document = try stream.next() { texts.append(JSON(document.root).text) }
    return texts
  }

  @Test("concatenated documents, however the bytes come", arguments: [1, 2, 3, 7, 1000])
  func concatenated(piece: Int) throws {
    let text = "\u{feff}" + #" {"a":"}\"{"} [1,[2]]3 4"x""y"null true  {"# + "\n}\n[\n]-1.5e3"
    let wanted = [#"{"a":"}\"{"}"#, "[1,[2]]", "3", "4", #""x""#, #""y""#, "null", "true", "{}", "[]", "-1.5e3"]
    var stream = JSONDocument.stream(Array(text.utf8))
    var texts: [String] = []
    while let document = try stream.next() { texts.append(JSON(document.root).text) }
    #expect(texts == wanted)
    #expect(try collect(text, .concatenated, piece: piece) == wanted)
    #expect(try collect("\u{feff}", .concatenated, piece: piece) == [])
  }

  @Test("lines, however the bytes come", arguments: [1, 2, 3, 7, 1000])
  func lines(piece: Int) throws {
    #expect(try collect("{\"a\":1}\r\n\n [2] \n\n3", .lines, piece: piece) == [#"{"a":1}"#, "[2]", "3"])
    #expect(try collect("", .lines, piece: piece) == [])
    #expect(try collect(" \n ", .concatenated, piece: piece) == [])
  }

  @Test("an error is placed from the start; lines go on after it")
  func errors() throws {
    var stream = JSONDocument.stream(Array("[1]\n[x]\n{}".utf8), .lines)
    #expect(try stream.next()?.root.count == 1)
    #expect { try stream.next() } throws: {
      $0 as? JSONError == JSONError(offset: 5, line: 2, column: 2, reason: .unexpectedByte(0x78))
    }
    #expect(try stream.next()?.root.kind == .object)
    #expect(try stream.next() == nil)
    var other = JSONDocument.stream(Array("1 [2] ]".utf8))
    #expect(try other.next() != nil)
    #expect(try other.next() != nil)
    #expect { try other.next() } throws: { ($0 as? JSONError)?.offset == 6 && ($0 as? JSONError)?.column == 7 }
  }

  @Test("an error's place does not depend on the pieces that the text comes in", arguments: [1, 2, 3, 7, 100])
  func places(size: Int) throws {
    let text = Array("{\"é\":1} 2[22-".utf8)
    var rest = text[...]
    var stream = JSONStream(.concatenated) {
      let piece = Array(rest.prefix(size))
      rest = rest.dropFirst(size)
      return piece
    }
    #expect(try stream.next() != nil)
    #expect(try stream.next() != nil)
    let error = #expect(throws: JSONError.self) { try stream.next() }
    #expect(error?.offset == 13 && error?.line == 1 && error?.column == 13, "\(String(describing: error))")
  }
}

@Suite("stopping a reading")
struct StopTests {
  private static let text = Array("[\(String(repeating: "[1, {}],", count: 200_000))1]".utf8)

  @Test("the index of a large text is given up when it is asked to")
  func document() {
    var looks = 0
    let error = #expect(throws: JSONError.self) {
      _ = try JSONDocument(Self.text) {
        looks += 1
        return looks == 3
      }
    }
    #expect(error?.reason == .stopped)
    #expect(looks == 3)
    #expect(throws: Never.self) { try JSONDocument(Self.text) { false } }
  }

  @Test("so is the search for the end of a document in a stream")
  func stream() {
    var stream = JSONDocument.stream(Self.text)
    stream.isStopped = { true }
    #expect(throws: JSONError(offset: 0, line: 1, column: 1, reason: .stopped)) { try stream.next() }
    stream.isStopped = nil
    #expect(throws: Never.self) { try stream.next() }
  }
}
