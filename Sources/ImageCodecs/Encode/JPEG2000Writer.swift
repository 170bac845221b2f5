import COpenJPEG
import CorpusFiles
import Raster

/// Gray images to JP2 through OpenJPEG.
enum JPEG2000Writer {
    /// Without loss, up to six resolution levels, one tile.
    static func lossless(_ image: GrayImage) throws(EncodeError) -> [UInt8] {
        precondition(image.width > 0 && image.height > 0, "an image to encode needs pixels")
        let refusal = EncodeError(.refused, "JPEG 2000 of \(image.width) x \(image.height) pixels: OpenJPEG refused it")
        var parameters = unsafe opj_cparameters_t()
        unsafe opj_set_default_encoder_parameters(&parameters)
        // No rate for the only layer: everything is kept.
        unsafe parameters.tcp_numlayers = 1
        unsafe parameters.cp_disto_alloc = 1
        // Every level halves the image, and the smallest must keep a pixel.
        let halvings = Int.bitWidth - 1 - min(image.width, image.height).leadingZeroBitCount
        unsafe parameters.numresolution = Int32(min(6, halvings + 1))
        var component = opj_image_cmptparm_t()
        (component.dx, component.dy, component.prec) = (1, 1, 8)
        (component.w, component.h) = (UInt32(image.width), UInt32(image.height))
        guard let picture = unsafe opj_image_create(1, &component, OPJ_CLRSPC_GRAY) else { throw refusal }
        defer { unsafe opj_image_destroy(picture) }
        unsafe (picture.pointee.x1, picture.pointee.y1) = (component.w, component.h)
        guard let target = unsafe picture.pointee.comps[0].data else { throw refusal }
        for (index, sample) in image.samples.enumerated() { unsafe target[index] = Int32(sample) }

        let sink = UnsafeMutablePointer<JPEG2000Sink>.allocate(capacity: 1)
        unsafe sink.initialize(to: JPEG2000Sink())
        defer {
            unsafe sink.deinitialize(count: 1)
            unsafe sink.deallocate()
        }
        guard let codec = unsafe opj_create_compress(OPJ_CODEC_JP2) else { throw refusal }
        defer { unsafe opj_destroy_codec(codec) }
        guard unsafe opj_setup_encoder(codec, &parameters, picture) != 0,
            let stream = unsafe opj_stream_create(1 << 16, 0)
        else { throw refusal }
        defer { unsafe opj_stream_destroy(stream) }
        unsafe opj_stream_set_user_data(stream, sink, nil)
        unsafe opj_stream_set_write_function(stream) { source, count, user in
            guard let source = unsafe source, let sink = unsafe user?.assumingMemoryBound(to: JPEG2000Sink.self)
            else { return -1 }
            unsafe sink.pointee.write(UnsafeRawBufferPointer(start: source, count: Int(count)))
            return count
        }
        unsafe opj_stream_set_skip_function(stream) { count, user in
            guard let sink = unsafe user?.assumingMemoryBound(to: JPEG2000Sink.self) else { return -1 }
            unsafe sink.pointee.place += Int(count)
            return count
        }
        unsafe opj_stream_set_seek_function(stream) { offset, user in
            guard let sink = unsafe user?.assumingMemoryBound(to: JPEG2000Sink.self) else { return 0 }
            unsafe sink.pointee.place = Int(offset)
            return 1
        }
        guard unsafe opj_start_compress(codec, picture, stream) != 0, unsafe opj_encode(codec, stream) != 0,
            unsafe opj_end_compress(codec, stream) != 0
        else { throw refusal }
        return unsafe sink.pointee.bytes
    }
}

/// What OpenJPEG has written; it goes back to fill in lengths.
private struct JPEG2000Sink {
    private(set) var bytes: [UInt8] = []
    /// Where the next byte goes; may lie beyond the end.
    var place = 0

    mutating func write(_ source: UnsafeRawBufferPointer) {
        let end = place + source.count
        if bytes.count < end { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
        unsafe bytes.replaceSubrange(place..<end, with: source)
        place = end
    }
}
