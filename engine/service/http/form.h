/*
 * A body of multipart/form-data (RFC 7578), as browsers' forms and `curl -F` send it: fields, and one file.
 * Taken apart by libmicrohttpd; the file goes to the spool directory and is never held in memory.
 *
 *     struct form *form = NULL;
 *     status = form_read(&form, request, err);
 *     ... form_field(form, "kind"), form_file(form) ...
 *     form_free(form);
 *
 * For handlers on a worker: it reads and writes files.
 */
#ifndef TERRIER_HTTP_FORM_H
#define TERRIER_HTTP_FORM_H

#include "engine/base/status.h"
#include "engine/service/http/request.h"

#define FORM_FIELDS_MAX  32
#define FORM_VALUE_BYTES 4096

struct form;

/* STATUS_INVALID, with the answer's code and what it is about already set: 415 when the body is no form, 400
 * when it is cut short, a field is given twice or is too long, or there are two files. */
enum status form_read(struct form **out, struct request *request, struct error *err);
void form_free(struct form *form); /* removes the file; NULL does nothing */

const char *form_field(const struct form *form, const char *name);  /* NULL when not given */
const char *form_field_name(const struct form *form, size_t index); /* NULL behind the last */
const char *form_file(const struct form *form);       /* where it lies; NULL when none was sent */
const char *form_file_field(const struct form *form); /* the name of its field */
const char *form_file_name(const struct form *form);  /* as the sender calls it: not to be trusted */

#endif
