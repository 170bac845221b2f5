import Executor
import Foundation
import Testing

@Suite struct RequestReaderTests {
    @Test func readsOnlySoManyLinesAhead() async throws {
        let pipe = Pipe()
        let count = 3 * RequestReader.capacity
        try pipe.fileHandleForWriting.write(contentsOf: Data((1...count).map { "\($0)\n" }.joined().utf8))
        try pipe.fileHandleForWriting.close()
        let reader = RequestReader(pipe.fileHandleForReading, isCoordinated: false)
        var lines = reader.lines().makeAsyncIterator()
        for _ in 0..<1000 where reader.pendingCount < RequestReader.capacity {
            try await Task.sleep(for: .milliseconds(5))
        }
        try await Task.sleep(for: .milliseconds(50))
        #expect(reader.pendingCount == RequestReader.capacity)
        var read: [String] = []
        while let line = await lines.next() {
            read.append(String(decoding: line, as: UTF8.self))
            #expect(reader.pendingCount <= RequestReader.capacity)
            reader.answered()
        }
        #expect(read == (1...count).map(String.init))
    }

    @Test func emptyLinesAskForNothingAndTheLastNeedsNoNewline() async throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("\n\none\n\ntwo".utf8))
        try pipe.fileHandleForWriting.close()
        let reader = RequestReader(pipe.fileHandleForReading, isCoordinated: false)
        var read: [String] = []
        for await line in reader.lines() {
            read.append(String(decoding: line, as: UTF8.self))
            reader.answered()
        }
        #expect(read == ["one", "two"])
    }
}

@Suite struct StopSwitchTests {
    @Test func wakesThoseThatWaitForItsUrgency() async {
        let stop = StopSwitch()
        async let graceful: Void = stop.wait(for: .graceful)
        stop.press()
        await graceful
        #expect(stop.isPressed)
        async let immediate: Void = stop.wait(for: .immediate)
        stop.press()
        await immediate
        await stop.wait(for: .immediate)
    }

    @Test func aCancelledWaitEndsAndLeavesTheSwitchForOthers() async {
        let stop = StopSwitch()
        let waiting = Task { await stop.wait(for: .graceful) }
        waiting.cancel()
        await waiting.value
        #expect(!stop.isPressed)
        let other = Task { await stop.wait(for: .graceful) }
        stop.press()
        await other.value
    }

    @Test func workIsCancelledByAPressAndKeptIfItWasDone() async throws {
        let stop = StopSwitch()
        #expect(try await stop.cancelling { 7 } == 7)
        let work = Task { try await stop.cancelling { try await Task.sleep(for: .seconds(3600)) } }
        stop.press()
        await #expect(throws: CancellationError.self) { try await work.value }
    }
}
