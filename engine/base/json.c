#include "engine/base/json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void misuse(const char *what) {
    fprintf(stderr, "terrier: fault in the program: JSON writer: %s\n", what);
    abort();
}

struct json json_writer(struct text *out) {
    struct json json = {.out = out};
    json.first[0] = true;
    return json;
}

static void before_value(struct json *json) {
    bool in_object = json->stack[json->depth] == '{';
    if (in_object && !json->named) misuse("a value where a name is due");
    if (!in_object) {
        if (!json->first[json->depth]) {
            if (json->depth == 0) misuse("a second value outside any array");
            text_add_char(json->out, ',');
        }
        json->first[json->depth] = false;
    }
    json->named = false;
}

static void open_level(struct json *json, char kind) {
    before_value(json);
    if (json->depth + 1 >= JSON_DEPTH_MAX) misuse("nested too deeply");
    json->depth++;
    json->stack[json->depth] = kind;
    json->first[json->depth] = true;
    text_add_char(json->out, kind);
}

void json_object(struct json *json) {
    open_level(json, '{');
}

void json_array(struct json *json) {
    open_level(json, '[');
}

void json_end(struct json *json) {
    if (json->depth == 0) misuse("an end without a beginning");
    if (json->named) misuse("a name without its value");
    text_add_char(json->out, json->stack[json->depth] == '{' ? '}' : ']');
    json->depth--;
}

static void add_escaped(struct text *out, unsigned char c) {
    static const char letters[] = "\bb\ff\nn\rr\tt\"\"\\\\";
    for (const char *pair = letters; *pair != '\0'; pair += 2) {
        if ((unsigned char)pair[0] == c) {
            text_add_char(out, '\\');
            text_add_char(out, pair[1]);
            return;
        }
    }
    text_format(out, "\\u%04x", c);
}

static void add_string(struct text *out, const char *value) {
    size_t length = strlen(value);
    size_t plain = 0; /* where the run not yet written starts */
    text_add_char(out, '"');
    for (size_t at = 0; at < length;) {
        unsigned char c = (unsigned char)value[at];
        size_t step = text_utf8_step(value + at, length - at);
        if (step > 0 && c >= 0x20 && c != '"' && c != '\\') {
            at += step;
            continue;
        }
        text_add_bytes(out, value + plain, at - plain);
        if (step == 0) {
            text_add(out, "\xEF\xBF\xBD");
        } else {
            add_escaped(out, c);
        }
        plain = ++at;
    }
    text_add_bytes(out, value + plain, length - plain);
    text_add_char(out, '"');
}

void json_name(struct json *json, const char *name) {
    if (json->stack[json->depth] != '{') misuse("a name outside an object");
    if (json->named) misuse("two names in a row");
    if (!json->first[json->depth]) text_add_char(json->out, ',');
    json->first[json->depth] = false;
    add_string(json->out, name);
    text_add_char(json->out, ':');
    json->named = true;
}

void json_text(struct json *json, const char *value) {
    if (value == NULL) {
        json_null(json);
        return;
    }
    before_value(json);
    add_string(json->out, value);
}

void json_integer(struct json *json, int64_t value) {
    before_value(json);
    text_format(json->out, "%" PRId64, value);
}

void json_number(struct json *json, double value) {
    if (!isfinite(value)) {
        json_null(json);
        return;
    }
    before_value(json);
    char digits[32];
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (strtod(digits, NULL) == value) break;
    }
    text_add(json->out, digits);
}

void json_boolean(struct json *json, bool value) {
    json_raw(json, value ? "true" : "false");
}

void json_null(struct json *json) {
    json_raw(json, "null");
}

void json_raw(struct json *json, const char *value) {
    before_value(json);
    text_add(json->out, value == NULL ? "null" : value);
}

void json_text_member(struct json *json, const char *name, const char *value) {
    json_name(json, name);
    json_text(json, value);
}

void json_integer_member(struct json *json, const char *name, int64_t value) {
    json_name(json, name);
    json_integer(json, value);
}

void json_number_member(struct json *json, const char *name, double value) {
    json_name(json, name);
    json_number(json, value);
}

void json_boolean_member(struct json *json, const char *name, bool value) {
    json_name(json, name);
    json_boolean(json, value);
}

void json_raw_member(struct json *json, const char *name, const char *value) {
    json_name(json, name);
    json_raw(json, value);
}
