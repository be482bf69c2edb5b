#include "tools/cli/direction_run.h"

#include <stdio.h>

#include "engine/base/text.h"
#include "sql/embedded.h"

enum status direction_run_find(struct store *db, const char *quarter, struct rows **run, struct error *err) {
    enum status status = store_query(db, sql_direction_run, BIND(quarter), STORE_MAYBE_ONE, run, err);

    if (status != STATUS_OK || rows_count(*run) == 1) return status;
    if (quarter)
        return error_set(err, STATUS_NOT_FOUND,
                         "nothing was published for the quarter %.40s: `terrier runs` shows which were, and "
                         "`terrier evaluate --quarter` publishes one",
                         quarter);
    return error_set(err, STATUS_NOT_FOUND,
                     "nothing has been judged yet; run `terrier evaluate --quarter` first");
}

static const char *text(const struct rows *run, size_t column) {
    return rows_text(run, 0, column);
}

void direction_run_say(const struct rows *run) {
    if (text(run, DIRECTION_QUARTER))
        printf("%s: run %s", text(run, DIRECTION_QUARTER), text(run, DIRECTION_RUN));
    else
        printf("Run %s, published for no quarter", text(run, DIRECTION_RUN));
    printf(", facts as at %s, criteria version %s", text(run, DIRECTION_AS_AT),
           text(run, DIRECTION_CRITERIA));
    if (text(run, DIRECTION_LABEL)) printf(" (%s)", text(run, DIRECTION_LABEL));
    puts(".");
    if (text(run, DIRECTION_REPLACES))
        printf("It replaces run %s, which is kept.\n", text(run, DIRECTION_REPLACES));
    if (text(run, DIRECTION_COMPARED_RUN) == NULL) {
        puts("There is nothing before it to compare it with.");
        return;
    }
    printf("Compared with %s%srun %s, facts as at %s.\n",
           text(run, DIRECTION_COMPARED_QUARTER) ? text(run, DIRECTION_COMPARED_QUARTER) : "",
           text(run, DIRECTION_COMPARED_QUARTER) ? ", " : "", text(run, DIRECTION_COMPARED_RUN),
           text(run, DIRECTION_COMPARED_AS_AT));
    if (!text_equal(text(run, DIRECTION_COMPARED_CRITERIA), text(run, DIRECTION_CRITERIA)))
        printf(
            "Last ratings are those of then, by criteria version %s; directions judge both by version %s.\n",
            text(run, DIRECTION_COMPARED_CRITERIA), text(run, DIRECTION_CRITERIA));
}
