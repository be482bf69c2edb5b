/* The server's settings, and who may connect as whom. */
#include <string.h>
#include <unistd.h>

#include "engine/store/cluster_private.h"

#define MEGABYTE (1024L * 1024)

static const char *const roles[] = {"terrier_admin",     "terrier_owner",        "terrier_reader",
                                    "terrier_editor",    "terrier_gis",          "terrier_steward",
                                    "terrier_public",    "terrier_serve_public", "terrier_serve_reader",
                                    "terrier_serve_gis", "terrier_serve_editor", "terrier_serve_steward",
                                    "terrier_door",      "terrier_clerk"};

static long clamp(long value, long least, long most) {
    return value < least ? least : value > most ? most : value;
}

/* An eighth of the machine for the server's own buffers, half of it expected in the system's cache. */
static void add_memory(struct text *out) {
    long megabytes = sysconf(_SC_PHYS_PAGES) / (MEGABYTE / sysconf(_SC_PAGESIZE));

    text_format(out, "shared_buffers = '%ldMB'\n", clamp(megabytes / 8, 64, 2048));
    text_format(out, "effective_cache_size = '%ldMB'\n", clamp(megabytes / 2, 128, 65536));
    text_add(out, "work_mem = '16MB'\nmaintenance_work_mem = '128MB'\n");
}

static enum status write_settings(const struct cluster *cluster, const char *pgdata, struct error *err) {
    struct text out = TEXT_EMPTY;
    enum status status;

    text_add(&out,
             "# Written by `terrier up` each time: put changes into server.conf in the data directory.\n"
             "listen_addresses = ''\n"
             "port = 5432\n"
             "unix_socket_permissions = 0700\n");
    text_format(&out, "unix_socket_directories = '%s'\n", cluster->socket_directory);
    text_add(&out, "max_connections = 60\n");
    add_memory(&out);
    text_add(
        &out,
        "jit = off\n" /* costs more than it saves on statements of milliseconds */
        "random_page_cost = 1.1\n"
        "max_wal_size = '2GB'\n"
        "wal_compression = on\n"
        "timezone = 'UTC'\n"
        "log_timezone = 'UTC'\n"
        "logging_collector = on\n"
        "log_filename = 'server-%a.log'\n" /* one for each day of the week, so that it cannot grow for ever */
        "log_truncate_on_rotation = on\n"
        "log_rotation_age = '1d'\n"
        "log_rotation_size = 0\n"
        "log_line_prefix = '%m [%p] %u@%d '\n"
        "cluster_name = 'terrier'\n");
    text_format(&out, "log_directory = '%s'\n", cluster->log);
    text_format(&out, "include_if_exists = '%s/server.conf'\n", cluster->data);
    status = cluster_file_write(cluster, arena_format(cluster->arena, "%s/terrier.conf", pgdata),
                                text_string(&out), err);
    text_free(&out);
    return status;
}

static void add_user(struct text *out, const char *user) {
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        text_format(out, "terrier  \"%s\"  %s\n", user, roles[i]);
}

static enum status write_map(const struct cluster *cluster, const char *pgdata, struct error *err) {
    struct text out = TEXT_EMPTY;
    enum status status;

    text_add(&out, "# Written by `terrier up`. Map, user of the operating system, role.\n");
    add_user(&out, cluster->owner.name);
    if (geteuid() == 0) add_user(&out, "root");
    status = cluster_file_write(cluster, arena_format(cluster->arena, "%s/pg_ident.conf", pgdata),
                                text_string(&out), err);
    text_free(&out);
    return status;
}

enum status cluster_settings_write(const struct cluster *cluster, const char *pgdata, struct error *err) {
    enum status status = write_settings(cluster, pgdata, err);

    if (status == STATUS_OK) status = write_map(cluster, pgdata, err);
    if (status == STATUS_OK)
        status = cluster_file_write(
            cluster, arena_format(cluster->arena, "%s/pg_hba.conf", pgdata),
            "# Written by `terrier up`: the socket only, by the system's user, no passwords.\n"
            "local  all          all            peer map=terrier\n"
            "local  replication  terrier_admin  peer map=terrier\n", /* for backups */
            err);
    return status;
}
