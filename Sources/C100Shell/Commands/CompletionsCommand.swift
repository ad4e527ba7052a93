import ArgumentParser
import C100Kit
import C100Language
import Comm100
import LineEditor

/// `c100 completions bash|zsh|fish`
struct CompletionsCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "print a completion script for a shell",
    discussion: """
      The script asks c100 itself what fits, so it knows resources, methods, labels and fields in the expression of -e
      as the prompt does, and the profiles that you have. Nothing is sent. bash without the package bash-completion, and
      zsh, are told of it in their start file: source <(c100 completions bash) in ~/.bashrc; fpath+=~/.zfunc and
      autoload -U compinit && compinit in ~/.zshrc.
      """)
  static let examples = [
    "c100 completions bash >> ~/.bash_completion   # read by the package bash-completion",
    "mkdir -p ~/.zfunc && c100 completions zsh > ~/.zfunc/_c100",
    "mkdir -p ~/.config/fish/completions && c100 completions fish > ~/.config/fish/completions/c100.fish",
  ]

  enum Shell: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

  @ArgumentParser.Argument(help: "bash, zsh or fish", completion: .list(Shell.allCases.map(\.rawValue))) var shell:
    Shell?
  @Flag(help: .hidden) var complete = false
  @ArgumentParser.Argument(parsing: .postTerminator, help: .hidden) var words: [String] = []

  func run(_ context: Context) throws(Failure) {
    if complete {
      try answer(context)
    } else if let shell {
      Streams.out(Self.script(shell))
    } else {
      throw .usage("c100 completions wants bash, zsh or fish", help: "c100 completions --help")
    }
  }

  // MARK: - Answering a script

  /// Writes what kind of thing fits, then a candidate a line with a word about it behind a tab.
  private func answer(_ context: Context) throws(Failure) {
    let profiles = (try? context.configuration())?.profiles.map(\.name) ?? []
    let bench = try Workbench(Options(), Identity(), arguments: [], isPrompt: false)
    let zones = TimeZones.rows.map { (id: $0.iana, note: $0.display) }
    let completer = CommandLineCompleter(profiles: profiles, zones: zones) { text in
      var facts = CompletionFacts()
      facts.zones = zones
      facts.files = FileNames.beginning
      return Completer(table: bench.session.interpreter.table, facts: facts).complete(text, text.utf8.count)
    }
    switch completer.complete(words) {
    case .words(let candidates): write("words", candidates)
    case .expression(let candidates): write("expression", candidates)
    case .files: write("files", [])
    }
  }

  private func write(_ kind: String, _ candidates: [Candidate]) {
    Streams.out(
      "\(kind)\n" + candidates.map { "\(Safe.text($0.text))\t\(Safe.text($0.note))\n" }.joined())
  }

  // MARK: - The scripts

  static func script(_ shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  private static let bash = #"""
    # bash completion for c100
    _c100() {
      local kind line current=${COMP_WORDS[COMP_CWORD]}
      COMPREPLY=()
      while IFS= read -r line; do
        if [[ -z $kind ]]; then
          kind=$line
          continue
        fi
        line=${line%%$'\t'*}
        # Outside of quotes the brackets of an expression are the shell's.
        [[ $kind == expression && $current != [\'\"]* ]] && printf -v line %q "$line"
        COMPREPLY+=("$line")
      done < <("$1" completions --complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
      # A single match would close the quote; more of the expression is to come.
      [[ $kind == expression && $current == [\'\"]* && ${#COMPREPLY[@]} == 1 ]] && COMPREPLY+=("${COMPREPLY[0]} ")
      case $kind in
        expression) compopt -o nospace ;;
        files) compopt -o default -o bashdefault ;;
      esac
    }
    complete -F _c100 c100

    """#

  private static let zsh = #"""
    #compdef c100
    # zsh completion for c100
    _c100() {
      local -a lines values notes
      local kind line
      local -i widest=0
      lines=("${(@f)$("$words[1]" completions --complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
      kind=$lines[1]
      shift lines
      if [[ $kind == files ]]; then
        _files
        return
      fi
      for line in $lines; do
        values+=("${line%%$'\t'*}")
        (( ${#values[-1]} > widest )) && widest=${#values[-1]}
      done
      for line in $lines; do
        notes+=("${(r:widest:)${line%%$'\t'*}}  ${line#*$'\t'}")
      done
      local -a looks
      # Without a word about any of them, in columns.
      [[ -n ${(M)lines:#*$'\t'?*} ]] && looks=(-l -d notes)
      if [[ $kind == expression ]]; then
        compadd -S '' $looks -a values
      else
        compadd $looks -a values
      fi
    }
    if [[ $funcstack[1] == _c100 ]]; then
      _c100 "$@"
    else
      compdef _c100 c100
    fi

    """#

  private static let fish = #"""
    # fish completion for c100
    function __c100_knows
      set -l words (commandline -opc) (commandline -ct)
      set -g __c100_lines ($words[1] completions --complete -- $words[2..-1] 2>/dev/null)
      test "$__c100_lines[1]" != files
    end
    function __c100_complete
      printf '%s\n' $__c100_lines[2..-1]
    end
    complete -c c100 -n __c100_knows -f -a '(__c100_complete)'

    """#
}
