import C100Kit
import Testing

@testable import C100Shell

@Suite("the pages of help")
struct HelpPageTests {
  @Test("the program's page begins with examples, and names every command, option and topic")
  func program() throws {
    let page = HelpPage.program(columns: 80)
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[2].hasPrefix("  c100 "))
    for name in Commands.names { #expect(page.contains("\n  \(name) "), "\(name)") }
    for option in OptionTable.all where !option.isHidden {
      #expect(page.contains("  \(option.usage)"), "\(option.usage)")
    }
    for topic in Topic.all { #expect(page.contains(topic.argument), "\(topic.argument)") }
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
  }

  @Test(
    "a command's page has its examples, its usage and a word about each thing that it takes", arguments: Commands.names)
  func command(name: String) throws {
    let sheet = try #require(CommandSheet(named: name))
    let page = HelpPage.command(sheet, columns: 80)
    #expect(page.hasPrefix("c100 \(name): \(sheet.abstract)\n\n  c100 \(name)"))
    #expect(page.contains("\nUsage: c100 \(name)"))
    let details = page.split(separator: "\n").filter { !$0.hasPrefix(" ") && !$0.hasPrefix("Usage:") }
    #expect(details.allSatisfy { $0.count <= 80 }, "\(details)")
    for item in sheet.items {
      #expect(!item.summary.isEmpty, "\(item.usage)")
      #expect(page.contains("  \(item.usage)"), "\(item.usage)")
    }
  }

  @Test("the usage of a command is read from its declaration")
  func usage() throws {
    #expect(CommandSheet(named: "profile")?.usage == "c100 profile [VERB] [NAME] [--names]")
    #expect(CommandSheet(named: "fmt")?.usage == "c100 fmt FILES… [--check]")
  }

  @Test("the manual page tells the same, and no line of it is a request of roff by accident")
  func manual() {
    let page = ManPage.text
    for status in ExitStatus.allCases { #expect(page.contains(".B \(status.rawValue)\n")) }
    for name in Commands.names { #expect(page.contains(".B c100 \(name)"), "\(name)") }
    let requests: Set<Substring> = [".TH", ".SH", ".TP", ".B", ".I"]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains(line.split(separator: " ")[0]), "\(line)")
    }
  }
}
