#include <stdarg.h>
#include <stdio.h>
#include <tiffio.h>

// Fields are read and set through variadic functions, which Swift cannot call: one door for each kind of value.

static inline int tiff_get_u16(TIFF *tiff, uint32_t tag, uint16_t *value) { return TIFFGetField(tiff, tag, value); }

static inline int tiff_get_u32(TIFF *tiff, uint32_t tag, uint32_t *value) { return TIFFGetField(tiff, tag, value); }

static inline int tiff_get_float(TIFF *tiff, uint32_t tag, float *value) { return TIFFGetField(tiff, tag, value); }

static inline int tiff_get_u16_pair(TIFF *tiff, uint32_t tag, uint16_t *first, uint16_t *second) {
    return TIFFGetField(tiff, tag, first, second);
}

static inline int tiff_get_u16_list(TIFF *tiff, uint32_t tag, uint16_t *count, uint16_t **values) {
    return TIFFGetField(tiff, tag, count, values);
}

static inline int tiff_get_u64_list(TIFF *tiff, uint32_t tag, uint16_t *count, uint64_t **values) {
    return TIFFGetField(tiff, tag, count, values);
}

static inline int tiff_get_color_map(TIFF *tiff, uint16_t **red, uint16_t **green, uint16_t **blue) {
    return TIFFGetField(tiff, TIFFTAG_COLORMAP, red, green, blue);
}

static inline int tiff_set_int(TIFF *tiff, uint32_t tag, int value) { return TIFFSetField(tiff, tag, value); }

static inline int tiff_set_double(TIFF *tiff, uint32_t tag, double value) { return TIFFSetField(tiff, tag, value); }

static inline int tiff_set_int_pair(TIFF *tiff, uint32_t tag, int first, int second) {
    return TIFFSetField(tiff, tag, first, second);
}

static inline int tiff_set_u16_list(TIFF *tiff, uint32_t tag, int count, const uint16_t *values) {
    return TIFFSetField(tiff, tag, count, values);
}

static inline int tiff_set_u64_list(TIFF *tiff, uint32_t tag, int count, const uint64_t *values) {
    return TIFFSetField(tiff, tag, count, values);
}

static inline int tiff_set_color_map(TIFF *tiff, const uint16_t *red, const uint16_t *green, const uint16_t *blue) {
    return TIFFSetField(tiff, TIFFTAG_COLORMAP, red, green, blue);
}

// What libtiff complained about first since the log was cleared; one log for each open file.
typedef struct {
    char error[256];
} tiff_log;

static inline int tiff_note_error(TIFF *tiff, void *log, const char *module, const char *format, va_list words) {
    tiff_log *own = (tiff_log *)log;
    if (own && own->error[0] == 0) vsnprintf(own->error, sizeof own->error, format, words);
    // Handled: the library's own handlers, which write to standard error, are not called.
    return 1;
}

static inline int tiff_ignore(TIFF *tiff, void *log, const char *module, const char *format, va_list words) { return 1; }

// Opens a file for reading: complaints go to the log, which must outlive the file, and to no global handler. No mapping,
// as a file that is cut while it is read would end the process; no single allocation above `most` bytes.
static inline TIFF *tiff_open(const char *path, const char *mode, tiff_log *log, int64_t most) {
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    if (!options) return NULL;
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, most);
    TIFFOpenOptionsSetErrorHandlerExtR(options, tiff_note_error, log);
    TIFFOpenOptionsSetWarningHandlerExtR(options, tiff_ignore, NULL);
    TIFF *tiff = TIFFOpenExt(path, mode, options);
    TIFFOpenOptionsFree(options);
    return tiff;
}
