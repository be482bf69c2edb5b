/* Inside the CSV reader: a file that passes through a window of fixed size. Nothing else includes this. */
#ifndef TERRIER_BASE_CSV_WINDOW_H
#define TERRIER_BASE_CSV_WINDOW_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/csv.h"

struct csv_window {
    csv_source source;
    void *context;
    char *buffer;
    size_t capacity;
    size_t length;
    bool ended;         /* the source has given all, or failed */
    bool ascii;         /* no byte in the buffer is above 0x7F */
    enum status status; /* why it ended */
    struct error error;
};

struct csv_window *csv_window_new(csv_source source, void *context, size_t capacity);
void csv_window_free(struct csv_window *window); /* NULL does nothing */

/* Drops what lies before `*at`, fills up, and moves both pointers along. */
void csv_window_fill(struct csv_window *window, const char **at, const char **end);

/* Whether nothing more could be taken in behind what begins at `at`. */
bool csv_window_full(const struct csv_window *window, const char *at);

#endif
