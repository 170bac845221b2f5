import CorpusModel
package import PageFlow
import Raster

/// Takes the pages out of a scan: upright, positive, without the film's dark ground, a spread divided into its two pages.
///
/// It looks at a reduced scan alone. Tones are judged by parts of the page and by the lines in which marks stand, the
/// direction of lines by the edges of letters. Feet and tops of letters tell whether a page stands on its head; where they
/// leave a doubt, and before any page is turned, some lines are read both ways round. A scan that needs nothing is passed on
/// as it is.
package struct FrameStage: Stage {
    private let settings: FrameSettings
    private let reader: (any TextRecognizer)?

    /// Makes the stage.
    ///
    /// - Parameters:
    ///   - settings: what is known of the writing.
    ///   - reader: reads some lines both ways round where their letters leave a doubt; `nil` where nothing is read.
    package init(_ settings: FrameSettings = FrameSettings(), reader: (any TextRecognizer)?) {
        (self.settings, self.reader) = (settings, reader)
    }

    package var identity: StageIdentity { Self.identity(settings, isRead: reader != nil) }

    /// The identity; needs no loaded reader, which is named with the recognition stage.
    package static func identity(_ settings: FrameSettings, isRead: Bool) -> StageIdentity {
        StageIdentity(
            name: "frame",
            version: 1,
            settings: settings.named.merging(["reads": "\(isRead)"]) { first, _ in first }
        )
    }

    /// Lines that are read with this confidence are the right way round, whatever the other way gives.
    private static let plainlyRead = 0.85

    /// The pages of a scan in reading order.
    ///
    /// - Throws: errors of the reader.
    @concurrent package func run(_ scan: RasterPage) async throws -> FramedScan {
        guard scan.image.width > 0, scan.image.height > 0 else {
            return FramedScan(pages: [FramedPage(unframed: scan)])
        }
        var look = ScanLook(scan.image)
        let polarity = Polarity(look.image)
        let orientation = Orientation(
            polarity.sharpness,
            isEnough: polarity.letters.isEnough,
            settings: settings
        )
        let rotation = try await rotation(orientation, polarity, look, scan.image)
        let turns = rotation.value / 90
        if polarity.inverted.value { look.image = look.image.inverted() }
        look.image = look.image.rotated(quarterTurns: turns)
        let letters = polarity.letters.turned(turns)
        let ground = FilmGround(look.image)
        let degrees = turns % 2 == 0 ? polarity.sharpness.degrees : EdgeSharpness(letters).degrees
        let spread = SpreadFinder(letters, box: ground.box, degrees: degrees)
        var image = scan.image
        if polarity.inverted.value { image = image.inverted() }
        image = ground.cleared(image.rotated(quarterTurns: turns))
        let whole = ground.box.unscaled(from: look.scale, rounding: .outwards).intersection(image.bounds)
        let box = ground.isEmpty ? image.bounds : whole
        func page(_ part: PixelRect, _ side: PageFraming.Side) -> FramedPage {
            var page = scan
            page.image = part == image.bounds ? image : image.cropped(to: part)
            return FramedPage(
                page: page,
                framing: PageFraming(
                    rotation: rotation,
                    inverted: polarity.inverted,
                    box: Judged(part, confidence: ground.confidence),
                    side: Judged(side, confidence: spread.confidence)
                ),
                scanWidth: image.width,
                scanHeight: image.height
            )
        }
        /// A page of a spread, whose gutter may be as dark as the ground.
        func half(_ part: PixelRect, _ side: PageFraming.Side) -> FramedPage {
            var framed = page(part, side)
            let ground = FilmGround(look.image.cropped(to: part.scaled(by: look.scale, rounding: .nearest)))
            guard !ground.isEmpty else { return framed }
            let inner = ground.box.unscaled(from: look.scale, rounding: .outwards)
                .intersection(framed.page.image.bounds)
            framed.page.image = ground.cleared(framed.page.image).cropped(to: inner)
            framed.framing?.box = Judged(inner.moved(x: part.x0, y: part.y0), confidence: ground.confidence)
            return framed
        }
        guard let division = spread.division.map({ Int((Double($0) / look.scale).rounded()) }) else {
            return FramedScan(pages: [page(box, .single)])
        }
        let pages = [
            half(PixelRect(x0: box.x0, y0: box.y0, x1: division, y1: box.y1), .left),
            half(PixelRect(x0: division, y0: box.y0, x1: box.x1, y1: box.y1), .right),
        ]
        return FramedScan(pages: settings.readsFromRight ? pages.reversed() : pages)
    }

    /// Degrees clockwise by which the scan is turned.
    private func rotation(
        _ orientation: Orientation,
        _ polarity: Polarity,
        _ look: ScanLook,
        _ scan: GrayImage
    ) async throws -> Judged<Int> {
        var (turns, confidence) = (orientation.quarterTurns, orientation.baseConfidence ?? 0.5)
        if polarity.letters.isEnough, turns != 0 || orientation.baseConfidence == nil, let reader {
            let (width, height) = turns % 2 == 0 ? (scan.width, scan.height) : (scan.height, scan.width)
            let sheet = LineSheet(polarity.letters.turned(turns), scale: look.scale) { box in
                let part = box.intersection(PixelRect(x0: 0, y0: 0, x1: width, y1: height))
                let crop = scan.cropped(to: part.turned(-turns, inWidth: width, height: height))
                return (polarity.inverted.value ? crop.inverted() : crop).rotated(quarterTurns: turns)
            }
            if let sheet {
                let asIs = try await sheet.confidence(turned: false, by: reader)
                let other = asIs >= Self.plainlyRead ? 0 : try await sheet.confidence(turned: true, by: reader)
                // Reading outweighs the shapes of letters where it is clear.
                if max(asIs, other) > 0.3, other > 1.15 * asIs || asIs > 1.15 * other {
                    if other > asIs { turns ^= 2 }
                    let (more, less) = (max(asIs, other), min(asIs, other))
                    confidence =
                        asIs >= Self.plainlyRead ? max(confidence, asIs) : more * more / (more * more + less * less)
                } else if turns == 2 {
                    // Letters alone turn no page upside down where reading does not bear them out.
                    (turns, confidence) = (0, 0.5)
                }
            }
        }
        return Judged(90 * turns, confidence: min(orientation.lineConfidence, confidence))
    }
}
