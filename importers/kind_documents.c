/* Documents: one row is a reference to one that is kept elsewhere. Nothing is ever fetched. */
#include <ctype.h>
#include <string.h>

#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

#define SHA256_DIGITS 64

static const struct field fields[] = {
    ASSET_FIELDS,
    NEEDED("title", FIELD_TEXT, NULL, 0, 500, "Document Title|Name|Document Name|Document"),
    NEEDED("location", FIELD_TEXT, NULL, 0, 2000, "Link|URL|Path|File|File Path|Address|Shelf Mark|Where"),
    CODE("document_kind", "document_kind", "Kind|Type|Document Type|Document Kind"),
    DATE("dated", "Date|Document Date|Date of Document"),
    TEXT("sha256", "SHA-256|Hash|Checksum|SHA 256|Digest"),
    CODE("document_marking", "marking", "Marking|Protective Marking|Classification|Sensitivity"),
    SHORT("retention_class", "Retention|Retention Code|Retention Schedule|Retention Rule"),
    DATE("retain_until", "Keep Until|Destroy After|Retention Date|Disposal Date"),
};

static void check_sha256(struct row *row) {
    const char *text = row_get(row, "sha256");
    char lower[SHA256_DIGITS + 1] = "";

    if (text == NULL) return;
    if (strlen(text) != SHA256_DIGITS || strspn(text, "0123456789abcdefABCDEF") != SHA256_DIGITS) {
        row_drop(row, "sha256", "value_unreadable",
                 "a SHA-256 is 64 hexadecimal digits; the value was left out, and duplicates of it cannot be "
                 "seen");
        return;
    }
    for (size_t i = 0; i < SHA256_DIGITS; i++)
        lower[i] = (char)tolower((unsigned char)text[i]);
    row_set(row, "sha256", lower);
}

/* "https" of "https://..."; 0 where the text is no address. A drive's letter is none. */
static size_t scheme_length(const char *text) {
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

    return length > 1 && text[length] == ':' ? length : 0;
}

/* People click on what stands here. */
static void check_location(struct row *row) {
    static const char *const runs[] = {"javascript", "data", "vbscript"};
    const char *text = row_get(row, "location");
    size_t length = scheme_length(text);
    const char *at = strchr(text, '@'), *colon;

    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        if (length == strlen(runs[i]) && strncasecmp(text, runs[i], length) == 0)
            row_reject(row, "location", "location_unsafe",
                       "the link would run a program in the reader's browser");
    if (length == 0 || strncmp(text + length, "://", 3) != 0 || at == NULL) return;
    colon = memchr(text + length + 3, ':', (size_t)(at - text) - length - 3);
    if (colon != NULL && memchr(text + length + 3, '/', (size_t)(at - text) - length - 3) == NULL)
        row_reject(row, "location", "location_secret",
                   "the link holds a password: take it out, and change it");
}

static void check(struct row *row) {
    check_sha256(row);
    check_location(row);
}

static const char *const key[] = {"location", "asset_code", NULL};

static const char *const steps[] = {
    sql_import_documents_rows,
    sql_import_find_asset,
    sql_import_reject_unfound,
    sql_import_reject_archived,
    sql_import_collide,
    sql_import_documents_duplicate,
    sql_import_link, /* what is left after what keeps rows out */
    sql_import_documents_moved,
    sql_import_documents_merge,
    sql_import_documents_shared,
    NULL,
};

const struct kind kind_documents = {"documents", "documents", fields, sizeof fields / sizeof *fields,
                                    key,         check,       steps};
