// CLD2 has a C++ interface only; this is the part of it that we need, for C.
#include "include/detect.h"

// CLD2 uses FILE without saying so.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" struct cld2_languages cld2_detect(const char *text, int length, bool at_best_effort) {
    CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
    struct cld2_languages result = {{-1, -1, -1}, {0, 0, 0}, false};
    double scores[3] = {0, 0, 0};
    int letters = 0;
    const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    const int flags = at_best_effort ? CLD2::kCLDFlagBestEffort : 0;
    CLD2::ExtDetectLanguageSummary(text, length, true, &hints, flags, languages, result.percents, scores, nullptr, &letters,
                                   &result.is_reliable);
    for (int index = 0; index < 3; index++) {
        if (languages[index] != CLD2::UNKNOWN_LANGUAGE) result.languages[index] = static_cast<int>(languages[index]);
    }
    return result;
}

extern "C" const char *cld2_code(int language) {
    return CLD2::LanguageCode(static_cast<CLD2::Language>(language));
}
