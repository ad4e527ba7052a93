#if canImport(AsyncHTTPClient)
  import Glibc
  import Testing

  @testable import Comm100

  /// The real transport against `openssl s_server` with certificates of a throw-away authority.
  @Suite("TLS", .serialized, .enabled(if: TLSServer.isThere, "needs the openssl command"))
  struct TLSTests {
    @Test(
      "a connection that is not safe is refused with its cause, and no HTTP is sent",
      arguments: [
        ("good", "", false, "unknown issuer"), ("old", "", true, "has expired"), ("other", "", true, "another name"),
        ("good", "-tls1_1 -cipher DEFAULT@SECLEVEL=0", true, "TLS 1.2"),
      ])
    func refused(certificate: String, options: String, isTrusted: Bool, cause: String) async throws {
      let server = try TLSServer(certificate: certificate, options: options)
      let error = await send(to: server, roots: isTrusted ? server.authority : nil)
      #expect(error?.kind == .network && error?.isOutcomeUnknown == false)
      #expect(error?.message.contains(cause) == true, "\(String(describing: error))")
      #expect(server.stop() == "")
    }

    @Test("an extra root makes its servers safe, by name and by address", arguments: ["localhost", "127.0.0.1"])
    func trusted(host: String) async throws {
      let server = try TLSServer(certificate: "good", options: "")
      let error = await send(to: server, host: host, roots: server.authority)
      // The server takes the request and says nothing: the connection was made.
      #expect(error?.isOutcomeUnknown == true, "\(String(describing: error))")
      #expect(server.stop().hasPrefix("POST /x HTTP/1.1"))
    }

    private func send(to server: TLSServer, host: String = "localhost", roots: String?) async -> APIError? {
      let origin = Origin(known: .https, host: host, port: server.port)
      var options = ClientOptions()
      options.limit = nil
      options.timeout = .milliseconds(900)
      let client = Client(
        home: Home(portal: origin, api: origin), access: .token(Secret("T")),
        transport: HTTPTransport(TransportOptions(extraRoots: roots)), options: options)
      let error = await failure { () throws(APIError) in try await client.send(APIRequest(method: .post, path: "/x")) }
      await client.shutdown()
      return error
    }
  }

  /// A TLS server on loopback that writes down what comes.
  private final class TLSServer {
    let port: Int
    private let directory: TemporaryDirectory
    private var pid: pid_t = 0

    static var isThere: Bool { access("/usr/bin/openssl", X_OK) == 0 }

    var authority: String { "\(directory.path)/ca.pem" }

    /// Certificates and keys by file name, made once for all tests.
    private static let certificates: [String: [UInt8]]? = {
      guard let directory = try? TemporaryDirectory() else { return nil }
      let made = spawn("cd \(directory.path) && (\(makeCertificates)) >log 2>&1")
      var status: Int32 = 0
      waitpid(made, &status, 0)
      guard status == 0 else { return nil }
      let names = ["ca.pem"] + ["good", "other", "old"].flatMap { ["\($0).pem", "\($0).key"] }
      return Dictionary(
        uniqueKeysWithValues: names.map { ($0, Files.read("\(directory.path)/\($0)", limit: 1 << 16) ?? []) })
    }()

    private static let makeCertificates = """
      set -e
      key="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
      openssl req -x509 $key -days 2 -subj /CN=c100-test-ca -keyout ca.key -out ca.pem
      leaf() {
        openssl req $key -subj "/CN=$1" -keyout $1.key -out $1.csr
        printf "subjectAltName=$2" > $1.ext
        openssl x509 -req -in $1.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days $3 -extfile $1.ext -out $1.pem
      }
      leaf good DNS:localhost,IP:127.0.0.1 2
      leaf other DNS:other.example 2
      leaf old DNS:localhost,IP:127.0.0.1 -1
      """

    init(certificate: String, options: String) throws {
      directory = try TemporaryDirectory()
      let free = try RawServer { _ in }
      port = free.port
      free.stop()
      for (name, bytes) in try #require(TLSServer.certificates, "openssl made no certificates") {
        let file = Files.open("\(directory.path)/\(name)", O_CREAT | O_WRONLY, 0o600)
        defer { close(file) }
        try #require(write(file, bytes, bytes.count) == bytes.count)
      }
      pid = TLSServer.spawn(
        """
        cd \(directory.path) && mkfifo in && exec openssl s_server -quiet -accept 127.0.0.1:\(port) \
        -cert \(certificate).pem -key \(certificate).key \(options) >out 2>err <>in
        """)
      try #require(waitUntilListening())
    }

    /// Ends the server; what it has received.
    func stop() -> String {
      kill(pid, SIGTERM)
      waitpid(pid, nil, 0)
      return String(decoding: Files.read("\(directory.path)/out", limit: 4096) ?? [], as: UTF8.self)
    }

    /// The kernel's table of sockets says when the port listens; a trial connection would use up the server.
    private func waitUntilListening() -> Bool {
      let digits = String(port, radix: 16, uppercase: true)
      let entry = "0100007F:\(String(repeating: "0", count: 4 - digits.count))\(digits) 00000000:0000 0A"
      for _ in 0..<1000 {
        let table = Files.read("/proc/net/tcp", limit: 1 << 20) ?? []
        if table.firstRange(of: Array(entry.utf8)) != nil { return true }
        usleep(2000)
      }
      return false
    }

    private static func spawn(_ script: String) -> pid_t {
      var pid: pid_t = 0
      let words: [UnsafeMutablePointer<CChar>?] = ["/bin/sh", "-c", script].map { (word: String) in strdup(word) }
      defer { for word in words { free(word) } }
      posix_spawn(&pid, "/bin/sh", nil, nil, words + [nil], environ)
      return pid
    }
  }
#endif
