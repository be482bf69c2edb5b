/*
 * Backups of the private cluster by PostgreSQL's own tools, and bringing them back.
 *
 * A backup is a directory: `cluster/` as pg_basebackup wrote it while the server ran, with the WAL that makes
 * it whole and a manifest of SHA-256 digests; `server.conf`, the operator's own settings, if there are any;
 * and `backup`, which says where the register's ledger stood when the backup began. It is there whole or not
 * at all. A backup of a register's own server is made by that server's means, not here.
 */
#ifndef TERRIER_STORE_BACKUP_H
#define TERRIER_STORE_BACKUP_H

#include <stdint.h>

#include "engine/base/status.h"

struct backup_report {
    int64_t revision; /* of the ledger, that the backup holds at least */
    int64_t bytes;
};

/* `to` must not be there yet. */
enum status backup_make(const char *data_directory, const char *to, struct backup_report *report,
                        struct error *err);

struct restore_report {
    int64_t revision; /* of the ledger, as restored */
    int64_t rows;     /* of the record, each compared with its history by digest */
};

/*
 * Compares each file with the manifest, brings the copy up in `data_directory`, which must have no cluster
 * yet, lets it recover, checks the ledger's whole chain and each row of the record against its newest version
 * in history, and makes it a new incarnation. It is left running. A fault anywhere: STATUS_INVALID names it,
 * and nothing is left behind.
 */
enum status restore_into(const char *backup, const char *data_directory, struct restore_report *report,
                         struct error *err);

/* The same in a directory beside the backup, which is removed afterwards: is this backup good? */
enum status restore_verify(const char *backup, struct restore_report *report, struct error *err);

#endif
