extension ColonCommand {
  /// `:trace on|off`: each request on stderr.
  static let trace = ColonCommand(":trace", "on|off", "shows each request, secrets masked") { prompt, text in
    switch text {
    case "on": prompt.workbench.trace.isOn = true
    case "off": prompt.workbench.trace.isOn = false
    case "": prompt.tell("trace is \(prompt.workbench.trace.isOn ? "on" : "off")\n")
    default: prompt.fail(":trace wants on or off, got '\(text)'")
    }
  }
}
