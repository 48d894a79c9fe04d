import ArgumentParser
import Dispatch
import Preview
import Synchronization

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Shows the site in a browser on this machine, and reloads it after each change.",
    discussion: """
      The site is made in memory, with the headers of the real one; nothing is written. Problems of \
      the sources are shown as a page. Look-up records are sealed with a key of this run.
      """)

  @OptionGroup var sources: SourceOptions

  @Option(help: "Port on the loopback interface; 0 lets the system choose.")
  var port: UInt16 = 8000

  func run() throws {
    let build = PreviewBuild(options: sources)
    let server: PreviewServer
    do { server = try PreviewServer(build.sources, port: port) } catch {
      throw MachineFailure(error)
    }
    let quiet = sources.quiet
    try waiting {
      try await server.run { port in
        if !quiet { Terminal.out("http://127.0.0.1:\(port)/ (Ctrl-C ends it)") }
      }
    }
  }

  /// Runs an asynchronous body to its end: the other commands have no use for tasks.
  private func waiting(_ body: @escaping @Sendable () async throws -> Void) throws {
    let done = DispatchSemaphore(value: 0)
    let box = FailureBox()
    Task.detached {
      do { try await body() } catch { box.set(MachineFailure(error)) }
      done.signal()
    }
    done.wait()
    if let failure = box.failure { throw failure }
  }
}

/// Brings a failure from one task to another.
private final class FailureBox: Sendable {
  private let value = Mutex<MachineFailure?>(nil)

  var failure: MachineFailure? { value.withLock { $0 } }

  func set(_ failure: MachineFailure) { value.withLock { $0 = failure } }
}
