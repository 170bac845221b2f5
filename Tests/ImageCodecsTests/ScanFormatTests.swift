import ImageCodecs
import Testing

@Suite struct ScanFormatTests {
    @Test(
        "formats are told by content",
        arguments: [
            ([0xFF, 0xD8, 0xFF, 0xE0], ScanFormat.jpeg),
            ([0xFF, 0x4F, 0xFF, 0x51], .jpeg2000),
            ([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20], .jpeg2000),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
            ([0x49, 0x49, 0x2A, 0], .tiff),
            ([0x4D, 0x4D, 0, 0x2A], .tiff),
            ([0x49, 0x49, 0x2B, 0], .tiff),
            (Array("GIF89a".utf8), .gif),
            (Array("RIFF0000WEBPVP8 ".utf8), .webp),
            (Array("P5\n# a comment\n3 4\n255\n".utf8), .pnm),
            (Array("P1 3 4 0".utf8), .pnm),
            (Array("%PDF-1.4\n".utf8), .pdf),
            (Array("\n\nmail header\n%PDF-1.7\n".utf8), .pdf),
            (Array("BM".utf8) + [0, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0], .bmp),
        ] as [([UInt8], ScanFormat)]
    )
    func sniffs(_ head: [UInt8], _ format: ScanFormat) { #expect(ScanFormat.sniff(head) == format) }

    @Test(
        "words are no image",
        arguments: [
            "", "BM", "BMW and others, 12 March 1907", "P5", "P.S. 5", "II*", "Price 5 cents", "GIF8", "\u{89}PNG",
        ]
    )
    func refuses(_ text: String) { #expect(ScanFormat.sniff(Array(text.utf8)) == nil) }
}
