/* What engine/service gives the handlers of this room: request_context(). */
#ifndef TERRIER_API_CONTEXT_H
#define TERRIER_API_CONTEXT_H

#include "engine/service/api/jobs.h"
#include "engine/service/http/request.h"

struct api_context {
    struct jobs *jobs;
    struct memory *memory; /* the run that what-ifs are asked of */
    struct pasts *pasts;   /* past states judged anew */
    const char *spool_directory;
    const char *proj_directory; /* as geo_open() */
};

static inline const struct api_context *api_context(const struct request *request) {
    return request_context(request);
}

#endif
