extension GrayImage {
    /// The image with black and white exchanged.
    package func inverted() -> GrayImage { GrayImage(width: width, height: height, samples: samples.map { 255 - $0 }) }
}
