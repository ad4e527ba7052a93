/// The registers and the loop.
final class Machine {
  init(_ limits: Limits) {}

  func call(_ function: FunctionValue, _ argument: Value, _ run: Run) throws(Raise) -> Value {
    try call(function, [argument], run)
  }

  func call(_ function: FunctionValue, _ arguments: [Value], _ run: Run) throws(Raise) -> Value {
    switch function.kind {
    case .native(let builtin):
      let buffer = UnsafeMutableBufferPointer<Value>.allocate(capacity: arguments.count)
      _ = buffer.initialize(from: arguments)
      defer {
        buffer.deinitialize()
        buffer.deallocate()
      }
      var call = Call(
        run: run, receiver: .nothing, span: .zero, source: nil, name: builtin.name, arguments: buffer, site: nil,
        builtin: nil)
      return try builtin.body(&call)
    case .compiled:
      return .nothing
    }
  }

  func notACondition(_ value: Value, _ function: FunctionValue) -> Raise {
    Raise(.type, "a condition must be true or false, got \(value.typeNameWithArticle)")
  }
}
