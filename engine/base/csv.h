/*
 * A strict CSV reader (RFC 4180 and the ways real files bend it), and the writer beside it.
 *
 * Reading: the whole file is in memory (a council's lists are megabytes), or passes through a window (a
 * gazetteer is gigabytes).
 * UTF-8 with or without BOM, or Windows-1252, which is told from UTF-8 by validity and
 * turned into UTF-8; CR, LF and CRLF may be mixed; a quoted field may hold line ends; doubled quotes
 * are one. What is *not* forgiven is reported as that row's fault, with the row's exact bytes kept.
 * Nothing is merged, dropped or guessed in silence: the rows' raw bytes in their order are the file, but
 * for line ends, blank lines (empty, or only spaces) and the BOM.
 *
 * Where reading goes on after a fault, so that one bad row never swallows those after it:
 * - stray quote: the row ends with the line that the quote stands in;
 * - text after a closing quote, quote never closed: the row ends with the line in which that field's quote
 *   was *opened*, because a missing or extra quote there is the likeliest cause. The lines after it are
 *   read as rows again; the rest of a field that did span lines may so be reported as rows of its own;
 * - NUL byte, field too long, ragged row: the row is well formed and ends where it ends.
 * The first fault of a row is reported, but one of the first two kinds goes before the others.
 * Only a fine or a ragged row has fields; of any other the raw bytes are all there is.
 */
#ifndef TERRIER_BASE_CSV_H
#define TERRIER_BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/base/text.h"

enum csv_fault {
    CSV_FINE = 0,
    CSV_STRAY_QUOTE,      /* a quote inside an unquoted field */
    CSV_TEXT_AFTER_QUOTE, /* characters between a closing quote and the next separator */
    CSV_UNCLOSED_QUOTE,   /* the file ended inside quotes */
    CSV_NUL_BYTE,
    CSV_TOO_FEW_FIELDS,
    CSV_TOO_MANY_FIELDS,
    CSV_FIELD_TOO_LONG, /* over CSV_FIELD_MAX bytes */
    CSV_ROW_TOO_LONG    /* of a stream: the row's first line is longer than the window */
};

#define CSV_FIELD_MAX   (1024 * 1024)
#define CSV_COLUMNS_MAX 1024

enum csv_encoding { CSV_UTF8, CSV_UTF8_BOM, CSV_WINDOWS_1252 };

struct csv_row {
    size_t line;   /* line of the file where the row starts, from 1 */
    size_t number; /* data row, from 1; the header is 0 */
    enum csv_fault fault;
    size_t fault_column; /* field, from 1, where the fault was seen (ragged: the first missing or extra); 0
                            for none */
    const char **fields; /* UTF-8, `field_count` of them; owned by the reader until the next call */
    size_t field_count;  /* at most CSV_COLUMNS_MAX, however many the row has; 0 when it cannot be read */
    const char *raw; /* the row's bytes as they stood in the file, line end excluded; not UTF-8 by promise */
    size_t raw_length;
};

struct csv_reader;

/*
 * Takes a copy of nothing: `bytes` must outlive the reader. The separator is the one of ',' ';' and tab that
 * stands most often in the first line. STATUS_INVALID for an empty file, a header that cannot be read or has
 * over CSV_COLUMNS_MAX names, and UTF-16. A file of only a header is open with no rows.
 */
enum status csv_open(struct csv_reader **out, const char *bytes, size_t length, struct error *err);
void csv_close(struct csv_reader *reader); /* NULL does nothing */

/*
 * The same of a file of any size, which passes through `window` bytes (CSV_WINDOW): memory stays as it is.
 * `source` puts up to `size` bytes, at least one, into `buffer`, or says by `*got` 0 that there are no more.
 * What differs from a file in memory:
 * - fields and raw bytes live until the next row is asked for;
 * - a quote that is not closed within the window counts as never closed;
 * - a line longer than the window is one row of fault CSV_ROW_TOO_LONG, of whose bytes the first are kept;
 * - whether bytes above 0x7F are Windows-1252 is told row by row.
 * After the last row csv_ended() tells whether that was the end of the file.
 */
#define CSV_WINDOW ((size_t)4 * 1024 * 1024)
typedef enum status (*csv_source)(void *context, void *buffer, size_t size, size_t *got, struct error *err);
enum status csv_open_stream(struct csv_reader **out, csv_source source, void *context, size_t window,
                            struct error *err);

/* STATUS_OK, or what the source failed with. */
enum status csv_ended(const struct csv_reader *reader, struct error *err);

/* Of a stream: Windows-1252 once a row was in it. */
enum csv_encoding csv_encoding(const struct csv_reader *reader);
char csv_separator(const struct csv_reader *reader);

/* The header's names as written (trimmed). A repeated or empty name is the caller's to judge. */
size_t csv_column_count(const struct csv_reader *reader);
const char *csv_column(const struct csv_reader *reader, size_t index);

/* The next data row, blank lines skipped (and counted in the line numbers). False at the end. */
bool csv_next(struct csv_reader *reader, struct csv_row *row);

/* A sentence about a fault: "a quote stands inside an unquoted field". Static storage. */
const char *csv_fault_text(enum csv_fault fault);
const char *csv_fault_code(enum csv_fault fault); /* "stray_quote": for JSON and the issue list */

/* --- writing: RFC 4180, UTF-8, CRLF --- */

/*
 * Adds one field, quoted where needed. `guard_formula` puts an apostrophe before text that a spreadsheet
 * would run (= + - @ TAB CR at the start), unless the text is a plain number.
 */
void csv_write_field(struct text *out, const char *value, bool first, bool guard_formula);
void csv_write_row(struct text *out, const char *const *values, size_t count, bool guard_formula);
bool csv_looks_like_formula(const char *value);

#endif
