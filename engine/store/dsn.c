/* A connection string for another login. */
#include <string.h>

#include "engine/base/text.h"
#include "engine/store/store_private.h"

void dsn_add(struct text *out, const char *keyword, const char *value) {
    text_format(out, "%s%s='", out->length > 0 ? " " : "", keyword);
    for (; *value != '\0'; value++) {
        if (*value == '\'' || *value == '\\') text_add_char(out, '\\');
        text_add_char(out, *value);
    }
    text_add_char(out, '\'');
}

enum status store_dsn_as(struct text *out, const char *dsn, const char *login, struct error *err) {
    PQconninfoOption *options = PQconninfoParse(dsn, NULL);

    if (options == NULL)
        return error_set(err, STATUS_INVALID,
                         "TERRIER_DSN is no connection string (it is not shown, for it may hold a password): "
                         "write host=... dbname=... user=..., or a postgresql:// address");
    for (const PQconninfoOption *option = options; option->keyword != NULL; option++)
        if (option->val != NULL && strcmp(option->keyword, "user") != 0 &&
            strcmp(option->keyword, "password") != 0)
            dsn_add(out, option->keyword, option->val);
    dsn_add(out, "user", login);
    PQconninfoFree(options);
    return STATUS_OK;
}
