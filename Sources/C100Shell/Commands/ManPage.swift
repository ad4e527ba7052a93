import ArgumentParser

/// The manual page, from the tables of options, topics and exit statuses.
enum ManPage {
  static var text: String {
    var page = """
      .TH C100 1 "" "c100 \(Version.number)" "User Commands"
      .SH NAME
      c100 \\- ask the Comm100 API questions
      .SH SYNOPSIS
      .B c100
      [\\fIOPTION\\fR…] [\\fIFILE\\fR [\\fIARG\\fR…] | \\-e \\fIEXPR\\fR | \\fICOMMAND\\fR …]
      .SH DESCRIPTION
      Without arguments, a prompt on a terminal, or the program on standard input. With a FILE, a script.
      .SH OPTIONS

      """
    for option in OptionTable.all where !option.isHidden {
      page += ".TP\n.B \(escaped(option.usage))\n\(escaped(option.summary))\n"
    }
    page += ".SH COMMANDS\n"
    for sheet in Commands.all.map(CommandSheet.init) {
      page += ".TP\n.B \(escaped(sheet.usage))\n\(escaped(sheet.abstract))\n"
    }
    page += ".SH EXAMPLES\n"
    for example in HelpPage.examples { page += ".TP\n.B \(escaped(example.line))\n\(escaped(example.note))\n" }
    page += ".SH EXIT STATUS\n"
    for status in ExitStatus.allCases { page += ".TP\n.B \(status.rawValue)\n\(escaped(status.meaning))\n" }
    page += ".SH ENVIRONMENT\nAn option beats a variable, a variable beats the profile.\n"
    for variable in ProcessHelp.variables { page += ".TP\n.B \(variable.name)\n\(escaped(variable.meaning))\n" }
    page += """
      .SH FILES
      .TP
      .I $XDG_CONFIG_HOME/c100/config.toml
      profiles
      .TP
      .I $XDG_CONFIG_HOME/c100/init.c100s
      run at the start of the prompt
      .TP
      .I $XDG_STATE_HOME/c100/
      the history and the count of calls

      """
    // roff by itself reads ASCII.
    return page.split(separator: "…", omittingEmptySubsequences: false).joined(separator: "...")
  }

  private static func escaped(_ text: String) -> String {
    var roff = ""
    for character in text {
      switch character {
      case "\\": roff += "\\e"
      case "-": roff += "\\-"
      case ".", "'": roff += roff.isEmpty ? "\\&\(character)" : String(character)
      default: roff.append(character)
      }
    }
    return roff
  }
}
