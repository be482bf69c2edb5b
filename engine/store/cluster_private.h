/* What the files of the private cluster share. Not for other rooms. */
#ifndef TERRIER_STORE_CLUSTER_PRIVATE_H
#define TERRIER_STORE_CLUSTER_PRIVATE_H

#include <stdbool.h>
#include <sys/types.h>

#include "engine/base/account.h"
#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/store/cluster.h"

#define CLUSTER_DEFAULT_AS_ROOT "/var/lib/terrier"
#define CLUSTER_MARKER          "terrier-cluster"

/* The operating system's user who owns the cluster: `terrier` for root, otherwise ourselves. */
struct cluster {
    struct arena *arena; /* owns the texts */
    struct account owner;
    const char *data;             /* absolute */
    const char *pgdata;           /* <data>/cluster */
    const char *log;              /* <data>/log */
    const char *proj;             /* <data>/proj */
    const char *socket_link;      /* <data>/socket */
    const char *socket_directory; /* the short one */
    const char *binaries;         /* of the server; NULL until found */
};

/* --- cluster_paths.c --- */
void cluster_paths(struct cluster *cluster, const char *data_directory);
enum status cluster_owner_find(struct account *owner, bool make, struct error *err);
/* STATUS_REFUSED when the data directory belongs to another than the owner. */
enum status cluster_owner_check(const struct cluster *cluster, struct error *err);
/* Makes the data directory; refuses what is another's. Several may do so at once. */
enum status cluster_data_make(const struct cluster *cluster, struct error *err);
/* Makes log, proj and socket directories and the link to the last. Under the lock. */
enum status cluster_directories_make(const struct cluster *cluster, struct error *err);

/* --- cluster_files.c --- */
/* Written beside and renamed, so that it is there whole or not at all. */
enum status cluster_file_write(const struct cluster *cluster, const char *path, const char *content,
                               struct error *err);
enum status cluster_file_append(const char *path, const char *content, struct error *err);
/* From byte `offset` on, at most 64 KiB; "" when there is no such file. */
void cluster_file_read(struct text *out, const char *path, long offset);
long cluster_file_size(const char *path); /* 0 when there is none */
enum status cluster_tree_remove(const char *path, struct error *err);

/* --- cluster_lock.c --- */
enum status cluster_lock_take(const struct cluster *cluster, int *lock, struct error *err);
void cluster_lock_release(int lock); /* -1 does nothing */

/* --- cluster_settings.c --- */
/* terrier.conf, pg_hba.conf and pg_ident.conf in `pgdata`. */
enum status cluster_settings_write(const struct cluster *cluster, const char *pgdata, struct error *err);

/* --- cluster_look.c --- */
/* A living PostgreSQL process that works in PGDATA; 0 when there is none. */
long cluster_process_in(const char *pgdata);

/* --- cluster_server.c: the programs of the server --- */
enum status cluster_server_make(struct cluster *cluster, struct error *err); /* initdb */
enum status cluster_server_start(struct cluster *cluster, struct error *err);
enum status cluster_server_stop(struct cluster *cluster, struct error *err);
/* Any program as the owner, with the server's environment; `said` gains what it says, `heard` may be NULL. */
enum status cluster_server_run(struct cluster *cluster, const char *const *argv,
                               void (*heard)(void *context, const char *said, size_t length), void *context,
                               struct text *said, int *code, struct error *err);

/* --- cluster.c --- */
enum status cluster_programs_find(struct cluster *cluster, int major, struct error *err); /* its binaries */
/* The owner, the paths, the lock and the directories; what was not made by terrier is refused first. */
enum status cluster_begin(struct cluster *cluster, const char *data_directory, int *lock, struct error *err);
void cluster_dsn_for(struct text *out, const struct cluster *cluster, const char *database, const char *role);

#endif
