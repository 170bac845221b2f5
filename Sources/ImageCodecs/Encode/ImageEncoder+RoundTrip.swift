package import Raster

extension ImageEncoder {
    /// The image as it comes back from a JPEG of this quality, with its blocks and rings.
    ///
    /// `quality` is libjpeg's, `1...100`.
    package static func throughJPEG(_ image: GrayImage, quality: Int) throws -> GrayImage {
        let bytes = try jpeg(image, quality: quality)
        return try JPEGCodec.decode(bytes, path: "memory", limits: .default, reduction: .full).image
    }
}
