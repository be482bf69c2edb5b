/* Transactions. */
#include <unistd.h>

#include "engine/base/account.h"
#include "engine/store/store_private.h"
#include "sql/embedded.h"

struct transaction {
    struct store_intent intent;
    store_work work;
    void *context;
};

static void roll_back(struct store *db) {
    struct error ignored = {0};
    db->timeout_set = -1; /* a setting made inside the transaction goes with it */
    db->times_unsure = true;
    if (PQstatus(db->connection) == CONNECTION_OK) execute_command(db, sql_transaction_rollback, &ignored);
}

static enum status state_intent(struct store *db, struct store_intent intent, struct error *err) {
    struct account user;
    const char *actor = intent.actor;

    if (actor == NULL && account_by_uid(getuid(), &user)) actor = user.name;
    return store_run(db, sql_transaction_intent,
                     BIND(actor ? actor : "unknown user", intent.reason ? intent.reason : ""), err);
}

static enum status commit(struct store *db, struct error *err) {
    if (PQtransactionStatus(db->connection) != PQTRANS_INTRANS)
        return error_set(err, STATUS_INTERNAL,
                         "a transaction was to be committed although a statement in it had failed");
    return execute_command(db, sql_transaction_commit, err);
}

static enum status attempt(struct store *db, void *context, struct error *err) {
    const struct transaction *transaction = context;
    const char *begin =
        transaction->intent.read_only ? sql_transaction_begin_read_only : sql_transaction_begin;
    enum status status = execute_begin(db, err);

    if (status == STATUS_OK) status = execute_command(db, begin, err);
    if (status != STATUS_OK) return status;
    db->asked_read_only = transaction->intent.read_only;
    if (!transaction->intent.read_only) status = state_intent(db, transaction->intent, err);
    if (status == STATUS_OK) status = transaction->work(db, transaction->context, err);
    if (status == STATUS_OK) status = commit(db, err);
    if (status != STATUS_OK) roll_back(db);
    db->asked_read_only = false;
    return status;
}

enum status store_transaction(struct store *db, struct store_intent intent, store_work work, void *context,
                              struct error *err) {
    struct transaction transaction = {intent, work, context};

    if (PQstatus(db->connection) != CONNECTION_OK) return failure_of_connection(db, err);
    if (PQtransactionStatus(db->connection) != PQTRANS_IDLE)
        return error_set(err, STATUS_INTERNAL, "a transaction was begun inside another");
    return retry_run(db, attempt, &transaction, err);
}
