import Synchronization

/// One piece of work that many wait for. Who is cancelled leaves at once; when the last has left, the work is cancelled.
final class SharedWork<Value: Sendable>: Sendable {
  private struct State: Sendable {
    var waiting: [Int: CheckedContinuation<Result<Value, APIError>, Never>] = [:]
    var nextNumber = 0
    var result: Result<Value, APIError>?
    var task: Task<Void, Never>?
  }

  private let state = Mutex(State())

  /// Starts `work` in a task of its own.
  init(_ work: @escaping @Sendable () async -> Result<Value, APIError>) {
    let task = Task { [weak self] in
      let result = await work()
      self?.finish(result)
    }
    state.withLock { $0.task = task }
  }

  /// Waits for the result.
  func value() async -> Result<Value, APIError> {
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let result: Result<Value, APIError>? = state.withLock { state in
          if let result = state.result { return result }
          if Task.isCancelled { return .failure(.cancelled) }
          state.waiting[number] = continuation
          return nil
        }
        if let result { continuation.resume(returning: result) }
      }
    } onCancel: {
      leave(number)
    }
  }

  private func leave(_ number: Int) {
    let (continuation, task) = state.withLock { state in
      let continuation = state.waiting.removeValue(forKey: number)
      let isAbandoned = continuation != nil && state.waiting.isEmpty && state.result == nil
      return (continuation, isAbandoned ? state.task : nil)
    }
    task?.cancel()
    continuation?.resume(returning: .failure(.cancelled))
  }

  private func finish(_ result: Result<Value, APIError>) {
    let waiting = state.withLock { state in
      state.result = result
      return state.waiting.removeAll()
    }
    for continuation in waiting.values { continuation.resume(returning: result) }
  }
}

extension Dictionary {
  /// Takes everything out.
  fileprivate mutating func removeAll() -> Self {
    let all = self
    self = [:]
    return all
  }
}
