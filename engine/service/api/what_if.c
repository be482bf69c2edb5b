/* POST /api/what-if: what a run would say if some facts were other than they were, from memory. */
#include "engine/service/api/what_if.h"

#include <stdlib.h>

#include "engine/base/text.h"
#include "engine/runs/what_if_answer.h"
#include "engine/service/api/context.h"
#include "engine/service/api/memory.h"
#include "sql/embedded.h"

struct asking {
    struct request *request;
    struct response *response;
    const struct what_if_asked *asked;
};

/* What the reader may be told is decided here, by their own login. */
static enum status answer(struct asking *asking, struct store *db, const struct recalled *recalled,
                          struct error *err) {
    struct supposed supposed;
    struct what_if *made = NULL;
    bool *withheld = NULL;
    size_t wrong = 0;
    enum status status = supposed_read(&supposed, db, asking->asked->changes, err);

    if (status == STATUS_OK) status = what_if(&made, recalled, supposed.changes, supposed.count, &wrong, err);
    if (status == STATUS_INVALID || status == STATUS_NOT_FOUND) {
        request_fault(asking->request, 422, "field", "changes");
        status = STATUS_INVALID;
    }
    if (status == STATUS_OK) status = supposed_withheld(&withheld, db, recalled, made, err);
    if (status == STATUS_OK) {
        struct json json = json_writer(response_body(asking->response));
        json_object(&json);
        what_if_write(&json, recalled, &supposed, made, withheld);
        json_end(&json);
        response_type(asking->response, "application/json");
    }
    free(withheld);
    what_if_free(made);
    supposed_free(&supposed);
    return status;
}

static enum status hold_and_answer(struct asking *asking, struct store *db, const char *run, bool newest,
                                   struct error *err) {
    struct memory *memory = api_context(asking->request)->memory;
    struct remembered *held = NULL;
    enum status status = memory_hold(memory, run, newest, &held, err);

    if (status != STATUS_OK) return status;
    status = answer(asking, db, memory_run(held), err);
    memory_release(memory, held);
    return status;
}

static enum status find_and_answer(struct store *db, void *context, struct error *err) {
    struct asking *asking = context;
    const char *asked = asking->asked->run;
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_run_find, BIND(asked), STORE_MAYBE_ONE, &rows, err);

    text_clear(response_body(asking->response));
    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(asking->request, asked ? 422 : 404, "field", "run");
        status = asked ? error_set(err, STATUS_INVALID, "there is no run %s; /api/runs lists them", asked)
                       : error_set(err, STATUS_NOT_FOUND, "nothing has been judged yet");
    }
    if (status == STATUS_OK) status = hold_and_answer(asking, db, rows_text(rows, 0, 0), asked == NULL, err);
    rows_free(rows);
    return status;
}

enum status what_if_post(struct request *request, struct response *response, struct error *err) {
    struct what_if_asked asked;
    struct asking asking = {request, response, &asked};
    enum status status = what_if_read(request, &asked, err);

    return status == STATUS_OK
               ? store_transaction(request_db(request), (struct store_intent){.read_only = true},
                                   find_and_answer, &asking, err)
               : status;
}
