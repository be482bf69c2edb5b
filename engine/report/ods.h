/* The report as a spreadsheet, a sheet for each of its tables. */
#ifndef TERRIER_REPORT_ODS_H
#define TERRIER_REPORT_ODS_H

#include "engine/report/model.h"

/* Through terrier-files; the file takes its name only when whole. Text that a spreadsheet would run is
 * guarded. */
enum status report_ods(const struct report *report, const char *path, struct error *err);

#endif
