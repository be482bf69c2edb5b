#include <stdlib.h>

#include "engine/base/json.h"
#include "importers/guess.h"
#include "importers/import.h"

void import_report_free(struct import_report *report) {
    if (report == NULL) return;
    free(report->file_name);
    free(report->profile);
    free(report->feed);
    free(report->encoding);
    free(report->column_map);
    free(report->left_aside);
    free(report->profile_body);
    guess_free(report->guess);
    rows_free(report->issues);
    rows_free(report->issue_counts);
    free(report);
}

const char *import_result_name(enum import_result result) {
    static const char *const names[] = {"applied", "previewed", "unchanged", "refused"};

    return names[result];
}

void import_report_members(struct json *json, const struct import_report *report) {
    json_text_member(json, "result", import_result_name(report->result));
    json_name(json, "import");
    if (report->batch_id == 0)
        json_null(json);
    else
        json_integer(json, report->batch_id);
    json_text_member(json, "file", report->file_name);
    json_text_member(json, "feed", report->feed);
    json_text_member(json, "profile", report->profile);
    json_text_member(json, "encoding", report->encoding);
    json_raw_member(json, "column_map", report->column_map);
    json_integer_member(json, "rows", report->rows);
    json_integer_member(json, "accepted", report->accepted);
    json_integer_member(json, "rejected", report->rejected);
    json_integer_member(json, "warnings", report->warnings);
    json_integer_member(json, "inserted", report->inserted);
    json_integer_member(json, "updated", report->updated);
    json_integer_member(json, "unchanged", report->unchanged);
    json_integer_member(json, "absent", report->absent);
    json_integer_member(json, "matched", report->matched);
    json_integer_member(json, "to_review", report->to_review);
}

void import_report_layout(struct json *json, const struct import_report *report) {
    json_name(json, "layout");
    if (report->guess == NULL) {
        json_null(json);
        return;
    }
    json_object(json);
    json_boolean_member(json, "guessing", report->guessing);
    json_boolean_member(json, "accepted", report->guesses_taken);
    guess_members(json, report->guess);
    json_raw_member(json, "profile", report->profile_body);
    json_end(json);
}
