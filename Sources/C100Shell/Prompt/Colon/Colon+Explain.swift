extension ColonCommand {
  /// `:explain EXPR`: the requests that it would send.
  static let explain = ColonCommand(":explain", "EXPR", "the requests that an expression would send") { prompt, text in
    prompt.evaluateCall("explain", text)
  }

  /// `:curl EXPR`: the same as a line for the shell.
  static let curl = ColonCommand(":curl", "EXPR", "the same request as a curl line") { prompt, text in
    prompt.evaluateCall("curl", text)
  }

  /// `:type EXPR`: what kind of value it is, without asking anything.
  static let type = ColonCommand(":type", "EXPR", "what kind of value an expression gives") { prompt, text in
    prompt.evaluateCall(ShellBuiltins.typeName, text)
  }

  /// `:fields EXPR`: the fields of its records.
  static let fields = ColonCommand(":fields", "EXPR", "the fields of an expression's records") { prompt, text in
    prompt.evaluateCall(ShellBuiltins.fieldsName, text)
  }
}
