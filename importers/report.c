#include <stdlib.h>

#include "importers/import.h"

void import_report_free(struct import_report *report) {
    if (report == NULL) return;
    free(report->file_name);
    free(report->profile);
    free(report->feed);
    free(report->encoding);
    free(report->column_map);
    free(report->left_aside);
    rows_free(report->issues);
    rows_free(report->issue_counts);
    free(report);
}
