import AsyncHTTPClient
import Logging
import NIOCore
import NIOSSL
