import C100Language
import C100Render

/// What a script says of itself: its first comment, the options that it declares.
struct ScriptUsage {
  let source: Source
  let declared: DeclaredOptions

  init(_ source: Source) {
    let table = BuiltinTable(Library.builtins + [renderBuiltins])
    self.source = source
    declared = DeclaredOptions(
      Imports(functionParameters: table.functionParameters, load: SourceFile.imported).sources(of: source),
      functionParameters: table.functionParameters)
  }

  /// Takes the arguments apart. A script that declares no option and looks at `args` gets them as they are; one that
  /// does not look at `args` takes options only.
  func arguments(_ given: [String]) throws(Failure) -> ScriptArguments {
    do throws(Raise) {
      let arguments = try ScriptArguments(given, declared.all, isOpen: declared.isOpen)
      if !declared.isOpen, !declared.takesRest, !arguments.asksForHelp, let first = arguments.rest.first {
        throw Raise(.usage, "'\(first)' is no option, and the script takes nothing else")
      }
      return arguments
    } catch {
      throw failure(error)
    }
  }

  /// True for `--help`, unless the script has its own way with arguments.
  func explains(_ arguments: ScriptArguments) -> Bool {
    arguments.asksForHelp && (!declared.isOpen || !declared.all.isEmpty)
  }

  /// Reads every value that was given before the script runs.
  func check(_ arguments: ScriptArguments, _ services: Services) throws(Failure) {
    do throws(Raise) { try arguments.check(declared.all, services) } catch { throw failure(error) }
  }

  private func failure(_ raise: Raise) -> Failure {
    var help = raise.help
    if raise.message.hasPrefix("unknown option"), help.isEmpty,
      raise.message.split(separator: " ").last.map({ OptionTable.long($0.drop { $0 == "-" }) != nil }) ?? false
    {
      help = ["c100's own options stand before the file: c100 --… \(source.name)"]
    }
    return Failure(.usage, "\(source.name): \(raise.message)", help: help + ["c100 \(source.name) --help"])
  }

  // MARK: - --help

  /// The comment at the start of the file, line by line.
  private var purpose: [String] {
    var lines: [String] = []
    for line in source.text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#!"), lines.isEmpty { continue }
      guard line.hasPrefix("//") else { break }
      lines.append(PromptLoop.trimmed(String(line.dropFirst(2))))
    }
    return lines
  }

  /// What `--help` shows, to this width.
  func text(width: Int) -> String {
    var rows = declared.all.map { option in (option.usage, words(about: option)) }
    rows.append(("--help", "this text"))
    let column = min(rows.map(\.0.count).max() ?? 0, 30) + 4
    let arguments = declared.isOpen || declared.takesRest ? " [ARG…]" : ""
    var text = "Usage: c100 \(source.name)\(declared.all.isEmpty ? "" : " [OPTION…]")\(arguments)\n"
    if !purpose.isEmpty { text += "\n" + Paragraph.wrapped(purpose.joined(separator: " "), width: width) + "\n" }
    text += "\nOptions:\n"
    for (usage, words) in rows {
      let indent = String(repeating: " ", count: column)
      let lines = Paragraph.wrapped(words, width: max(24, width - column)).split(separator: "\n")
      let first = "  " + usage + String(repeating: " ", count: max(2, column - usage.count - 2))
      text += first + lines.joined(separator: "\n" + indent) + "\n"
    }
    return text + "\nc100's own options, such as --sandbox or --dry-run, stand before the file: c100 --help.\n"
  }

  private func words(about option: ScriptOption) -> String {
    var notes: [String] = []
    if case .list = option.kind { notes.append("may be given several times") }
    if option.isRequired { notes.append("must be given") }
    if let source = option.defaultSource, source != "false", source != "null", source != "\"\"" {
      notes.append("default: " + source)
    }
    if option.defaultSource == "true" { notes = ["--no-\(option.name) turns it off"] }
    let words = option.help
    guard !notes.isEmpty else { return words }
    return words + (words.isEmpty ? "" : " ") + "(\(notes.joined(separator: "; ")))"
  }
}
