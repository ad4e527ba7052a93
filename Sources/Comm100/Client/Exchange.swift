/// One request as the observer sees it: for a trace, a list of calls, a progress line. Holds no secret.
public struct Exchange: Sendable {
  /// From 1, in the order sent.
  public var number: Int
  /// What was done at the address.
  public var method: HTTPMethod
  /// The whole address, query included.
  public var url: String
  /// Nil until an answer has come.
  public var status: Int?
  /// The transport's word when no reply came.
  public var failure: String?
  /// From sending to the last byte, or to the failure.
  public var milliseconds: Double
  /// Bytes of the reply's body.
  public var bytes: Int
  /// Bytes of the request's body.
  public var bytesSent: Int
  /// From 1; above 1 for a request that is sent again.
  public var attempt: Int
  /// True for a request for a token; its body is never shown.
  public var isLogin: Bool
}

/// What a client tells while it works.
public enum ClientEvent: Sendable {
  /// A request leaves; `status` is nil.
  case sending(Exchange)
  /// It ended, with a status or a failure.
  case finished(Exchange)
  /// The client waits.
  case waiting(Pause)
  /// It goes on.
  case resumed
  /// Something a person may want to know: `the ledger of calls cannot be written`.
  case notice(String)
}

/// A wait, with its reason.
public struct Pause: Sendable, Equatable {
  /// Why the client waits.
  public enum Reason: Sendable, Equatable {
    /// All calls of the window are spent.
    case budget
    /// The server said that the limit is reached.
    case serverLimit
    /// A failed request is tried again.
    case retry(attempt: Int)
  }

  /// Why.
  public var reason: Reason
  /// How long, unless it is cancelled.
  public var duration: Duration
}
