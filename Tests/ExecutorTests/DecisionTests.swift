import Executor
import Foundation
import Testing

@Suite struct PageQueueTests {
    @Test func handsOutInOrderAndTriesAgainFirst() {
        var queue = PageQueue(pending: [4, 7, 9])
        let first = queue.next()
        #expect(first == .init(position: 4, attempt: 1))
        #expect(queue.workerEnded(during: .init(position: 4, attempt: 1)) == .tryAgain)
        #expect(queue.next() == .init(position: 4, attempt: 2))
        #expect(queue.workerEnded(during: .init(position: 4, attempt: 2)) == .giveUp)
        #expect(queue.next() == .init(position: 7, attempt: 1))
        #expect(queue.next() == .init(position: 9, attempt: 1))
        #expect(queue.next() == nil && !queue.hasNext)
    }

    @Test func stoppedQueueHandsOutNothing() {
        var queue = PageQueue(pending: [1, 2])
        _ = queue.next()
        #expect(queue.workerEnded(during: .init(position: 1, attempt: 1)) == .tryAgain)
        queue.stop()
        #expect(!queue.hasNext && queue.next() == nil)
    }
}

@Suite struct LineBufferTests {
    @Test func cutsLinesWhereverTheBytesAreCut() {
        let text = Array("one\n\ntwo\nrest".utf8)
        for cut in 0...text.count {
            var buffer = LineBuffer(limit: 10)
            var lines: [String] = []
            for part in [text[..<cut], text[cut...]] {
                buffer.append(part)
                while case .line(let line)? = buffer.next() { lines.append(String(decoding: line, as: UTF8.self)) }
            }
            #expect(lines == ["one", "", "two"])
            #expect(String(decoding: buffer.rest, as: UTF8.self) == "rest")
        }
    }

    @Test func blocksOfBytesLieBetweenLines() {
        let text = Array("head\na\nb\ncdtail\n".utf8)
        for cut in 0...text.count {
            var buffer = LineBuffer(limit: 10)
            buffer.append(text[..<cut])
            var head = buffer.next()
            var block = head == nil ? nil : buffer.take(6)
            buffer.append(text[cut...])
            if head == nil { head = buffer.next() }
            block = block ?? buffer.take(6)
            #expect(head == .line(Data("head".utf8)) && block == Data("a\nb\ncd".utf8), "cut at \(cut)")
            #expect(buffer.next() == .line(Data("tail".utf8)) && buffer.next() == nil)
            #expect(buffer.take(1) == nil && buffer.take(0) == Data())
        }
    }

    @Test func refusesLongLinesBeforeTheirEndComes() {
        var buffer = LineBuffer(limit: 3)
        buffer.append(Array("four".utf8))
        #expect(buffer.next() == .tooLong)
    }
}

@Suite struct ProgressMeterTests {
    @Test func estimatesFromThePagesOfThisRun() {
        var meter = ProgressMeter(total: 10, start: 100)
        #expect(meter.sentence(at: 100) == "0 of 10 pages")
        for second in 1...4 { meter.count(failed: second == 4, at: 100 + Double(second) * 30) }
        #expect(meter.pagesPerMinute(at: 220) == 2)
        #expect(meter.secondsLeft(at: 220) == 180)
        #expect(meter.sentence(at: 220) == "4 of 10 pages, 2.0 pages/min, 3 min left, 1 failed")
        #expect(meter.bar(at: 220, width: 80).hasPrefix("[##########......"))
        #expect(meter.bar(at: 220, width: 20).count == 20)
    }

    @Test func speedFollowsTheLastPages() {
        var meter = ProgressMeter(total: 1000, start: 0)
        for second in 1...100 { meter.count(failed: false, at: Double(second) * 60) }
        for second in 1...50 { meter.count(failed: false, at: 6000 + Double(second)) }
        #expect(meter.pagesPerMinute(at: 6050) == 60)
    }
}
