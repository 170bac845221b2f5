import Dispatch
import Executor
import Foundation
import Glibc

/// Turns Ctrl-C and the request to end into presses of a stop switch.
final class Signals {
    private let sources: [any DispatchSourceSignal]

    /// Begins to listen; the second signal presses the switch a second time.
    init(pressing stop: StopSwitch) {
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { stop.press() }
            source.resume()
            return source
        }
    }

    deinit { for source in sources { source.cancel() } }
}
