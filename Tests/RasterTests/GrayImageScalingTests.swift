import Raster
import Testing

@Suite struct GrayImageScalingTests {
    let ramp = GrayImage(width: 6, height: 2, samples: [0, 20, 40, 60, 80, 100, 100, 120, 140, 160, 180, 200])

    @Test func smallerIsTheMeanOfTheArea() {
        #expect(ramp.scaled(toWidth: 3, height: 1).samples == [60, 100, 140])
        #expect(ramp.scaled(toWidth: 1, height: 1).samples == [100])
        // 6 to 4 columns: a sample and a half each.
        #expect(ramp.scaled(toWidth: 4, height: 2).samples == [7, 33, 67, 93, 107, 133, 167, 193])
    }

    @Test func largerIsInterpolatedBetweenCentres() {
        let pair = GrayImage(width: 2, height: 1, samples: [0, 200])
        #expect(pair.scaled(toWidth: 4, height: 1).samples == [0, 50, 150, 200])
        #expect(pair.scaled(toWidth: 4, height: 3).samples == [0, 50, 150, 200, 0, 50, 150, 200, 0, 50, 150, 200])
    }

    @Test("an even tone stays what it is", arguments: [(1, 1), (3, 7), (13, 13), (14, 100), (50, 2)])
    func keepsTone(_ width: Int, _ height: Int) {
        for tone in [0, 1, 127, 254, 255] as [UInt8] {
            let scaled = GrayImage(width: 13, height: 9, filledWith: tone).scaled(toWidth: width, height: height)
            #expect(scaled == GrayImage(width: width, height: height, filledWith: tone))
        }
    }

    @Test func sameSizeIsTheSameImage() { #expect(ramp.scaled(toWidth: 6, height: 2) == ramp) }

    @Test func byAFactor() {
        #expect(ramp.scaled(by: 0.5) == ramp.scaled(toWidth: 3, height: 1))
        #expect(ramp.scaled(by: 0.01) == ramp.scaled(toWidth: 1, height: 1))
        #expect(ramp.resampled(byX: 2, y: 1.5) == ramp.resampled(toWidth: 12, height: 3))
    }

    @Test func quarterTurns() {
        let image = GrayImage(width: 3, height: 2, samples: [1, 2, 3, 4, 5, 6])
        #expect(image.rotated(quarterTurns: 1) == GrayImage(width: 2, height: 3, samples: [4, 1, 5, 2, 6, 3]))
        #expect(image.rotated(quarterTurns: 2) == GrayImage(width: 3, height: 2, samples: [6, 5, 4, 3, 2, 1]))
        #expect(image.rotated(quarterTurns: -1) == image.rotated(quarterTurns: 3))
        #expect(image.rotated(quarterTurns: 3).rotated(quarterTurns: 1) == image)
    }
}
