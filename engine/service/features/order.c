#include "engine/service/features/order.h"

#include <string.h>

static bool is_taken(const struct order *order, const struct column *column) {
    for (int i = 0; i < order->count; i++)
        if (order->keys[i].column == column) return true;
    return false;
}

static enum status unknown_sortable(const struct collection *collection, const char *name, size_t length,
                                    struct error *err) {
    struct text known = TEXT_EMPTY;

    collection_column_names(collection, COLUMN_SORTED, &known);
    error_set(err, STATUS_INVALID, "%s cannot be sorted by `%.*s`; it can be by: id, %s", collection->name,
              (int)length, name, text_string(&known));
    text_free(&known);
    return STATUS_INVALID;
}

/* A plus sign that was not encoded comes as a space. */
static enum status read_key(struct order *order, const char *text, size_t length, struct error *err) {
    const bool down = length > 0 && *text == '-';
    const bool marked = length > 0 && (down || *text == '+' || *text == ' ');
    const char *name = text + marked;
    length -= marked;
    const bool by_id = length == 2 && memcmp(name, "id", length) == 0;
    const struct column *column = by_id ? &collection_id : collection_column(order->collection, name, length);

    if (column == NULL || (column->flags & COLUMN_SORTED) == 0)
        return unknown_sortable(order->collection, name, length, err);
    if (is_taken(order, column))
        return error_set(err, STATUS_INVALID, "sortby names `%s` twice", column->name);
    if (order->count == ORDER_KEYS_MAX)
        return error_set(err, STATUS_INVALID, "sortby takes at most %d columns", ORDER_KEYS_MAX);
    order->keys[order->count++] = (struct order_key){column, down};
    return STATUS_OK;
}

enum status order_parse(struct order *out, const struct collection *collection, const char *text,
                        struct error *err) {
    *out = (struct order){.collection = collection};
    while (text != NULL) {
        size_t length = strcspn(text, ",");
        enum status status = read_key(out, text, length, err);
        if (status != STATUS_OK) return status;
        text = text[length] == ',' ? text + length + 1 : NULL;
    }
    return STATUS_OK;
}
