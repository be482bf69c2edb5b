/*
 * Text that was UTF-8 and was read once as Windows-1252 before it reached us: a pound sign as two characters,
 * an accented letter as two, a dash as three.
 */
#ifndef TERRIER_IMPORTERS_MOJIBAKE_H
#define TERRIER_IMPORTERS_MOJIBAKE_H

#include "engine/base/text.h"

enum mojibake {
    MOJIBAKE_NONE,
    MOJIBAKE_REPAIRED, /* every character beyond ASCII belonged to such a sequence: `out` holds the text meant
                        */
    MOJIBAKE_DOUBTFUL  /* some did, some did not: left as it is */
};

/* `text` is UTF-8. `out` is cleared first. */
enum mojibake mojibake_read(const char *text, struct text *out);

#endif
