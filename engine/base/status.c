#include "engine/base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"

/* A message cut in the middle of a character would be invalid UTF-8 in JSON and on the terminal. */
static void cut_at_character(char *message) {
    size_t length = strlen(message);
    size_t start = length;
    while (start > 0 && length - start < 4) {
        start--;
        if (((unsigned char)message[start] & 0xC0) != 0x80) break;
    }
    if (!text_is_utf8(message + start, length - start)) message[start] = '\0';
}

/* Bracketed, because under the analyzer the name is a macro too. */
enum status(error_set)(struct error *err, enum status status, const char *format, ...) {
    /* Formatted aside, because the old message may be among the arguments. */
    char message[sizeof err->message];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (length < 0) message[0] = '\0';
    if ((size_t)length >= sizeof message) cut_at_character(message);
    err->status = status;
    memcpy(err->message, message, sizeof message);
    return status;
}

enum status error_context(struct error *err, const char *format, ...) {
    char context[sizeof err->message];
    va_list args;
    va_start(args, format);
    if (vsnprintf(context, sizeof context, format, args) < 0) context[0] = '\0';
    va_end(args);
    return error_set(err, err->status, "%s: %s", context, err->message);
}

const char *status_name(enum status status) {
    switch (status) {
    case STATUS_OK:
        return "ok";
    case STATUS_INVALID:
        return "invalid";
    case STATUS_NOT_FOUND:
        return "not_found";
    case STATUS_CONFLICT:
        return "conflict";
    case STATUS_REFUSED:
        return "refused";
    case STATUS_UNAVAILABLE:
        return "unavailable";
    case STATUS_CANCELLED:
        return "cancelled";
    case STATUS_IO:
        return "io";
    case STATUS_RETRY:
        return "retry";
    case STATUS_INTERNAL:
        return "internal";
    }
    return "internal";
}

int status_exit_code(enum status status) {
    switch (status) {
    case STATUS_OK:
        return 0;
    case STATUS_INVALID:
        return 2;
    case STATUS_NOT_FOUND:
        return 3;
    case STATUS_CONFLICT:
    case STATUS_REFUSED:
        return 4;
    case STATUS_UNAVAILABLE:
    case STATUS_RETRY:
        return 5;
    case STATUS_IO:
        return 6;
    case STATUS_CANCELLED:
        return 7;
    case STATUS_INTERNAL:
        return 1;
    }
    return 1;
}
