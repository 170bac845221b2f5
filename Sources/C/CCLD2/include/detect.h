#pragma once

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Languages of a text, the most frequent first, and their shares in per cent; -1 where there is no further one.
struct cld2_languages {
    int languages[3];
    int percents[3];
    /// Whether the first is surer than any other.
    bool is_reliable;
};

/// Detects the languages of `length` bytes of plain text, which must be valid UTF-8.
///
/// `at_best_effort` gives an answer where the text is short or damaged, too.
struct cld2_languages cld2_detect(const char *text, int length, bool at_best_effort);

/// The code of a language, such as "de" or "zh-Hant"; lives as long as the program.
const char *cld2_code(int language);

#ifdef __cplusplus
}
#endif
