import ArgumentParser
import C100Kit
import C100Language
import Comm100
import LineEditor

/// `c100 login`: asks who and where, tries it, and stores a profile without the password.
struct LoginCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: "make a profile: who and where, and how to get the password",
    discussion: """
      Asks for what is not given, tries it, and stores a profile. The password itself is never stored: it is asked for
      in each session, or comes from --password-command, --password-file or C100_PASSWORD.
      """)
  static let examples = [
    "c100 login",
    "c100 login --name work --portal portal1.comm100.io --site 10000",
    "c100 login --name work --password-command 'pass show comm100'",
  ]

  @Option(help: "the profile's name") var name: String?
  @Option(help: "the agent's e-mail address") var email: String?
  @Option(help: ArgumentHelp("a command whose first line is the password", valueName: "command"))
  var passwordCommand: String?
  @Option(help: ArgumentHelp("a file whose first line is the password (0600)", valueName: "file"), completion: .file())
  var passwordFile: String?

  func run(_ context: Context) throws(Failure) {
    let options = context.options
    let configuration = try context.configuration()
    guard let path = configuration.path else { throw .usage("HOME is not set: there is no place for profiles") }
    let profileName = try named(options, configuration)
    let earlier = configuration.profile(profileName)
    let (portal, api) = try place(earlier, options)
    let home = try Identity(portal: portal, api: api).home()
    let site = try answer("site id", options.site ?? environment("C100_SITE_ID"), "--site", earlier?.site, options)
    let email = try answer("e-mail", self.email ?? environment("C100_EMAIL"), "--email", earlier?.email, options)
    try logIn(home, email, site, earlier, options)
    try ConfigurationEdit.apply(to: path) { edit in
      let table = ConfigurationEdit.table(ofProfile: profileName)
      edit.set("portal", portal, in: table)
      edit.set("api", api, in: table)
      edit.set("site", site, in: table)
      edit.set("email", email, in: table)
      if let zone = options.zone { edit.set("zone", zone, in: table) }
      if passwordCommand != nil || passwordFile != nil {
        edit.set("password_command", passwordCommand, in: table)
        edit.set("password_file", passwordFile.map(Paths.absolute), in: table)
      }
      edit.set("profile", profileName, in: nil)
    }
    Streams.error("logged in; profile \(profileName) is stored in \(Safe.text(path)) and in use now\n")
  }

  private func named(_ options: Options, _ configuration: Configuration) throws(Failure) -> String {
    let name = self.name ?? options.profile ?? configuration.current ?? "default"
    guard ConfigurationEdit.isProfileName(name) else {
      throw .usage("a profile's name is made of letters, digits, - and _, got '\(name)'")
    }
    guard passwordCommand == nil || passwordFile == nil else {
      throw .usage("--password-command and --password-file both say where the password is: give one")
    }
    return name
  }

  // MARK: - Questions

  /// Where: an API's origin that was named needs no portal. What cannot be one is asked for again.
  private func place(_ earlier: Profile?, _ options: Options) throws(Failure) -> (portal: String?, api: String?) {
    let api = options.api ?? environment("C100_API")
    if let api, options.portal == nil { return (environment("C100_PORTAL"), api) }
    let known = api ?? earlier?.api
    while true {
      let portal = try answer(
        "portal (its domain, such as portal1.comm100.io)", options.portal ?? environment("C100_PORTAL"), "--portal",
        earlier?.portal, options)
      // The API of another portal is not this one's.
      let api = portal == earlier?.portal ? known : api
      do throws(Failure) {
        _ = try Identity(portal: portal, api: api).home()
        return (portal, api)
      } catch {
        guard options.portal == nil, Ask.canAsk(options) else { throw error }
        Streams.error("\(Safe.text(error.message))\n")
      }
    }
  }

  /// What was given by name; else what a person says, who may keep what the profile says; else the profile's.
  private func answer(
    _ question: String, _ given: String?, _ option: String, _ earlier: String?, _ options: Options
  ) throws(Failure) -> String {
    if let given { return given }
    guard Ask.canAsk(options) else {
      if let earlier { return earlier }
      throw .usage("the \(question) is not given, and nobody is here to ask", help: "\(option) gives it")
    }
    guard let text = try Ask.line(question, options, default: earlier), !text.isEmpty else {
      throw .usage("the \(question) is not given", help: "\(option) gives it")
    }
    return text
  }

  /// Logs in; a password that was typed may be typed again.
  private func logIn(
    _ home: Home, _ email: String, _ site: String, _ earlier: Profile?, _ options: Options
  ) throws(Failure) {
    if let known = try known(earlier) {
      try tryOut(home, .password(email: email, password: known, siteId: site), options)
      return
    }
    for attempt in 1...3 {
      let typed: Secret
      do throws(Raise) { typed = try Ask.password("password of \(email): ", options) } catch {
        throw Failure(error.kind == .cancelled ? .interrupted : .authentication, error.message, help: error.help)
      }
      do throws(Failure) {
        try tryOut(home, .password(email: email, password: .given(typed), siteId: site), options)
        return
      } catch {
        guard error.status == .authentication, attempt < 3 else { throw error }
        Streams.error("\(Safe.text(error.message)): try again\n")
      }
    }
  }

  /// A password that needs no typing: what this command names, the environment's, what the profile names.
  private func known(_ earlier: Profile?) throws(Failure) -> SecretSource? {
    if let passwordCommand { return .command(passwordCommand) }
    if let passwordFile { return .given(try Identity.secret(in: passwordFile)) }
    if let given = environment("C100_PASSWORD") { return .given(Secret(given)) }
    return try earlier.flatMap(Identity.source)
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
