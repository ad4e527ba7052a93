import ArgumentParser
import C100Kit
import C100Language
import Comm100
import Glibc
import LineEditor

/// `c100 doctor`: what works and what does not; also when all else is broken.
struct DoctorCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what works: configuration, host, clock, limit, terminal.")

  @OptionGroup var global: GlobalOptions

  func run(_ context: Context) throws(Failure) {
    say("c100", "\(Version.number)")
    say("terminal", terminal(context.options))
    say("state", state())
    var identity = Identity()
    do throws(Failure) {
      let configuration = try context.configuration()
      say("configuration", (configuration.path ?? "none") + ", \(configuration.profiles.count) profiles")
      for warning in configuration.warnings { say("", warning) }
      identity = try Identity.resolve(context.options, configuration)
    } catch {
      say("configuration", "BROKEN: \(error.message)")
    }
    say("profile", identity.profile?.name ?? "none: the prompt uses the sandbox")
    say("e-mail", identity.email ?? "not given")
    say("site", identity.site ?? "not given")
    say("zone", identity.zone ?? "UTC")
    say("password", identity.password == nil ? "asked for when needed" : "there is a way to get it")
    guard identity.hasHome else { return }
    let home: Home
    do throws(Failure) { home = try identity.home() } catch {
      say("host", "BROKEN: \(error.message)")
      return
    }
    say("portal", "\(home.portal)")
    say("API", "\(home.api)")
    reach(home, context.options)
  }

  private func say(_ name: String, _ text: String) {
    Streams.out("\(name)\(String(repeating: " ", count: max(1, 15 - name.count)))\(Safe.text(text))\n")
  }

  private func terminal(_ options: Options) -> String {
    guard Screen.isTerminal(1) else { return "stdout is not a terminal" }
    let size = Screen.size(1)
    let colour = Screen.usesColour(1, options) ? "colour" : "no colour"
    return "\(environment("TERM") ?? "TERM is not set"), \(size.columns) x \(size.rows), \(colour)"
  }

  private func state() -> String {
    guard let folder = Paths.stateFolder else { return "HOME is not set: no history, no shared count of calls" }
    return access(folder, W_OK) == 0 ? folder : "\(folder) is not there yet, or cannot be written"
  }

  /// One request without a token: whether the host answers, how far its clock is, and what is left of the limit.
  private func reach(_ home: Home, _ options: Options) {
    var transportOptions = TransportOptions()
    transportOptions.extraRoots = options.ca
    let transport = HTTPTransport(transportOptions)
    defer { try? Blocking.wait { () async throws(APIError) in await transport.shutdown() } }
    let request = WireRequest(
      method: .get, origin: home.api, target: "/", headers: [("Accept", "application/json")], body: nil,
      deadline: .milliseconds(Int((options.timeout ?? 10) * 1000)))
    do throws(Raise) {
      let reply = try Blocking.wait { () async throws(APIError) in
        do throws(TransportError) { return try await transport.send(request) } catch {
          throw APIError(.network, error.detail)
        }
      }
      say("host", "answers (status \(reply.status))" + (home.api.scheme == .https ? ", its certificate is good" : ""))
      if let date = reply.header("Date") { say("clock", "the server's: \(date)") }
    } catch {
      say("host", "BROKEN: \(error.message)")
    }
    var clientOptions = ClientOptions()
    clientOptions.ledgerDirectory = Paths.stateFolder
    let client = Client(home: home, transport: transport, options: clientOptions)
    if let left = client.requestsLeft, let limit = client.limit {
      say("limit", "\(left) of \(limit.calls) calls left in this window")
    }
  }
}
