import ImageCodecs
import Raster

/// Small PDF files, written by hand: objects, a cross-reference table, a trailer.
enum SeedPDF {
    /// A picture as it lies in the file.
    struct Picture {
        var width: Int, height: Int
        var bytes: [UInt8]
        /// `DCTDecode` for JPEG, `JPXDecode` for JPEG 2000.
        var filter: String

        init(_ image: GrayImage, bytes: [UInt8], filter: String) {
            (width, height, self.bytes, self.filter) = (image.width, image.height, bytes, filter)
        }
    }

    enum Page {
        /// A picture all over the page.
        case scan(Picture)
        /// One line of type.
        case text
    }

    /// A file of these pages, of 60 by 75 points each.
    static func file(_ pages: [Page]) -> [UInt8] {
        var objects: [[UInt8]] = [[], [], Array("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".utf8)]
        var kids: [Int] = []
        for page in pages {
            var names = ""
            var content = "BT /F 9 Tf 5 40 Td (FAIR AND WARM) Tj ET"
            if case .scan(let picture) = page {
                let head =
                    "<</Type/XObject/Subtype/Image/Width \(picture.width)/Height \(picture.height)/BitsPerComponent 8"
                    + "/ColorSpace/DeviceGray/Filter/\(picture.filter)/Length \(picture.bytes.count)>>\nstream\n"
                objects.append(Array(head.utf8) + picture.bytes + Array("\nendstream".utf8))
                names = "/I \(objects.count) 0 R"
                content = "q 60 0 0 75 0 0 cm /I Do Q"
            }
            objects.append(Array("<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream".utf8))
            let dictionary =
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 60 75]/Contents \(objects.count) 0 R"
                + "/Resources<</Font<</F 3 0 R>>/XObject<<\(names)>>>>>>"
            objects.append(Array(dictionary.utf8))
            kids.append(objects.count)
        }
        objects[0] = Array("<</Type/Catalog/Pages 2 0 R>>".utf8)
        let list = kids.map { "\($0) 0 R" }.joined(separator: " ")
        objects[1] = Array("<</Type/Pages/Kids[\(list)]/Count \(kids.count)>>".utf8)
        return PDFWriter.file(objects: objects)
    }
}
