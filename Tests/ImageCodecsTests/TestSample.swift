import ImageCodecs
import Testing

/// A small file in a variant that the encoders do not make, and the tones it must give.
///
/// The pictures are four by two patches of plain colours, or one plain tone, saved by Pillow.
struct TestSample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var format: ScanFormat
    /// The file in Base64.
    var file: String
    var tones: [UInt8]
    /// Greatest difference of a tone: 0 but for formats that lose or round.
    var tolerance: Int

    static let all: [TestSample] = [
        TestSample(
            testDescription: "PNG, 24 bits",
            format: .png,
            file: """
                iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAI0lEQVR4nGP4z8DA8J+BgeF/g4MCw////xkYGE6kGH\
                GJyAEAdQoIdVD+q8IAAAAASUVORK5CYII=
                """,
            tones: [76, 150, 29, 79, 255, 0, 124, 18],
            tolerance: 0
        ),
        TestSample(
            testDescription: "PNG, palette",
            format: .png,
            file: """
                iVBORw0KGgoAAAANSUhEUgAAAAQAAAACBAMAAACNhmBQAAAAGFBMVEX///8A/wDIZDKAQCAKFB7/AAAAAP8AAAAXWa\
                pSAAAADklEQVR4nGMMFGJklwUAAhcAikHBUAsAAAAASUVORK5CYII=
                """,
            tones: [76, 150, 29, 79, 255, 0, 124, 18],
            tolerance: 0
        ),
        TestSample(
            testDescription: "PNG, 16 bits",
            format: .png,
            file: """
                iVBORw0KGgoAAAANSUhEUgAAAAQAAAABEAAAAACMx4xSAAAAEUlEQVR4nGNgYKj///+/kAkAD08Dwz64Vv8AAAAASU\
                VORK5CYII=
                """,
            tones: [0, 128, 255, 18],
            tolerance: 1
        ),
        TestSample(
            testDescription: "PNG, alpha over white",
            format: .png,
            file: """
                iVBORw0KGgoAAAANSUhEUgAAAAQAAAABCAYAAAD5PA/NAAAAFUlEQVR4nGNggID/////b2BgYGAAACBzBH0ow+oRAA\
                AAAElFTkSuQmCC
                """,
            tones: [255, 0, 255, 255],
            tolerance: 0
        ),
        TestSample(
            testDescription: "GIF",
            format: .gif,
            file: """
                R0lGODdhBAACAIIAAP///wD/AMhkMoBAIAoUHv8AAAAA/wAAACwAAAAABAACAAAIDAALBDAwAMABAQQCAgA7
                """,
            tones: [76, 150, 29, 79, 255, 0, 124, 18],
            tolerance: 0
        ),
        TestSample(
            testDescription: "BMP, 24 bits",
            format: .bmp,
            file: """
                Qk1OAAAAAAAAADYAAAAoAAAABAAAAAIAAAABABgAAAAAABgAAADEDgAAxA4AAAAAAAAAAAAA////AAAAMmTIHhQKAA\
                D/AP8A/wAAIECA
                """,
            tones: [76, 150, 29, 79, 255, 0, 124, 18],
            tolerance: 0
        ),
        TestSample(
            testDescription: "PPM",
            format: .pnm,
            file: """
                UDYKNCAyCjI1NQr/AAAA/wAAAP+AQCD///8AAADIZDIKFB4=
                """,
            tones: [76, 150, 29, 79, 255, 0, 124, 18],
            tolerance: 0
        ),
        TestSample(
            testDescription: "WebP, lossless",
            format: .webp,
            file: """
                UklGRkYAAABXRUJQVlA4TDoAAAAvA0AAAD9AFmCyIDLozF9vGmTCEPsVk0h9BAIUMcEB/1c2/wFCihxSc1+tAzUBCL\
                Axq4lQbhH9jz4D
                """,
            tones: [76, 150, 29, 79, 255, 0, 124, 18],
            tolerance: 0
        ),
        TestSample(
            testDescription: "TIFF, LZW, 24 bits",
            format: .tiff,
            file: """
                SUkqACAAAACAP8AQOBQRAEAQP+FQMAMgyDIFBQPQEAAKAAABAwABAAAABAAAAAEBAwABAAAAAgAAAAIBAwADAAAAng\
                AAAAMBAwABAAAABQAAAAYBAwABAAAAAgAAABEBBAABAAAACAAAABUBAwABAAAAAwAAABYBAwABAAAAAgAAABcBBAAB\
                AAAAFwAAABwBAwABAAAAAQAAAAAAAAAIAAgACAA=
                """,
            tones: [76, 150, 29, 79, 255, 0, 124, 18],
            tolerance: 0
        ),
        TestSample(
            testDescription: "TIFF, deflate",
            format: .tiff,
            file: """
                SUkqACQAAAB4nPvPwMDwH4QbHBT+/wexTqQYcYnIAQBxKwh1CgAAAQMAAQAAAAQAAAABAQMAAQAAAAIAAAACAQMAAw\
                AAAKIAAAADAQMAAQAAAAgAAAAGAQMAAQAAAAIAAAARAQQAAQAAAAgAAAAVAQMAAQAAAAMAAAAWAQMAAQAAAAIAAAAX\
                AQQAAQAAABwAAAAcAQMAAQAAAAEAAAAAAAAACAAIAAgA
                """,
            tones: [76, 150, 29, 79, 255, 0, 124, 18],
            tolerance: 0
        ),
        TestSample(
            testDescription: "JPEG, CMYK",
            format: .jpeg,
            file: """
                /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCx\
                AWEBETFBUVFQwPFxgWFBgSFBUU/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgME\
                BQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJCh\
                YXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqi\
                o6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASw\
                AAPwD9U6/VOv1Tplf/2Q==
                """,
            tones: [UInt8](repeating: 127, count: 64),
            tolerance: 3
        ),
        TestSample(
            testDescription: "JPEG, CMYK, cyan",
            format: .jpeg,
            file: """
                /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCx\
                AWEBETFBUVFQwPFxgWFBgSFBUU/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgME\
                BQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJCh\
                YXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqi\
                o6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASw\
                AAPwD8qq/VOv1Tr9U6/9k=
                """,
            tones: [UInt8](repeating: 179, count: 64),
            tolerance: 3
        ),
        TestSample(
            testDescription: "JPEG, progressive",
            format: .jpeg,
            file: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBw\
                YGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK\
                CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wgARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xA\
                AUAQEAAAAAAAAAAAAAAAAAAAAH/9oADAMBAAIQAxAAAAGcFbZ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAB\
                BQJ//8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAwEBPwF//8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAgEBPw\
                F//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAGPwJ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPyF/\
                /9oADAMBAAIAAwAAABAD/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAwEBPxB//8QAFBEBAAAAAAAAAAAAAAAAAA\
                AAAP/aAAgBAgEBPxB//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxB//9k=
                """,
            tones: [UInt8](repeating: 124, count: 64),
            tolerance: 3
        ),
        TestSample(
            testDescription: "JPEG 2000, colour",
            format: .jpeg2000,
            file: """
                AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAABAAAAAQAAwcHAAAAAAAPY2\
                9scgEAAAAAABAAAACqanAyY/9P/1EALwAAAAAABAAAAAQAAAAAAAAAAAAAAAQAAAAEAAAAAAAAAAAAAwcBAQcBAQcB\
                Af9SAAwAAAABAAAEBAAB/1wABEBA/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS40/5AACgAAAA\
                AAMgAB/5PPtCQUAFFcCEGBagjD5w4RUFSIQuEfz7QsEVBJXAhCQeU+DB//2Q==
                """,
            tones: [UInt8](repeating: 124, count: 16),
            tolerance: 1
        ),
        TestSample(
            testDescription: "JPEG 2000, codestream",
            format: .jpeg2000,
            file: """
                /0//UQApAAAAAAAEAAAABAAAAAAAAAAAAAAABAAAAAQAAAAAAAAAAAABBwEB/1IADAAAAAEAAAQEAAH/XAAEQED/ZA\
                AlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjT/kAAKAAAAAAAZAAH/k8fUEBFQU6PYADCP/9k=
                """,
            tones: [UInt8](repeating: 77, count: 16),
            tolerance: 0
        ),
        TestSample(
            testDescription: "JPEG 2000, 16 bits",
            format: .jpeg2000,
            file: """
                AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAABAAAAAQAAQ8HAAAAAAAPY2\
                9scgEAAAAAABEAAACBanAyY/9P/1EAKQAAAAAABAAAAAQAAAAAAAAAAAAAAAQAAAAEAAAAAAAAAAAAAQ8BAf9SAAwA\
                AAABAAAEBAAB/1wABECA/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS40/5AACgAAAAAADwAB/5\
                OA/9k=
                """,
            tones: [UInt8](repeating: 128, count: 16),
            tolerance: 0
        ),
    ]
}
