#include "importers/sheet.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/csv.h"
#include "importers/sheet_files.h"

struct sheet {
    const struct file_bytes *file;
    struct csv_reader *csv; /* one of the two */
    struct sheet_files *files;
    size_t skipped; /* bytes before the header of a CSV file, and the lines in them */
    size_t skipped_lines;
};

/* A list never begins with a tag. A VRT under the name of a list would make GDAL read other files: ours never
 * does. */
static enum status refuse_markup(const struct file_bytes *file, struct error *err) {
    static const char vrt[] = "<OGRVRTDataSource";
    const char *at = file->bytes, *end = at + file->length;

    while (at < end &&
           (isspace((unsigned char)*at) || (unsigned char)*at >= 0x80)) /* a byte order mark too */
        at++;
    if (at == end || *at != '<') return STATUS_OK;
    if ((size_t)(end - at) >= sizeof vrt - 1 && memcmp(at, vrt, sizeof vrt - 1) == 0)
        return error_set(
            err, STATUS_INVALID,
            "The file is a virtual file (VRT) that names other files, whatever its own name says; such "
            "files are refused. Give the file that it names.");
    return error_set(
        err, STATUS_INVALID,
        "The file begins with a tag (<), so it is XML or HTML and no CSV. Save it as CSV and try again.");
}

/* Files that people give for lists, and that are none: told by how they begin, whatever they are called. */
static enum status refuse_others(const struct file_bytes *file, struct error *err) {
    static const struct {
        const char *begins, *is;
    } others[] = {
        {"PK\003\004", "packed (ZIP), and its name does not say what it is: a workbook is called .xlsx or "
                       ".ods, and a packed "
                       "shapefile .zip. Give it its own ending"},
        {"\xd0\xcf\x11\xe0", "a workbook of an old Excel (.xls). Save it as .xlsx or CSV"},
        {"%PDF", "a PDF, from which no table can be taken. Ask for the list as .xlsx or CSV"},
        {"SQLite format 3", "a database that is not called .gpkg. Give it its own ending"},
    };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        size_t length = strlen(others[i].begins);
        if (file->length >= length && memcmp(file->bytes, others[i].begins, length) == 0)
            return error_set(err, STATUS_INVALID,
                             "The file is %s. What can be read: CSV, .xlsx, .ods, .gpkg, .geojson, .shp "
                             "(also in a .zip), .fgb.",
                             others[i].is);
    }
    return refuse_markup(file, err);
}

/* Lines above the header hold a title, a date: no rows. */
static enum status skip_to(struct sheet *sheet, int header_row, struct error *err) {
    const char *bytes = sheet->file->bytes;

    while (header_row > 0 && sheet->skipped_lines + 1 < (size_t)header_row) {
        const char *end = memchr(bytes + sheet->skipped, '\n', sheet->file->length - sheet->skipped);
        if (end == NULL)
            return error_set(err, STATUS_INVALID, "the file has no line %d, which should be its header",
                             header_row);
        sheet->skipped = (size_t)(end - bytes) + 1;
        sheet->skipped_lines++;
    }
    return STATUS_OK;
}

enum status sheet_open(struct sheet **out, const struct file_bytes *file, const char *path,
                       const struct sheet_request *request, struct error *err) {
    struct sheet *sheet = memory_array(1, sizeof *sheet);
    enum status status;

    sheet->file = file;
    if (sheet_files_reads(path))
        status = sheet_files_open(&sheet->files, path, request, SHEET_BYTES_MAX, err);
    else if ((status = refuse_others(file, err)) == STATUS_OK &&
             (status = skip_to(sheet, request->header_row, err)) == STATUS_OK)
        status = sheet_rewind(sheet, err);
    if (status == STATUS_OK)
        *out = sheet;
    else
        sheet_close(sheet);
    return status;
}

void sheet_close(struct sheet *sheet) {
    if (sheet == NULL) return;
    csv_close(sheet->csv);
    sheet_files_close(sheet->files);
    free(sheet);
}

enum status sheet_rewind(struct sheet *sheet, struct error *err) {
    if (sheet->files != NULL) {
        sheet_files_rewind(sheet->files);
        return STATUS_OK;
    }
    csv_close(sheet->csv);
    sheet->csv = NULL;
    return csv_open(&sheet->csv, sheet->file->bytes + sheet->skipped, sheet->file->length - sheet->skipped,
                    err);
}

const char *sheet_encoding(const struct sheet *sheet) {
    if (sheet->files != NULL) return NULL;
    switch (csv_encoding(sheet->csv)) {
    case CSV_UTF8:
        return "UTF-8";
    case CSV_UTF8_BOM:
        return "UTF-8 with BOM";
    case CSV_WINDOWS_1252:
        return "Windows-1252";
    }
    return NULL;
}

size_t sheet_column_count(const struct sheet *sheet) {
    return sheet->files != NULL ? sheet_files_column_count(sheet->files) : csv_column_count(sheet->csv);
}

const char *sheet_column(const struct sheet *sheet, size_t index) {
    return sheet->files != NULL ? sheet_files_column(sheet->files, index) : csv_column(sheet->csv, index);
}

bool sheet_next(struct sheet *sheet, struct sheet_row *row) {
    struct csv_row csv;

    if (sheet->files != NULL) return sheet_files_next(sheet->files, row);
    if (!csv_next(sheet->csv, &csv)) return false;
    *row = (struct sheet_row){.line = csv.line + sheet->skipped_lines,
                              .number = csv.number,
                              .fields = csv.fields,
                              .field_count = csv.field_count,
                              .raw = csv.raw,
                              .raw_length = csv.raw_length};
    if (csv.fault != CSV_FINE) {
        row->fault_code = csv_fault_code(csv.fault);
        row->fault = csv_fault_text(csv.fault);
        row->fault_column = csv.fault_column;
    }
    return true;
}
