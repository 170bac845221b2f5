import ImageCodecs

/// A PDF written by hand: objects, a cross-reference table, a trailer.
struct TestPDF {
    /// One page with JPEG images and a content stream.
    struct Page {
        /// Size in points.
        var width: Int, height: Int
        /// Drawing operators; image `n` is `/In`.
        var content: String
        /// JPEG files with their sizes in pixels.
        var images: [(jpeg: [UInt8], width: Int, height: Int)] = []
        /// Further entries of the page and of each image.
        var entries = "", imageEntries = ""

        /// A page that is one scan, with more drawn over it.
        static func scan(
            _ jpeg: [UInt8],
            width: Int,
            height: Int,
            points: (Int, Int),
            then more: String = "",
            entries: String = "",
            imageEntries: String = ""
        ) -> Page {
            Page(
                width: points.0,
                height: points.1,
                content: "q \(points.0) 0 0 \(points.1) 0 0 cm /I0 Do Q\n" + more,
                images: [(jpeg, width, height)],
                entries: entries,
                imageEntries: imageEntries
            )
        }
    }

    var pages: [Page]

    /// The bytes of the file.
    var file: [UInt8] {
        var objects: [[UInt8]] = [[], [], Array("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".utf8)]
        var kids: [String] = []
        for page in pages {
            var names = ""
            for (index, image) in page.images.enumerated() {
                let head =
                    "<</Type/XObject/Subtype/Image/Width \(image.width)/Height \(image.height)/ColorSpace/DeviceGray"
                    + "/BitsPerComponent 8/Filter/DCTDecode/Length \(image.jpeg.count)\(page.imageEntries)>>\nstream\n"
                objects.append(Array(head.utf8) + image.jpeg + Array("\nendstream".utf8))
                names += "/I\(index) \(objects.count) 0 R"
            }
            let stream = Array(page.content.utf8)
            objects.append(Array("<</Length \(stream.count)>>\nstream\n".utf8) + stream + Array("\nendstream".utf8))
            let content = objects.count
            objects.append(
                Array(
                    ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(page.width) \(page.height)]/Contents \(content) 0 R"
                        + "/Resources<</Font<</F 3 0 R>>/XObject<<\(names)>>>>\(page.entries)>>").utf8
                )
            )
            kids.append("\(objects.count) 0 R")
        }
        objects[0] = Array("<</Type/Catalog/Pages 2 0 R>>".utf8)
        objects[1] = Array("<</Type/Pages/Kids[\(kids.joined(separator: " "))]/Count \(kids.count)>>".utf8)
        return PDFWriter.file(objects: objects)
    }
}
