/* Freshness as the server itself uses it. Not for other rooms. */
#ifndef TERRIER_HTTP_FRESHNESS_PRIVATE_H
#define TERRIER_HTTP_FRESHNESS_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

struct server;
struct freshness;

struct freshness *freshness_start(struct server *server);
void freshness_stop(struct freshness *freshness);
void freshness_free(struct freshness *freshness);

/* A number for the stamp in force, another for each stamp; 0 while that is not known. */
uint64_t freshness_generation(const struct freshness *freshness);
/* The same if `stamp` is the one in force, else 0. */
uint64_t freshness_generation_of(struct freshness *freshness, const char *stamp);

struct freshness_figures {
    bool reachable; /* the database answers */
    bool sure;      /* the stamp is known */
    bool standby;
};
struct freshness_figures freshness_look(const struct freshness *freshness);

#endif
