import ArgumentParser
import C100Kit
import C100Language
import Comm100
import Glibc
import LineEditor

/// `c100 doctor`: what works and what does not; also when all else is broken.
struct DoctorCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "say what works: configuration, host, clock, limit, terminal",
    discussion: """
      Sends one request without a token to the API's host, when there is one. Where a value comes from stands behind it.
      The status is 0 when nothing is broken; else that of the first broken thing: 2 configuration, 5 network.
      """)
  static let examples = ["c100 doctor", "c100 --profile work doctor", "c100 --api https://api1.comm100.io doctor"]

  func run(_ context: Context) throws(Failure) {
    let options = context.options
    var sheet = DoctorSheet()
    sheet.say("c100", Version.text)
    sheet.say("libraries", Libraries.text)
    sheet.say("terminal", terminal(options))
    state(&sheet)
    let identity = identity(context, &sheet)
    sandbox(&sheet)
    home(identity, options, &sheet)
    if let status = sheet.broken { Glibc.exit(status.rawValue) }
  }

  // MARK: - Here

  private func terminal(_ options: Options) -> String {
    let name =
      environment("TERM").map { $0 + (Screen.isDumb ? " (plain lines)" : "") } ?? "TERM is not set (plain lines)"
    guard Screen.isTerminal(1) else { return "\(name); stdout is not a terminal" }
    let size = Screen.size(1)
    let colour = Screen.usesColour(1, options) ? "colour" : "no colour"
    return "\(name), \(size.columns) x \(size.rows), \(colour)"
  }

  private func state(_ sheet: inout DoctorSheet) {
    guard let folder = Paths.stateFolder else {
      sheet.say("state", "HOME is not set: no history, no shared count of calls")
      return
    }
    if Glibc.access(folder, W_OK) == 0 {
      sheet.say("state", "\(folder): history and the count of calls")
    } else if Glibc.access(folder, F_OK) == 0 {
      sheet.say("state", "BROKEN: \(folder) cannot be written: no history, no shared count of calls", .script)
    } else {
      sheet.say("state", "\(folder) is made when it is needed")
    }
  }

  // MARK: - Who and where

  private func identity(_ context: Context, _ sheet: inout DoctorSheet) -> Identity {
    var configuration = Configuration()
    do throws(Failure) {
      configuration = try context.configuration()
      let path = configuration.path ?? "HOME is not set"
      let isThere = Glibc.access(path, F_OK) == 0
      let count = configuration.profiles.count
      sheet.say("configuration", path + (isThere ? ", \(count) profile\(count == 1 ? "" : "s")" : " is not there yet"))
      for warning in configuration.warnings { sheet.say("", "warning: \(warning)") }
    } catch {
      sheet.say("configuration", "BROKEN: \(error.message)", .usage)
      for line in error.help { sheet.say("", line) }
    }
    var identity = Identity()
    do throws(Failure) { identity = try Identity.resolve(context.options, configuration) } catch {
      sheet.say("profile", "BROKEN: \(error.message)", error.status)
      for line in error.help { sheet.say("", line) }
      return identity
    }
    func from(_ name: String) -> String { identity.origin(of: name).map { " (\($0))" } ?? "" }
    let profile = identity.isSandbox ? "none: --sandbox" : "none: the prompt uses the sandbox, c100 login makes one"
    sheet.say("profile", identity.profile.map { $0.name + from("profile") } ?? profile)
    if let email = identity.email { sheet.say("e-mail", email + from("email")) }
    if let site = identity.site { sheet.say("site", site + from("site")) }
    zone(identity.zone, from("zone"), &sheet)
    if identity.token != nil {
      sheet.say("token", "there is one" + from("token"))
    } else if identity.hasHome {
      sheet.say(
        "password", identity.password == nil ? "asked for when needed" : "there is a way to it" + from("password"))
    }
    return identity
  }

  private func zone(_ name: String?, _ origin: String, _ sheet: inout DoctorSheet) {
    guard let name else { return sheet.say("zone", "UTC, unless the site says another") }
    guard KnownZones().zone(named: name) == nil else { return sheet.say("zone", name + origin) }
    sheet.say("zone", "BROKEN: there is no time zone '\(name)'\(origin)", .usage)
    let near = TimeZones.nearest(name).prefix(3).joined(separator: ", ")
    if !near.isEmpty { sheet.say("", "did you mean \(near)?") }
  }

  private func sandbox(_ sheet: inout DoctorSheet) {
    var options = Options()
    options.sandbox = true
    var identity = Identity()
    identity.isSandbox = true
    let found = LanguageThread().perform { () -> String? in
      guard let bench = try? Workbench(options, identity, arguments: [], isPrompt: false) else { return nil }
      defer { bench.close() }
      let source = Source(name: "doctor", text: "agents.list().count()")
      guard case .integer(let count)? = try? bench.session.evaluate(source, mode: .expression) else { return nil }
      return "answers: \(count) agents"
    }
    sheet.say("sandbox", found ?? "BROKEN: it does not answer", found == nil ? .script : nil)
  }

  private func home(_ identity: Identity, _ options: Options, _ sheet: inout DoctorSheet) {
    guard identity.hasHome, !identity.isSandbox else { return }
    let home: Home
    do throws(Failure) { home = try identity.home() } catch {
      sheet.say("host", "BROKEN: \(error.message)", .usage)
      for line in error.help { sheet.say("", line) }
      return
    }
    func from(_ name: String) -> String { identity.origin(of: name).map { " (\($0))" } ?? "" }
    sheet.say("portal", "\(home.portal)" + (from("portal").isEmpty ? " (from the API's origin)" : from("portal")))
    sheet.say("API", "\(home.api)" + (from("api").isEmpty ? " (from the portal's domain)" : from("api")))
    reach(home, options, &sheet)
  }

  // MARK: - There

  /// One request without a token: whether the host answers, how far its clock is, and what is left of the limit.
  private func reach(_ home: Home, _ options: Options, _ sheet: inout DoctorSheet) {
    var transportOptions = TransportOptions()
    transportOptions.extraRoots = options.ca
    let transport = HTTPTransport(transportOptions)
    defer { try? Blocking.wait { () async throws(APIError) in await transport.shutdown() } }
    let request = WireRequest(
      method: .get, origin: home.api, target: "/", headers: [("Accept", "application/json")], body: nil,
      deadline: .milliseconds(Int((options.timeout ?? 10) * 1000)))
    let started = ContinuousClock.now
    do throws(Raise) {
      let reply = try Blocking.wait { () async throws(APIError) in
        do throws(TransportError) { return try await transport.send(request) } catch {
          throw APIError.transport(error, method: .get)
        }
      }
      let took = ContinuousClock.now - started
      let milliseconds = took.components.seconds * 1000 + took.components.attoseconds / 1_000_000_000_000_000
      let isSecret = home.api.scheme == .https ? ", its certificate is good" : ", without TLS: loopback only"
      sheet.say("host", "answers in \(milliseconds) ms (status \(reply.status))" + isSecret)
      clock(reply, &sheet)
    } catch {
      sheet.say("host", "BROKEN: \(error.message)", .network)
      for line in error.help { sheet.say("", line) }
    }
    var clientOptions = ClientOptions()
    clientOptions.ledgerDirectory = Paths.stateFolder
    let client = Client(home: home, transport: transport, options: clientOptions)
    guard let left = client.requestsLeft, let limit = client.limit else { return }
    let free = client.nextFree.map { ", all free in \($0.all.components.seconds) s" } ?? ""
    sheet.say("limit", "\(left) of \(limit.calls) calls left in this window" + (left < limit.calls ? free : ""))
  }

  /// A clock that is far off breaks certificates, tokens and `now()`.
  private func clock(_ reply: WireReply, _ sheet: inout DoctorSheet) {
    guard let text = reply.header("Date"), let theirs = HTTPDate.seconds(text) else {
      sheet.say("clock", "the host tells no time")
      return
    }
    let skew = theirs - Int64(time(nil))
    switch abs(skew) {
    case ...5: sheet.say("clock", "agrees with the host's")
    case ...60: sheet.say("clock", "\(abs(skew)) s \(skew > 0 ? "behind" : "ahead of") the host's: good enough")
    default:
      sheet.say(
        "clock", "BROKEN: \(abs(skew)) s \(skew > 0 ? "behind" : "ahead of") the host's: set this machine's clock",
        .network)
    }
  }
}

/// What the doctor has found so far.
struct DoctorSheet {
  /// The status of the first broken thing.
  private(set) var broken: ExitStatus?

  mutating func say(_ name: String, _ text: String, _ broken: ExitStatus? = nil) {
    self.broken = self.broken ?? broken
    Streams.out("\(name)\(String(repeating: " ", count: max(1, 15 - name.count)))\(Safe.text(text))\n")
  }
}

/// The libraries that are not in the program, as they are here.
enum Libraries {
  static var text: String {
    var name = [CChar](repeating: 0, count: 64)
    let length = confstr(Int32(_CS_GNU_LIBC_VERSION), &name, name.count)
    let libc =
      length > 1 ? String(decoding: name[..<(length - 1)].map { UInt8(bitPattern: $0) }, as: UTF8.self) : "libc"
    return "\(Terminal.editorVersion) (\(Terminal.isEditorShared ? "the system's" : "inside")), \(libc)"
  }
}
