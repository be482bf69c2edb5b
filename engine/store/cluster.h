/*
 * The private PostgreSQL cluster: found or made under a data directory, owned by terrier alone.
 *
 * Layout of the data directory (default: as root /var/lib/terrier under the system user `terrier`,
 * otherwise $XDG_DATA_HOME/terrier or ~/.local/share/terrier):
 *     cluster/    PGDATA, made with data checksums, no TCP, peer authentication with a map
 *     proj/       the grid files given to PROJ, ours and the server's (PROJ_DATA)
 *     log/        the server's log
 *     server.conf settings of the operator's own, read last; never written by terrier
 *     socket      a link to the short 0700 directory that holds the socket (a socket's path may have
 *                 107 bytes at most)
 * It never touches a cluster that it did not make: PGDATA carries a marker file `terrier-cluster`.
 */
#ifndef TERRIER_STORE_CLUSTER_H
#define TERRIER_STORE_CLUSTER_H

#include <stdbool.h>

#include "engine/base/status.h"
#include "engine/base/text.h"

struct cluster_state {
    bool exists; /* PGDATA is there and ours */
    bool running;
    int server_major; /* of PGDATA; 0 unknown */
    long postmaster;  /* pid; 0 when down */
    char data_directory[512];
    char socket_directory[108];
};

/* The data directory in force: `given` (--data), else TERRIER_DATA, else the default. */
enum status cluster_data_directory(struct text *out, const char *given, struct error *err);

/* Looks, changes nothing. */
enum status cluster_look(const char *data_directory, struct cluster_state *state, struct error *err);

/*
 * Makes the data directory and what stands in it but for the cluster itself, so that a grid can be put into
 * proj/ before the server starts. cluster_up() does it too.
 */
enum status cluster_prepare(const char *data_directory, struct error *err);

/*
 * Makes the cluster if there is none, starts it if it is down, makes the database and extensions. Idempotent.
 * Holds <data>/lock meanwhile: a second caller is told the pid that holds it.
 */
enum status cluster_up(const char *data_directory, struct cluster_state *state, struct error *err);
enum status cluster_down(const char *data_directory, struct error *err);

/*
 * The connection string to use: TERRIER_DSN if set, else the private cluster's, as role `role`
 * (NULL: the owner). STATUS_UNAVAILABLE, with what to type, when it is not running.
 */
enum status cluster_dsn(struct text *out, const char *data_directory, const char *role, struct error *err);

/* Installed server binaries' directory for the newest of PostgreSQL 15 to 17, or for `major` when not 0. They
 * are looked for as N/bin under TERRIER_POSTGRES, by default /usr/lib/postgresql. */
enum status cluster_server_binaries(struct text *out, int major, struct error *err);

#endif
