/* The one-cell address of a row, and what to tell of it. */
#include "importers/address.h"
#include "importers/row.h"

/* A part that the row gives in a column of its own stands. True when it was taken. */
static bool fill(struct row *row, const char *field, const char *value) {
    if (value == NULL || row_get(row, field) != NULL) return false;
    row_set(row, field, value);
    return true;
}

static void add(struct text *said, const char *what, const char *value) {
    text_format(said, "%s%s %.60s", said->length == 0 ? "" : ", ", what, value);
}

void row_address(struct row *row) {
    const char *given = row_get(row, "address");
    struct text said = TEXT_EMPTY;
    struct address address;

    if (given == NULL) return;
    if (!address_read(row->checker->row_arena, given, &address)) {
        if (fill(row, "street", given))
            row_warn(row, "address", "address_whole",
                     "nothing shows how to take the address apart; all of it was taken as the street");
        return;
    }
    if (fill(row, "street_number", address.number)) add(&said, "number", address.number);
    if (fill(row, "street", address.street)) add(&said, "street", address.street);
    if (fill(row, "locality", address.locality)) add(&said, "locality", address.locality);
    if (fill(row, "post_town", address.town)) add(&said, "town", address.town);
    if (fill(row, "postcode", address.postcode)) add(&said, "postcode", address.postcode);
    if (said.length > 0)
        row_warn(row, "address", "address_split", "the address stands in one cell; taken as %s",
                 text_string(&said));
    text_free(&said);
}
