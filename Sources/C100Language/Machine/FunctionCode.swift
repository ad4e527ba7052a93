/// A compiled function.
final class FunctionCode {
  let name: String?
  let parameters: [FunctionValue.Parameter]
  let syntax: Lambda?
  let source: Source
  let captureNames: [String]

  init(name: String?, parameters: [FunctionValue.Parameter], syntax: Lambda?, source: Source, captureNames: [String]) {
    self.name = name
    self.parameters = parameters
    self.syntax = syntax
    self.source = source
    self.captureNames = captureNames
  }

  /// The value of an outer name that is no capture: a variable of the prompt, a host name.
  func outerValue(_ name: String) -> Value? { nil }
}
