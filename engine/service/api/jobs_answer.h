/* What the handlers of jobs and imports share. */
#ifndef TERRIER_API_JOBS_ANSWER_H
#define TERRIER_API_JOBS_ANSWER_H

#include "engine/service/api/context.h"
#include "engine/service/api/jobs.h"
#include "engine/service/http/response.h"

/* Who asks for a job. */
struct jobs_asker answer_asker(struct request *request);

/* A part of the path that is a whole number over 0; STATUS_NOT_FOUND otherwise: there is no such thing. */
enum status answer_number(struct request *request, const char *part, int64_t *number, struct error *err);

/* The parameter `limit`, or `usual`; at most `most`. */
enum status answer_limit(struct request *request, int64_t usual, int64_t most, int64_t *limit,
                         struct error *err);

/* One row as the body; none is STATUS_NOT_FOUND, about the part of the path. */
enum status answer_row(struct request *request, struct response *response, const char *sql, const char *part,
                       struct error *err);

/*
 * {name: [row...], "links": [next]}, of a statement that takes how many at most as $1 and the last one given
 * before (`after`) as $2. The first column tells the next page where to begin.
 */
enum status answer_list(struct request *request, struct response *response, const char *sql, const char *name,
                        struct error *err);

/* 202 with the job and its address. */
enum status answer_accepted(struct request *request, struct response *response, int64_t job,
                            struct error *err);

/* The progress of a job, to its end. */
enum status answer_events(struct request *request, struct response *response, const char *job,
                          struct error *err);

#endif
