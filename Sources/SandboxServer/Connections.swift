import NIOCore
import NIOHTTP1
import Synchronization

/// The open connections, and the memory that their unfinished requests hold.
final class Connections: Sendable {
  /// Bytes of request bodies that all connections together may hold.
  static let mostHeld = 64 << 20

  private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])
  private let held = Atomic<Int>(0)

  func add(_ channel: any Channel) {
    let key = ObjectIdentifier(channel)
    channels.withLock { $0[key] = channel }
    channel.closeFuture.whenComplete { [weak self] _ in
      self?.channels.withLock { $0[key] = nil }
    }
  }

  /// Closes those where nothing is being answered at once, the others after their answer or after `patience`.
  func closeAll(on loop: any EventLoop, patience: TimeAmount) async {
    let open = channels.withLock { Array($0.values) }
    guard !open.isEmpty else { return }
    for channel in open { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
    let late = loop.scheduleTask(in: patience) {
      for channel in open { channel.close(promise: nil) }
    }
    try? await EventLoopFuture.andAllComplete(open.map(\.closeFuture), on: loop).get()
    late.cancel()
  }

  /// Asks for room for a piece of a body; false when there is too little.
  func hold(_ bytes: Int) -> Bool {
    if held.add(bytes, ordering: .relaxed).newValue <= Self.mostHeld { return true }
    release(bytes)
    return false
  }

  func release(_ bytes: Int) { held.subtract(bytes, ordering: .relaxed) }
}
