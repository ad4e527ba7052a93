import C100Language
import JSONText

// Functions of the embedding program. What they take and give are JSON trees: copies, which may cross threads. A lazy
// argument is pulled to its end, date-times and durations arrive as their texts (`1h 30m`). A function that takes a
// callback, gives a lazy sequence, or evaluates, is a plain `Builtin` of `(inout Call) throws(Raise) -> Value`.
extension Builtin {
  /// A function of the embedding program that answers at once.
  ///
  /// ```swift
  /// Builtin("discount", [BuiltinParameter("price", .number), BuiltinParameter("percent", .number)], "A lower price.") {
  ///   arguments in …
  /// }
  /// ```
  /// - Parameters:
  ///   - parameters: names, kinds and defaults; arguments are checked against them before `body` runs.
  ///   - body: gets one value for each parameter, `.null` for an optional one that is absent. What it throws a script may
  ///     catch: an error of kind `host` with its description, or a ``Raise`` as it is.
  public init(
    _ name: String, _ parameters: [BuiltinParameter] = [], _ summary: String, examples: [Example] = [],
    calling body: @escaping @Sendable ([JSON]) throws -> JSON
  ) {
    self.init(name, on: .global, parameters, summary, examples: examples) { call throws(Raise) in
      let arguments = try call.jsonArguments(parameters.count)
      do {
        return Value(try body(arguments))
      } catch {
        throw Raise(host: error, call)
      }
    }
  }

  /// The same for a function that waits, such as for the network. The script waits with it; a cancellation cancels the
  /// task that `body` runs in. Meanwhile its session does nothing else: `body` may ask other sessions, not this one.
  public init(
    _ name: String, _ parameters: [BuiltinParameter] = [], _ summary: String, examples: [Example] = [],
    awaiting body: @escaping @Sendable ([JSON]) async throws -> JSON
  ) {
    self.init(name, on: .global, parameters, summary, examples: examples) { call throws(Raise) in
      let arguments = try call.jsonArguments(parameters.count)
      let session = ObjectIdentifier(call.run.interpreter)
      let outcome: Result<JSON, any Error> = try Blocking.wait(call.run) {
        await AsyncSession.$waiting.withValue(session) {
          do { return .success(try await body(arguments)) } catch { return .failure(error) }
        }
      }
      switch outcome {
      case .success(let json): return Value(json)
      case .failure(let error): throw Raise(host: error, call)
      }
    }
  }
}

extension Call {
  fileprivate func jsonArguments(_ count: Int) throws(Raise) -> [JSON] {
    var arguments: [JSON] = []
    for i in 0..<count { arguments.append(has(i) ? try JSON(showing: value(i), run) : .null) }
    return arguments
  }
}

extension Raise {
  fileprivate init(host error: any Error, _ call: Call) {
    switch error {
    case let raise as Raise: self = raise
    case EvaluationFailure.raised(let raise): self = raise
    default:
      self.init(.other("host"), "\(call.name): \(error)", span: call.span)
    }
  }
}
