import ArgumentParser
import C100Kit
import C100Language
import C100Render
import NearNames

/// `c100 help [TOPIC|COMMAND|FUNCTION]`
struct HelpCommand: ShellCommand {
  static let configuration = CommandConfiguration(commandName: "help", abstract: "help about a topic or a command")
  static let examples = ["c100 help paging", "c100 help login", "c100 help sortBy", "c100 help --man | man -l -"]

  @ArgumentParser.Argument(
    help: "a topic, a command, or a function or method of the language",
    completion: .list(Commands.names + Topic.all.map(\.argument)))
  var topic: [String] = []
  @Flag(help: "the manual page, for man(1)") var man = false

  func run(_ context: Context) throws(Failure) {
    if man {
      Streams.out(ManPage.text)
      return
    }
    let columns = Screen.width(1)
    let name = topic.joined(separator: " ")
    guard !name.isEmpty else {
      Streams.out(HelpPage.program(columns: columns))
      return
    }
    let sheet = CommandSheet(named: name)
    let topic = Topic.named(name)
    if let sheet { Streams.out(HelpPage.command(sheet, columns: columns)) }
    if let topic, topic.argument == name || topic.name == name || sheet == nil {
      Streams.out((sheet == nil ? "" : "\n") + topic.page + "\n")
      if topic.name == "environment" { Streams.out("\n" + ProcessHelp.environmentTable) }
      if topic.name == "exit codes" { Streams.out("\n" + ProcessHelp.statusTable) }
    }
    guard sheet == nil, topic == nil else { return }
    let cards = C100Language.HelpCard.cards(name, BuiltinTable(Library.builtins + [renderBuiltins]))
    guard cards.isEmpty else {
      Streams.out(cards.map { $0.lines.joined(separator: "\n") }.joined(separator: "\n\n") + "\n")
      return
    }
    let names = Commands.names + Topic.all.map(\.argument)
    let near = NearName.of(name, in: names).map { "did you mean c100 help \($0)?" }
    let topics = "topics: " + Topic.all.map(\.argument).joined(separator: ", ")
    throw Failure(.usage, "there is no help about '\(name)'", help: [near, topics].compactMap(\.self))
  }
}

extension Topic {
  /// Its name as one word of a command line.
  var argument: String { name.split(separator: " ").joined(separator: "-") }
}

/// `c100 run FILE` is read by the scanner; this is its help.
struct RunCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "run a script; what follows FILE is the script's")
  static let examples = ["c100 run report.c100s 2026-11-01", "c100 run -q report.c100s --days 30"]

  @ArgumentParser.Argument(help: "the script", completion: .file(extensions: ["c100s"])) var file: String
  @ArgumentParser.Argument(parsing: .captureForPassthrough, help: "its arguments") var arguments: [String] = []

  func run(_ context: Context) throws(Failure) { throw .usage("`c100 run` needs a FILE") }
}
