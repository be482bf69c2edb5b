/* What making and bringing back share. Not for other rooms. */
#ifndef TERRIER_STORE_BACKUP_PRIVATE_H
#define TERRIER_STORE_BACKUP_PRIVATE_H

#include "engine/store/backup.h"
#include "engine/store/cluster_private.h"
#include "engine/store/store.h"

#define BACKUP_DIGEST_SIZE 65

/* The file `backup`: where the ledger stood. */
struct backup_label {
    int64_t revision;
    char digest[BACKUP_DIGEST_SIZE]; /* hexadecimal */
    int major;                       /* of PostgreSQL */
};

enum status backup_label_write(const struct cluster *cluster, const char *backup,
                               const struct backup_label *label, struct error *err);
enum status backup_label_read(const char *backup, struct backup_label *label, struct error *err);

/* The register's database of a running cluster, as its owner. */
enum status backup_open(struct store **db, const struct cluster *cluster, struct error *err);

/* As the cluster's owner; anything but exit code 0 is `status` with `what` and what the program said last. */
enum status backup_run(struct cluster *cluster, const char *const *argv, enum status failed, const char *what,
                       struct error *err);

#endif
