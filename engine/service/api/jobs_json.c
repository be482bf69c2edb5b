/* A job as JSON, the same in an answer and in the last event of its progress. */
#include "engine/base/json.h"
#include "engine/service/api/jobs_inside.h"

void job_json(struct text *out, const struct rows *rows, size_t row) {
    struct json json = json_writer(out);

    json_object(&json);
    json_integer_member(&json, "id", rows_integer(rows, row, JOB_ID));
    json_text_member(&json, "work", rows_text(rows, row, JOB_WORK));
    json_text_member(&json, "state", rows_text(rows, row, JOB_STATE));
    json_raw_member(&json, "import", rows_text(rows, row, JOB_UPLOAD));
    json_text_member(&json, "asked_by", rows_text(rows, row, JOB_ACTOR));
    json_raw_member(&json, "asked_at", rows_text(rows, row, JOB_ASKED));
    json_raw_member(&json, "begun_at", rows_text(rows, row, JOB_BEGUN));
    json_raw_member(&json, "ended_at", rows_text(rows, row, JOB_ENDED));
    json_raw_member(&json, "parameters", rows_text(rows, row, JOB_PARAMETERS));
    json_raw_member(&json, "result", rows_text(rows, row, JOB_RESULT));
    json_text_member(&json, "problem", rows_text(rows, row, JOB_PROBLEM));
    json_end(&json);
}
