import ArgumentParser
import C100Kit
import C100Language
import Comm100
import LineEditor

/// `c100 login`: asks who and where, tries it, and stores a profile without the password.
struct LoginCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: "Make a profile: who and where, and how to get the password.",
    discussion: """
      Asks for what is not given, tries it, and stores a profile. The password itself is never stored: it is asked for
      in each session, or comes from --password-command, --password-file or C100_PASSWORD.

      Examples:
        c100 login
        c100 login --name work --portal portal1.comm100.io --site 10000
        c100 login --name work --password-command 'pass show comm100'
      """)

  @OptionGroup var global: GlobalOptions
  @Option(help: "The profile's name.") var name: String?
  @Option(help: "The agent's e-mail address.") var email: String?
  @Option(help: ArgumentHelp("A command whose first line is the password.", valueName: "command"))
  var passwordCommand: String?
  @Option(help: ArgumentHelp("A file whose first line is the password (0600).", valueName: "file"), completion: .file())
  var passwordFile: String?

  func run(_ context: Context) throws(Failure) {
    let options = context.options
    let configuration = try context.configuration()
    guard let path = configuration.path else { throw .usage("HOME is not set: there is no place for profiles") }
    let profileName = try named(options, configuration)
    let earlier = configuration.profile(profileName)
    let portal = try answer(
      "portal (its domain, such as portal1.comm100.io)", options.portal ?? earlier?.portal, options)
    let api = options.api ?? earlier?.api
    let identity = Identity(portal: portal, api: api)
    let home = try identity.home()
    let site = try answer("site id", options.site ?? earlier?.site, options)
    let email = try answer("e-mail", self.email ?? environment("C100_EMAIL") ?? earlier?.email, options)
    let source = try password(email, options)
    try tryOut(home, .password(email: email, password: source, siteId: site), options)
    try ConfigurationEdit.apply(to: path) { edit in
      let table = ConfigurationEdit.table(ofProfile: profileName)
      edit.set("portal", portal, in: table)
      if let api { edit.set("api", api, in: table) }
      edit.set("site", site, in: table)
      edit.set("email", email, in: table)
      if let zone = options.zone { edit.set("zone", zone, in: table) }
      if let passwordCommand { edit.set("password_command", passwordCommand, in: table) }
      if let passwordFile { edit.set("password_file", passwordFile, in: table) }
      edit.set("profile", profileName, in: nil)
    }
    Streams.error("logged in; profile \(profileName) is stored in \(Safe.text(path)) and in use now\n")
  }

  private func named(_ options: Options, _ configuration: Configuration) throws(Failure) -> String {
    let name = self.name ?? options.profile ?? configuration.current ?? "default"
    guard ConfigurationEdit.isProfileName(name) else {
      throw .usage("a profile's name is made of letters, digits, - and _, got '\(name)'")
    }
    return name
  }

  private func answer(_ question: String, _ given: String?, _ options: Options) throws(Failure) -> String {
    if let given, !Ask.canAsk(options) || options.portal == given || options.site == given { return given }
    guard Ask.canAsk(options) else {
      throw .usage("the \(question) is not given", help: "--portal, --site and --email give it without a question")
    }
    guard let text = try Ask.line(question, options, default: given), !text.isEmpty else {
      throw .usage("the \(question) is not given")
    }
    return text
  }

  private func password(_ email: String, _ options: Options) throws(Failure) -> SecretSource {
    if let passwordCommand { return .command(passwordCommand) }
    if let passwordFile { return .given(try Identity.secret(in: passwordFile)) }
    if let given = environment("C100_PASSWORD") { return .given(Secret(given)) }
    do throws(Raise) {
      return .given(try Ask.password("password of \(email): ", options))
    } catch {
      throw Failure(error.kind == .cancelled ? .interrupted : .authentication, error.message, help: error.help)
    }
  }

  /// Logs in once: a profile that does not work is not stored.
  private func tryOut(_ home: Home, _ access: Access, _ options: Options) throws(Failure) {
    var transport = TransportOptions()
    transport.extraRoots = options.ca
    var clientOptions = ClientOptions()
    if let timeout = options.timeout { clientOptions.timeout = .milliseconds(Int(timeout * 1000)) }
    if let state = Paths.stateFolder, Paths.makeFolder(state) { clientOptions.ledgerDirectory = state }
    let client = Client(home: home, access: access, transport: HTTPTransport(transport), options: clientOptions)
    defer { try? Blocking.wait { () async throws(APIError) in await client.shutdown() } }
    do throws(Raise) {
      try Blocking.wait { () async throws(APIError) in try await client.login() }
    } catch {
      throw Failure(ExitStatus(error.kind), error.message, help: error.help)
    }
  }
}

extension ExitStatus {
  /// The status that tells what kind of failure ended a program.
  init(_ kind: ErrorKind) {
    self =
      switch kind {
      case .api: .api
      case .auth: .authentication
      case .network: .network
      case .limit: .limit
      case .cancelled: .interrupted
      default: .script
      }
  }
}
