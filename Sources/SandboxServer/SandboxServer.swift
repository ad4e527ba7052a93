import C100Sandbox
import NIOCore
import NIOHTTP1
import NIOPosix

/// The sandbox over real HTTP, on 127.0.0.1 only.
///
/// ```swift
/// let server = try await SandboxServer.start(Sandbox(), port: 0)
/// print(server.address)  // http://127.0.0.1:41873
/// try await server.stop()
/// ```
public final class SandboxServer: Sendable {
  /// The port that was bound; a free one when 0 was asked for.
  public let port: Int
  public let sandbox: Sandbox
  private let channel: any Channel
  private let group: MultiThreadedEventLoopGroup
  private let connections: Connections

  /// `http://127.0.0.1:8080`
  public var address: String { "http://127.0.0.1:\(port)" }

  private init(
    port: Int, sandbox: Sandbox, channel: any Channel, group: MultiThreadedEventLoopGroup, connections: Connections
  ) {
    self.port = port
    self.sandbox = sandbox
    self.channel = channel
    self.group = group
    self.connections = connections
  }

  /// Listens and answers until `stop`.
  ///
  /// - Parameter port: 0 takes a free one.
  /// - Parameter silence: how long a connection may say nothing, also in the middle of a request, before it is closed.
  /// - Parameter onRequest: called after each answer, for an access log.
  /// - Throws: `IOError` when the port is taken.
  public static func start(
    _ sandbox: Sandbox, port: Int = 0, silence: Duration = .seconds(120),
    onRequest: (@Sendable (LoggedRequest) -> Void)? = nil
  ) async throws -> SandboxServer {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let connections = Connections()
    let timeout = TimeAmount(silence)
    do {
      let bootstrap = ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 256)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .childChannelOption(.maxMessagesPerRead, value: 16)
        .childChannelInitializer { channel in
          connections.add(channel)
          return channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(IdleStateHandler(readTimeout: timeout))
            try pipeline.configureHTTPServerPipeline(withErrorHandling: false)
            try pipeline.addHandler(Door(sandbox, connections, onRequest))
          }
        }
      let channel = try await bootstrap.bind(host: "127.0.0.1", port: port).get()
      let bound = channel.localAddress?.port ?? port
      return SandboxServer(port: bound, sandbox: sandbox, channel: channel, group: group, connections: connections)
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
  }

  /// Closes the port, lets answers that are on their way arrive, closes all connections and frees the thread.
  public func stop() async throws {
    try? await channel.close()
    await connections.closeAll(on: channel.eventLoop, patience: .seconds(1))
    try await group.shutdownGracefully()
  }
}
