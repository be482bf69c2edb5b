/* The body that asks for a job: a JSON object, or nothing, read member by member. */
#ifndef TERRIER_API_JOB_BODY_H
#define TERRIER_API_JOB_BODY_H

#include <jansson.h>
#include <stdbool.h>

#include "engine/base/format.h"
#include "engine/service/http/request.h"

/* Takes one member into `what`; STATUS_INVALID by one of the functions below. */
typedef enum status job_member(struct request *request, void *what, const char *name, const json_t *value,
                               struct error *err);

/*
 * Gives each member that is not null to `take`. `*body` is the caller's to give up by json_decref(), also
 * after a failure, and owns the texts; NULL where the request had no body.
 */
enum status job_body_read(json_t **body, struct request *request, job_member *take, void *what,
                          struct error *err);

/* STATUS_INVALID, about that member. */
enum status job_body_refuse(struct request *request, const char *name, const char *sentence,
                            struct error *err);

/* The member `as_at`, a day: `*as_at` becomes `day`, which holds it. */
enum status job_body_as_at(const char **as_at, char day[static FORMAT_SIZE], struct request *request,
                           const json_t *value, struct error *err);

/* A member that is true or false. */
enum status job_body_flag(bool *flag, struct request *request, const char *name, const json_t *value,
                          struct error *err);

#endif
