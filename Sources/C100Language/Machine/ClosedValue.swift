/// A part of a function's text that has one value whatever the function is called with: what a planner may look at.
public struct ClosedValue {
  public var value: Value
  /// True if it grows with the clock: `now() - 7.days` is later each time it is worked out.
  public var followsClock = false
}

/// Works out closed parts of a function's text: literals, outer names that nobody changes, their fields, times,
/// durations and arithmetic on them. Runs no code of the program.
public struct ClosedReader {
  private let function: FunctionValue
  /// The function's parameter; nil for an implicit lambda.
  private let parameter: String?
  private let run: Run

  private static let depthLimit = 64
  /// Built-ins that tell or make a time, and those of a time that keep the order of what they are called on.
  private static let makers: Set<String> = ["date", "time", "now", "today", "duration"]
  private static let clocks: Set<String> = ["now", "today"]
  private static let steps: Set<String> = ["startOf", "endOf", "in"]

  public init(_ function: FunctionValue, parameter: String?, _ run: Run) {
    self.function = function
    self.parameter = parameter
    self.run = run
  }

  /// The value; nil for what depends on the parameter, on code, or on a variable that changes.
  public func read(_ expression: Expression) -> ClosedValue? { read(expression, depth: 0) }

  private func read(_ expression: Expression, depth: Int) -> ClosedValue? {
    guard depth < Self.depthLimit else { return nil }
    switch expression {
    case .null: return ClosedValue(value: .null)
    case .bool(let flag, _): return ClosedValue(value: .bool(flag))
    case .integer(let number, _): return ClosedValue(value: .integer(number))
    case .decimal(let number, _): return ClosedValue(value: .decimal(number))
    case .string(let text, _): return ClosedValue(value: .text(text))
    case .name(let name): return outer(name.text).map { ClosedValue(value: $0) }
    case .unary(let node):
      guard node.operator == .negate, let operand = read(node.operand, depth: depth + 1), !operand.followsClock
      else { return nil }
      return (try? Arithmetic.negated(operand.value)).map { ClosedValue(value: $0) }
    case .binary(let node): return moved(node, depth: depth)
    case .member(let node): return member(node, depth: depth)
    case .call(let node): return call(node, depth: depth)
    case .interpolation, .it, .list, .object, .range, .conditional, .if, .try, .index, .lambda, .invalid: return nil
    }
  }

  private func outer(_ name: String) -> Value? { name == parameter ? nil : function.steadyValue(name) }

  /// `a + b`, `a - b`; what follows the clock may only be the time that is moved.
  private func moved(_ node: BinaryExpression, depth: Int) -> ClosedValue? {
    guard node.operator == .add || node.operator == .subtract || node.operator == .multiply,
      let left = read(node.left, depth: depth + 1), let right = read(node.right, depth: depth + 1),
      !right.followsClock, let value = try? Arithmetic.apply(node.operator, left.value, right.value, run)
    else { return nil }
    if left.followsClock {
      guard case .time = value, case .time = left.value else { return nil }
    }
    return ClosedValue(value: value, followsClock: left.followsClock)
  }

  /// A field of an object that is known, or `7.days`.
  private func member(_ node: MemberExpression, depth: Int) -> ClosedValue? {
    guard let receiver = read(node.receiver, depth: depth + 1) else { return nil }
    switch receiver.value {
    case .object(let object): return object.field(node.name.text).map { ClosedValue(value: $0) }
    case .integer, .decimal:
      guard let entry = run.table.entry(.number, node.name.text), entry.builtin.traits.contains(.isProperty) else {
        return nil
      }
      return value(entry, receiver.value, []).map { ClosedValue(value: $0) }
    default: return nil
    }
  }

  private func call(_ node: CallExpression, depth: Int) -> ClosedValue? {
    var arguments: [Value] = []
    for argument in node.arguments {
      guard argument.label == nil, let value = read(argument.value, depth: depth + 1), !value.followsClock else {
        return nil
      }
      arguments.append(value.value)
    }
    switch node.callee {
    case .name(let name):
      guard Self.makers.contains(name.text), outer(name.text) == nil, name.text != parameter,
        let entry = run.table.entry(.global, name.text), let made = value(entry, .nothing, arguments)
      else { return nil }
      return ClosedValue(value: made, followsClock: Self.clocks.contains(name.text))
    case .member(let member):
      guard Self.steps.contains(member.name.text), let receiver = read(member.receiver, depth: depth + 1),
        case .time = receiver.value, let entry = run.table.entry(.time, member.name.text),
        let made = value(entry, receiver.value, arguments)
      else { return nil }
      return ClosedValue(value: made, followsClock: receiver.followsClock)
    default: return nil
    }
  }

  private func value(_ entry: BuiltinTable.Entry, _ receiver: Value, _ arguments: [Value]) -> Value? {
    try? run.machine.call(entry, receiver, arguments, CallSite.unwritten(arguments.count), run)
  }
}
