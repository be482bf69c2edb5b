#include "engine/service/http/form.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "engine/service/http/http_private.h"

#define PIECE_BYTES  65536
#define PARSER_BYTES 4096

struct field {
    const char *name;
    struct text value;
};

struct form {
    struct request *request;
    struct field fields[FORM_FIELDS_MAX];
    size_t field_count;
    const char *file_field, *file_name;
    char *path;
    FILE *file;
    struct error *err; /* why the parser was stopped */
    bool stopped;
};

static enum MHD_Result stop(struct form *form, int code, const char *field, const char *sentence) {
    request_fault(form->request, code, "field", field);
    error_set(form->err, code == 500 ? STATUS_IO : STATUS_INVALID, "%s", sentence);
    form->stopped = true;
    return MHD_NO;
}

static enum MHD_Result open_file(struct form *form, const char *name, const char *file_name) {
    struct arena *arena = form->request->arena;
    int descriptor;

    if (form->path != NULL) return stop(form, 400, name, "one file at a time can be sent");
    form->file_field = arena_text(arena, name);
    form->file_name = arena_text(arena, file_name);
    form->path = arena_format(arena, "%s/form-XXXXXX", form->request->server->options.spool_directory);
    descriptor = mkostemp(form->path, O_CLOEXEC);
    if (descriptor < 0) form->path = NULL;
    form->file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
    if (form->file != NULL) return MHD_YES;
    if (descriptor >= 0) close(descriptor);
    return stop(form, 500, name, "the file could not be kept");
}

static enum MHD_Result take_file(struct form *form, const char *name, const char *file_name, const char *data,
                                 uint64_t offset, size_t size) {
    if (offset == 0 && open_file(form, name, file_name) == MHD_NO) return MHD_NO;
    if (size > 0 && fwrite(data, 1, size, form->file) != size)
        return stop(form, 500, name, "the file could not be kept");
    return MHD_YES;
}

static enum MHD_Result take_field(struct form *form, const char *name, const char *data, uint64_t offset,
                                  size_t size) {
    struct field *field;

    if (offset == 0) {
        if (form_field(form, name) != NULL) return stop(form, 400, name, "a field is given twice");
        if (form->field_count == FORM_FIELDS_MAX) return stop(form, 400, name, "there are too many fields");
        field = &form->fields[form->field_count++];
        field->name = arena_text(form->request->arena, name);
        text_add(&field->value, "");
    }
    field = &form->fields[form->field_count - 1];
    if (field->value.length + size > FORM_VALUE_BYTES) return stop(form, 400, name, "a field is too long");
    text_add_bytes(&field->value, data, size);
    return MHD_YES;
}

static enum MHD_Result take_part(void *context, enum MHD_ValueKind kind, const char *name,
                                 const char *file_name, const char *type, const char *coding,
                                 const char *data, uint64_t offset, size_t size) {
    struct form *form = context;

    (void)kind;
    (void)type;
    (void)coding;
    if (name == NULL) return stop(form, 400, NULL, "a part of the form has no name");
    if (file_name != NULL) return take_file(form, name, file_name, data, offset, size);
    return take_field(form, name, data, offset, size);
}

/* --- the body, from memory or the spool --- */

static bool feed_spooled(struct MHD_PostProcessor *parser, const char *path) {
    char piece[PIECE_BYTES];
    FILE *body = fopen(path, "rbe");
    size_t length;
    bool going = body != NULL;

    while (going && (length = fread(piece, 1, sizeof piece, body)) > 0)
        going = MHD_post_process(parser, piece, length) == MHD_YES;
    if (body != NULL) going = fclose(body) == 0 && going;
    return going;
}

static bool feed(struct form *form, struct MHD_PostProcessor *parser) {
    const char *spooled = request_spooled(form->request);
    size_t length;
    const char *body;

    if (spooled != NULL) return feed_spooled(parser, spooled);
    body = request_body(form->request, &length);
    return length == 0 || MHD_post_process(parser, body, length) == MHD_YES;
}

static enum status read_parts(struct form *form, struct error *err) {
    struct MHD_PostProcessor *parser =
        MHD_create_post_processor(form->request->connection, PARSER_BYTES, take_part, form);
    bool whole;

    form->err = err;
    if (parser == NULL) {
        request_fault(form->request, 415, "header", "Content-Type");
        return error_set(err, STATUS_INVALID, "the header Content-Type names no boundary between the parts");
    }
    whole = feed(form, parser);
    whole = MHD_destroy_post_processor(parser) == MHD_YES && whole;
    if (form->stopped) return err->status;
    if (form->file != NULL && fclose(form->file) != 0)
        stop(form, 500, form->file_field, "the file could not be kept");
    form->file = NULL;
    if (form->stopped) return err->status;
    if (whole) return STATUS_OK;
    request_fault(form->request, 400, "header", "Content-Type");
    return error_set(err, STATUS_INVALID, "the body is no whole form of the boundary that its header names");
}

enum status form_read(struct form **out, struct request *request, struct error *err) {
    static const char wanted[] = "multipart/form-data";
    const char *type = request_header(request, "Content-Type");
    struct form *form;
    enum status status;

    if (type == NULL || strncasecmp(type, wanted, sizeof wanted - 1) != 0) {
        request_fault(request, 415, "header", "Content-Type");
        return error_set(err, STATUS_INVALID,
                         "a form is wanted here, multipart/form-data: with curl, `-F kind=register -F "
                         "file=@assets.csv`");
    }
    form = memory_array(1, sizeof *form);
    form->request = request;
    status = read_parts(form, err);
    if (status == STATUS_OK)
        *out = form;
    else
        form_free(form);
    return status;
}

void form_free(struct form *form) {
    if (form == NULL) return;
    if (form->file != NULL) fclose(form->file);
    if (form->path != NULL) unlink(form->path);
    for (size_t i = 0; i < form->field_count; i++)
        text_free(&form->fields[i].value);
    free(form);
}

const char *form_field(const struct form *form, const char *name) {
    for (size_t i = 0; i < form->field_count; i++)
        if (strcmp(form->fields[i].name, name) == 0) return text_string(&form->fields[i].value);
    return NULL;
}

const char *form_field_name(const struct form *form, size_t index) {
    return index < form->field_count ? form->fields[index].name : NULL;
}

const char *form_file(const struct form *form) {
    return form->path;
}

const char *form_file_field(const struct form *form) {
    return form->file_field;
}

const char *form_file_name(const struct form *form) {
    return form->file_name;
}
