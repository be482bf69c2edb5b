/* Each distinct statement text is prepared once per connection. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/hash.h"
#include "engine/base/memory.h"
#include "engine/store/store_private.h"

/* A connection holds some tens of statements: comparing their hashes in a row beats any table. */
static struct statement *find(struct store *db, const char *sql, uint64_t hash) {
    for (size_t i = 0; i < db->statement_count; i++)
        if (db->statements[i].hash == hash && strcmp(db->statements[i].sql, sql) == 0)
            return &db->statements[i];
    return NULL;
}

enum status statement_name(struct store *db, const char *sql, const char **name, struct error *err) {
    uint64_t hash = hash_string(sql);
    struct statement *found = find(db, sql, hash);
    char fresh[STATEMENT_NAME_SIZE];
    PGresult *result;
    enum status status = STATUS_OK;

    if (found) {
        *name = found->name;
        return STATUS_OK;
    }
    snprintf(fresh, sizeof fresh, "s%lu", ++db->statement_serial);
    result = PQprepare(db->connection, fresh, sql, 0, NULL);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) {
        status = failure_of_result(db, result, sql, err);
    } else {
        memory_reserve((void **)&db->statements, &db->statement_capacity, db->statement_count + 1,
                       sizeof *db->statements);
        found = &db->statements[db->statement_count++];
        *found = (struct statement){.sql = memory_text(sql), .hash = hash};
        memcpy(found->name, fresh, sizeof fresh);
        *name = found->name;
    }
    PQclear(result);
    return status;
}

void statement_forget(struct store *db, const char *sql) {
    struct statement *found = find(db, sql, hash_string(sql));

    if (!found) return;
    free(found->sql);
    *found = db->statements[--db->statement_count];
}
