#include "importers/issues.h"

#include <string.h>

#include "engine/store/store.h"

static const char *severity_name(enum severity severity) {
    return severity == SEVERITY_REJECTED ? "rejected" : "warning";
}

void issues_start(struct issues *issues, int64_t batch_id) {
    text_clear(&issues->copied);
    issues->batch_id = batch_id;
    issues->count = 0;
}

void issues_free(struct issues *issues) {
    text_free(&issues->copied);
}

static void add_number(struct text *out, size_t value) {
    if (value == 0)
        copy_binary_null(out);
    else
        copy_binary_int8(out, (int64_t)value);
}

/* Cut between characters, never within one. */
static void add_cut(struct text *out, const char *value) {
    size_t length = value == NULL ? 0 : strlen(value);
    struct text cut = TEXT_EMPTY;
    size_t at = 0;

    if (length <= ISSUE_VALUE_MAX) {
        copy_binary_text(out, value);
        return;
    }
    while (at < ISSUE_VALUE_MAX) {
        size_t step = text_utf8_step(value + at, length - at);
        at += step == 0 ? 1 : step;
    }
    text_add_bytes(&cut, value, at);
    text_add(&cut, "...");
    copy_binary_text(out, text_string(&cut));
    text_free(&cut);
}

void issues_add(struct issues *issues, const struct issue *issue) {
    struct text *out = &issues->copied;

    copy_binary_row(out, 8);
    copy_binary_int8(out, issues->batch_id);
    add_number(out, issue->row_number);
    add_number(out, issue->line);
    copy_binary_text(out, issue->column);
    add_cut(out, issue->value);
    copy_binary_text(out, severity_name(issue->severity));
    copy_binary_text(out, issue->code);
    copy_binary_text(out, issue->reason);
    issues->count++;
}
