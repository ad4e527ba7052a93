import Testing

@testable import C100Language

@Suite("text algorithms")
struct LibraryTextTests {
  @Test(
    "numbers round exactly, halves away from zero",
    arguments: [
      ("2.675", 2, "2.68"), ("1.005", 2, "1.01"), ("-2.5", 0, "-3"), ("0.5", 0, "1"), ("0.4", 0, "0"), ("-0.4", 0, "0"),
      ("1250", -2, "1300"), ("9.99", 1, "10.0"), ("999", -3, "1000"), ("49", -3, "0"), ("1e400", 2, nil),
      ("12345678901234567890.55", 1, "12345678901234567890.6"), ("1e-400", 3, "0.000"), ("7", 3, "7.000"),
    ] as [(String, Int, String?)])
  func rounding(number: String, places: Int, expected: String?) throws {
    let decimal = try #require(DecimalText(number))
    let text = decimal.rounded(to: places).text(places: max(0, places))
    if let expected { #expect(text == expected) } else { #expect(text?.utf8.count == 404) }
  }

  @Test("floors, ceilings and whole values")
  func floors() throws {
    #expect(try #require(DecimalText("-2.1")).rounded(to: 0, .down).integer == -3)
    #expect(try #require(DecimalText("-2.1")).rounded(to: 0, .up).integer == -2)
    #expect(try #require(DecimalText("2.01")).rounded(to: 1, .up).text() == "2.1")
    #expect(try #require(DecimalText("0.004")).rounded(to: 1, .up).text() == "0.1")
    #expect(try #require(DecimalText("-9223372036854775808")).integer == .min)
    #expect(try #require(DecimalText("9223372036854775808")).integer == nil)
    #expect(try #require(DecimalText("1e3")).integer == 1000)
    #expect(try #require(DecimalText("1.5")).integer == nil)
    #expect(try #require(DecimalText("0.1")).double == 0.1)
    #expect(try #require(DecimalText("1e400")).double == nil)
    #expect(DecimalText("1e999999999") == nil)
    #expect(DecimalText("") == nil)
    #expect(DecimalText("1e") == nil)
    #expect(try #require(DecimalText("1e20000")).text() == nil)
    #expect(try #require(DecimalText("0.001")).rounded(to: .max).text() == "0.001")
    #expect(try #require(DecimalText("0.001")).rounded(to: .min, .up).text() == nil)
  }

  @Test("numbers are written in groups")
  func grouping() throws {
    #expect(try #require(DecimalText("1234567.891")).text(places: 2, grouping: ",") == "1,234,567.89")
    #expect(try #require(DecimalText("-999")).text(grouping: ",") == "-999")
    #expect(try #require(DecimalText("1000")).text(grouping: " ") == "1 000")
    #expect(try #require(DecimalText("1e3")).text(places: 1, grouping: ".", point: ",") == "1.000,0")
  }

  @Test("comma-separated values are read as RFC 4180 says")
  func csv() throws {
    var reader = CSVReader(Array("\u{FEFF}a,\"b \"\"x\"\"\nc\",d\r\n\r\n1,,\n\"\"".utf8))
    #expect(try reader.next() == ["a", "b \"x\"\nc", "d"])
    #expect(try reader.next() == ["1", "", ""])
    #expect(try reader.next() == [""])
    #expect(try reader.next() == nil)
    var open = CSVReader(Array("a\n\"b".utf8))
    #expect(try open.next() == ["a"])
    #expect(throws: CSVReader.Failure.openQuote(line: 2)) { try open.next() }
    var after = CSVReader(Array("\"b\"x".utf8))
    #expect(throws: CSVReader.Failure.textAfterQuote(line: 1)) { try after.next() }
  }

  @Test("bytes are encoded and decoded", arguments: ["", "a", "ab", "abc", "äöü€", "\0\u{7F}??>>"])
  func encodings(text: String) {
    let bytes = Array(text.utf8)
    let never = CancelFlag()
    bytes.withUnsafeBufferPointer { buffer in
      for forURL in [true, false] {
        let encoded = Encodings.base64(buffer, forURL: forURL, never)
        #expect(encoded.withUnsafeBufferPointer { Encodings.decodingBase64($0, never) } == bytes)
      }
      let percent = Encodings.percent(buffer, never)
      #expect(percent.withUnsafeBufferPointer { Encodings.decodingPercent($0, never) } == bytes)
    }
    #expect(Array("a*".utf8).withUnsafeBufferPointer { Encodings.decodingBase64($0, never) } == nil)
    #expect(Array("%4".utf8).withUnsafeBufferPointer { Encodings.decodingPercent($0, never) } == nil)
  }

  @Test("names order naturally")
  func natural() {
    let never = CancelFlag()
    let names = ["file10", "File2", "file1", "file02", "a"]
    #expect(
      names.sorted {
        Bytes.order(NaturalOrder.key($0.lowercased(), never), NaturalOrder.key($1.lowercased(), never)) < 0
      } == [
        "a", "file1", "File2", "file02", "file10",
      ])
  }

  @Test("identifiers are split at their seams")
  func words() {
    let runner = LibraryRunner()
    #expect(runner.show("\"firstReplyTime\".snakeCase()") == "\"first_reply_time\"")
    #expect(runner.show("\"HTTPServer2 is_on\".kebabCase()") == "\"http-server2-is-on\"")
    #expect(runner.show("\"éÉa--b\".snakeCase()") == "\"é_éa_b\"")
    #expect(runner.show("\"\".camelCase()") == "\"\"")
  }

  @Test("white space of every width is trimmed")
  func trim() {
    let bytes = Array("\u{3000}\t a\u{2003}b \u{A0}\u{2028}".utf8)
    let never = CancelFlag()
    let range = bytes.withUnsafeBufferPointer { TextBytes.trimmed($0, never) }
    #expect(String(decoding: bytes[range], as: UTF8.self) == "a\u{2003}b")
    var at = 0
    let words = bytes.withUnsafeBufferPointer { bytes in
      Array(sequence(state: 0) { _ in TextBytes.word(bytes, &at, never) })
    }
    #expect(words.map { String(decoding: bytes[$0], as: UTF8.self) } == ["a", "b"])
  }

  @Test("long texts, which are worked on in stretches, come out as short ones do")
  func stretches() {
    let runner = LibraryRunner()
    let count = 15_000
    func show(_ expression: String) -> String {
      runner.show("let u = \"aé😀ß Xy_z, \"; let n = \(count); let s = u.repeat(n); \(expression)")
    }
    let pairs = [
      "upper()", "lower()", "toBase64().fromBase64()", "toPercent().fromPercent()", "replace(\"é\", \"--\")",
    ]
    for call in pairs { #expect(show("s.\(call) == u.\(call).repeat(n)") == "true", "\(call)") }
    #expect(show("s.reverse() == u.reverse().repeat(n) && s.reverse().reverse() == s") == "true")
    #expect(show("s.chars().join(\"\") == s") == "true")
    #expect(show("[s.split(\",\").count() == n + 1, s.split().count() == 2 * n]") == "[true, true]")
    #expect(show("s.replace(\",\", \"\\n\").lines().distinct().count()") == "3")
    #expect(show("[s.count(), s.occurrences(\"y_\"), s.lastIndexOf(\"y\")]") == "[165000, 15000, 164995]")
    #expect(show("[s.shorten(90_000).count(), s.shorten(164_999).count()]") == "[90000, 164999]")
    #expect(show("s.shorten(165_000) == s && s.shorten(90_000).removeSuffix(\"…\") in s") == "true")
    #expect(show("\"\".padEnd(165_000, u) == s && \"x\".padStart(100_001, \"ab\").count() == 100_001") == "true")
  }

  @Test("bytes and characters are counted eight at a time as one at a time")
  func counts() {
    let text = Array("aé😀,ß,,\u{7F}\u{80}日本語,x".utf8) + [UInt8](repeating: 0xBF, count: 9)
    for start in 0..<text.count {
      for end in start...text.count {
        text[start..<end].withUnsafeBufferPointer { piece in
          #expect(TextBytes.scalarCount(piece) == piece.count { $0 & 0xC0 != 0x80 })
          for byte: UInt8 in [0, 0x2C, 0xBF, 0xFF] {
            #expect(TextBytes.count(of: byte, in: piece) == piece.count { $0 == byte })
          }
        }
      }
    }
  }

  @Test(
    "the parts of a split are the same whether somebody has looked at them or not",
    arguments: ["", ",", "a", "a,b", ",a,,b,", "a--b--", "é,日,😀", "aaaa"])
  func splits(text: String) {
    let runner = LibraryRunner()
    for separator in [",", "--", "aa"] {
      for limit in ["", ", limit: 1", ", limit: 2"] {
        for glue in [";", "", "<>"] {
          let split = "let t = \"\(text)\"; let p = t.split(\"\(separator)\"\(limit)); let n = p.count();"
          #expect(
            runner.show("\(split) let unseen = p.join(\"\(glue)\"); [p[0], n, unseen == p.join(\"\(glue)\")][2]")
              == "true")
          #expect(
            runner.show("\(split) let q = p; q.append(\"z\"); [n, p.count(), q.count() - 1].distinct().count()") == "1")
          #expect(
            runner.show("\(split) p.join(\"\(separator)\") == t && t.split(\"\(separator)\"\(limit)) == p") == "true")
        }
      }
    }
    #expect(runner.show("let t = \"\(text)\"; t.replace(\",\", \";\") == t.split(\",\").map(it).join(\";\")") == "true")
  }

  @Test("a number's digits are those of its text, whatever their count")
  func digits() {
    var numbers = Array(-1_100...1_100) + [.min, .min + 1, .max - 1, .max]
    var power = 10
    for _ in 0..<18 {
      numbers += [power - 1, power, power + 1, power / 10 * 7, -power, 1 - power, power / 99 * 12]
      power = power.multipliedReportingOverflow(by: 10).partialValue
    }
    for number in numbers {
      let text = String(unsafeUninitializedCapacity: 24) { room in
        var writer = ByteWriter(room)
        writer.write(number)
        return writer.count
      }
      #expect(text == String(number))
      #expect(ByteWriter.length(of: number) == text.utf8.count)
    }
  }
}
