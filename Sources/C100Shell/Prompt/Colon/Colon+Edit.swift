extension ColonCommand {
  /// `:edit [TEXT]`: writes an entry in the editor and evaluates it.
  static let edit = ColonCommand(":edit", "[TEXT]", "writes an entry in $EDITOR; without text, the last one") {
    prompt, text in
    guard let edited = Editor.edit(text.isEmpty ? prompt.lastEntry : text) else {
      prompt.fail("the editor gave nothing")
      return
    }
    prompt.tell(Safe.lines(edited) + "\n")
    prompt.remember(edited)
    prompt.evaluate(edited)
  }
}
