/* The connection that keeps the books of the jobs. */
#include "engine/base/log.h"
#include "engine/service/api/jobs_inside.h"
#include "sql/embedded.h"

/* The books are short statements: one that takes longer waits for something that is wrong. */
#define DESK_MILLISECONDS 30000

void desk_open(struct desk *desk, const struct jobs_options *options) {
    pthread_mutex_init(&desk->lock, NULL);
    desk->options = options;
}

void desk_close(struct desk *desk) {
    store_close(desk->db);
    pthread_mutex_destroy(&desk->lock);
}

enum status desk_connect(const struct jobs_options *options, struct store **db, struct error *err) {
    struct text dsn = TEXT_EMPTY;
    enum status status = options->dsn(options->context, &dsn, err);

    if (status == STATUS_OK) status = store_open(db, text_string(&dsn), err);
    text_free(&dsn);
    return status;
}

/* With the lock held. A connection that was lost meanwhile is told from one that fails at what is asked. */
static enum status ready(struct desk *desk, struct error *err) {
    struct error lost = {0};

    if (desk->db && store_run(desk->db, sql_job_ping, BIND_NONE, &lost) != STATUS_OK) {
        log_info("jobs", "the connection was lost: %s", lost.message);
        store_close(desk->db);
        desk->db = NULL;
    }
    if (desk->db) return STATUS_OK;
    desk->leading = false;
    if (desk_connect(desk->options, &desk->db, err) != STATUS_OK) return err->status;
    store_set_timeout(desk->db, DESK_MILLISECONDS);
    return STATUS_OK;
}

enum status desk_do(struct desk *desk, desk_work work, void *context, struct error *err) {
    enum status status;

    pthread_mutex_lock(&desk->lock);
    status = ready(desk, err);
    if (status == STATUS_OK) status = work(desk->db, context, err);
    pthread_mutex_unlock(&desk->lock);
    return status;
}

struct statement {
    const char *sql;
    struct bind bind;
    enum store_shape shape;
    struct rows **out;
};

static enum status run_statement(struct store *db, void *context, struct error *err) {
    const struct statement *statement = context;

    return store_query(db, statement->sql, statement->bind, statement->shape, statement->out, err);
}

enum status desk_query(struct desk *desk, const char *sql, struct bind bind, enum store_shape shape,
                       struct rows **out, struct error *err) {
    struct statement statement = {sql, bind, shape, out};

    return desk_do(desk, run_statement, &statement, err);
}

bool desk_leads(struct desk *desk, bool *fresh) {
    struct rows *rows = NULL;
    struct error err = {0};
    bool leads;

    *fresh = false;
    pthread_mutex_lock(&desk->lock);
    if (ready(desk, &err) == STATUS_OK && !desk->leading &&
        store_query(desk->db, sql_job_lead, BIND_NONE, STORE_ONE, &rows, &err) == STATUS_OK)
        *fresh = desk->leading = rows_boolean(rows, 0, 0);
    leads = desk->db && desk->leading;
    pthread_mutex_unlock(&desk->lock);
    rows_free(rows);
    return leads;
}
