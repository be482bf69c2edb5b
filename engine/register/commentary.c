#include "engine/register/commentary.h"

#include "engine/register/outcome.h"
#include "sql/embedded.h"

enum status commentary_say(struct store *db, const struct commentary *what, int64_t *version,
                           struct error *err) {
    return register_act(db, sql_commentary_say, BIND(what->of, what->fields, what->actor), version, err);
}
