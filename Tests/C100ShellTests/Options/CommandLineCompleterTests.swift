import C100Kit
import LineEditor
import Testing

@testable import C100Shell

/// What the scripts of bash, zsh and fish are answered.
@Suite("completing a command line")
struct CommandLineCompleterTests {
  private func complete(_ words: String...) -> [String] {
    let completer = CommandLineCompleter(
      profiles: ["work", "home"], zones: [("Europe/Helsinki", ""), ("Europe/Paris", ""), ("UTC", "")]
    ) { text in
      // The expression's own completion has its own tests; here it completes one name.
      Completion(range: (text.utf8.count - 2)..<text.utf8.count, candidates: [Candidate("list"), Candidate("listAll")])
    }
    switch completer.complete(words) {
    case .words(let candidates): return candidates.map(\.text)
    case .expression(let candidates): return ["expression"] + candidates.map(\.text)
    case .files: return ["files"]
    }
  }

  @Test("commands, and files where none fits")
  func commands() {
    #expect(complete("") == Commands.names)
    #expect(complete("log") == ["login", "logout"])
    #expect(complete("-q", "prof") == ["profile"])
    #expect(complete("report") == ["files"])
  }

  @Test("options, of the program and of the command")
  func options() {
    #expect(complete("--ou") == ["--output"])
    #expect(complete("login", "--password") == ["--password-command", "--password-file"])
    #expect(complete("resources", "--o") == ["--openapi", "--output"])
    #expect(!complete("-").contains("--no-color"))
  }

  @Test("what an option takes, in each way that a shell cuts it")
  func values() {
    #expect(complete("-o", "js") == ["json"])
    #expect(complete("--output", "ndj") == ["ndjson"])
    #expect(complete("--output=ya") == ["--output=yaml"])
    #expect(complete("--output", "=", "ya") == ["yaml"])
    #expect(complete("--output", "=") == OptionTable.formats)
    #expect(complete("--profile", "") == ["work", "home"])
    #expect(complete("--zone", "Europe/P") == ["Europe/Paris"])
    #expect(complete("--ca", "x") == ["files"])
    #expect(complete("login", "--password-file", "x") == ["files"])
    #expect(complete("--site", "1") == [])
  }

  @Test("what a command takes")
  func places() {
    #expect(complete("profile", "sh") == ["show"])
    #expect(complete("profile", "use", "w") == ["work"])
    #expect(complete("-o", "json", "profile", "-q", "use", "h") == ["home"])
    #expect(complete("completions", "") == ["bash", "zsh", "fish"])
    #expect(complete("resources", "agentAway") == ["agentAwayStatuses"])
    #expect(complete("help", "time-") == ["time-zones"])
    #expect(complete("check", "a.c100s", "b") == ["files"])
  }

  @Test("an expression completes as at the prompt, behind the shell's quote too")
  func expressions() {
    #expect(complete("-e", "agents.li") == ["expression", "agents.list", "agents.listAll"])
    #expect(complete("--sandbox", "-e", "'agents.li") == ["expression", "agents.list", "agents.listAll"])
  }

  @Test("what follows a script is the script's")
  func scripts() {
    #expect(complete("report.c100s", "--ou") == ["files"])
    #expect(complete("run", "-q", "report.c100s", "lo") == ["files"])
    #expect(complete("-e", "args", "lo") == ["files"])
  }

  @Test("the built program answers the scripts", arguments: CompletionsCommand.Shell.allCases)
  func program(shell: CompletionsCommand.Shell) {
    let home = ProgramHome()
    let answered = home.run("completions", "--complete", "--", "-e", "'agents.listByR")
    #expect(answered.out == "expression\nagents.listByRole\tList agents holding a role\n")
    let script = home.run("completions", shell.rawValue).out
    #expect(script == CompletionsCommand.script(shell))
    home.write("script", script)
    // bash is on every machine that the tests run on; the others where they are.
    #expect(home.shell("command -v \(shell.rawValue) >/dev/null || exit 0; \(shell.rawValue) -n script").status == 0)
  }

  @Test("bash takes what is answered, in quotes and out of them")
  func bash() {
    let home = ProgramHome()
    home.write("c100.bash", CompletionsCommand.script(.bash))
    home.write(
      "try",
      #"""
      compopt() { :; }
      source ./c100.bash
      ask() { COMP_WORDS=(c100 "$@"); COMP_CWORD=$#; _c100 "$C100"; printf '%s|' "${COMPREPLY[@]}"; echo; }
      ask lo
      ask --output = ya
      ask -e "'agents.list(pageSi"
      ask -e "agents.list(pageSi"
      """#)
    let tried = home.shell("bash try")
    #expect(
      tried.out
        == "login|logout|\nyaml|\nagents.list(pageSize: |agents.list(pageSize:  |\nagents.list\\(pageSize:\\ |\n")
  }
}
