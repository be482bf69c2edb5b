#include "engine/exchange/copied.h"

#include "engine/base/csv.h"
#include "engine/base/text.h"

/* --- CSV --- */

struct csv_sink {
    store_sink sink;
    void *context;
};

/* PostgreSQL ends a row with a line feed, RFC 4180 with both; each chunk is one row. */
static enum status add_row(void *context, const void *bytes, size_t length, struct error *err) {
    const struct csv_sink *to = context;
    const char *row = bytes;
    size_t end = length > 0 && row[length - 1] == '\n' ? length - 1 : length;
    enum status status = to->sink(to->context, row, end, err);

    return status == STATUS_OK ? to->sink(to->context, "\r\n", 2, err) : status;
}

enum status copied_csv(struct store *db, const char *copy, const char *const *names, size_t count,
                       store_sink sink, void *context, struct error *err) {
    struct csv_sink to = {sink, context};
    struct text header = TEXT_EMPTY;

    csv_write_row(&header, names, count, true);
    enum status status = sink(context, header.data, header.length, err);
    text_free(&header);
    return status == STATUS_OK ? store_copy_out(db, copy, add_row, &to, err) : status;
}

/* --- through terrier-files --- */

struct feed {
    struct store *db;
    const char *const *copies;
};

static enum status feed_layer(void *context, size_t layer, files_byte_sink sink, void *sink_context,
                              struct error *err) {
    const struct feed *feed = context;
    return store_copy_out(feed->db, feed->copies[layer], sink, sink_context, err);
}

enum status copied_layers(struct store *db, const struct files_write *what, const char *const *copies,
                          struct error *err) {
    struct feed feed = {db, copies};
    return files_write_layers(what, feed_layer, &feed, err);
}
