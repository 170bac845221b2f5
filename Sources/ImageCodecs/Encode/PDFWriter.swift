/// Puts PDF files together for the laboratory and the tests.
package enum PDFWriter {
    /// A file of these objects (PDF 1.4, ISO 32000-1, 7.5), numbered from 1; the first is the catalog.
    package static func file(objects: [[UInt8]]) -> [UInt8] {
        var file = Array("%PDF-1.4\n".utf8)
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let place = String(file.count)
            table += String(repeating: "0", count: 10 - place.count) + place + " 00000 n \n"
            file += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let end = "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(file.count)\n%%EOF\n"
        return file + Array((table + end).utf8)
    }
}
