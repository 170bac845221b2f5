#include <zlib.h>

/// `inflateInit2`, which is a macro: gzip and zlib by their heads, the largest window.
static inline int broadsheet_inflate_init(z_stream *stream) { return inflateInit2(stream, 15 + 32); }
