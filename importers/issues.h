/*
 * What is wrong or doubtful in a file, gathered while its rows are checked and then sent to source.issue as
 * one COPY. What the SQL finds it adds there itself.
 */
#ifndef TERRIER_IMPORTERS_ISSUES_H
#define TERRIER_IMPORTERS_ISSUES_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"

enum severity { SEVERITY_WARNING, SEVERITY_REJECTED };

struct issue {
    size_t row_number;  /* 0: the file as a whole */
    size_t line;        /* 0: unknown */
    const char *column; /* as the file names it; NULL for the whole row */
    const char *value;  /* as the file gave it; NULL without one */
    enum severity severity;
    const char *code;
    const char *reason;
};

struct issues {
    int64_t batch_id;
    struct text copied; /* rows of the binary COPY, without header and trailer */
    int64_t count;
};

#define ISSUE_VALUE_MAX                                                                                      \
    200 /* longer values are cut, with "..." behind them: the whole is in source.record                      \
         */

void issues_start(struct issues *issues, int64_t batch_id); /* empties it */
void issues_free(struct issues *issues);
void issues_add(struct issues *issues, const struct issue *issue);

#endif
