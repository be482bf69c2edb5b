/* POST .../{number}/accept, reject and undo: what is decided is a match, or a listed entry near an asset. */
#ifndef TERRIER_API_MATCHES_DECIDE_H
#define TERRIER_API_MATCHES_DECIDE_H

#include "engine/register/merge.h"
#include "engine/service/http/response.h"

struct decidable {
    const char *name; /* of its number, in the path and in the answer */
    enum status (*decide)(struct store *db, struct arena *arena, const char *number, const char *decision,
                          const char *actor, const char *reason, struct register_merged *merged,
                          struct error *err);
};

/* Reads the reason from the body, decides, and answers with number, decision and reference. */
enum status matches_decide(struct request *request, struct response *response, const struct decidable *what,
                           const char *decision, struct error *err);

#endif
