#include "engine/service/http/target.h"

#include <string.h>

#include "engine/base/text.h"

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* The byte that the escape at `at` stands for; -1 when it is none. */
static int escaped_byte(const char *at, const char *end) {
    if (end - at < 3) return -1;
    int high = hex_digit(at[1]), low = hex_digit(at[2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

const char *target_decode(struct arena *arena, const char *bytes, size_t length, bool plus) {
    char *out = arena_alloc(arena, length + 1);
    const char *end = bytes + length;
    size_t used = 0;

    for (const char *at = bytes; at < end;) {
        int byte = (unsigned char)*at;
        if (*at == '%') {
            byte = escaped_byte(at, end);
            at += 3;
        } else {
            if (plus && *at == '+') byte = ' ';
            at++;
        }
        if (byte <= 0) return NULL;
        out[used++] = (char)byte;
    }
    return text_is_utf8(out, used) ? out : NULL;
}

int target_segments(struct arena *arena, const char *path, size_t length,
                    struct segment segments[TARGET_SEGMENTS_MAX]) {
    const char *end = path + length;
    int count = 0;

    if (length == 0 || *path != '/') return -1;
    if (length == 1) return 0;
    for (const char *at = path; at < end;) {
        const char *from = ++at; /* behind the slash */
        while (at < end && *at != '/')
            at++;
        if (count == TARGET_SEGMENTS_MAX) return -1;
        segments[count].text = target_decode(arena, from, (size_t)(at - from), false);
        if (segments[count].text == NULL) return -1;
        segments[count].length = strlen(segments[count].text);
        count++;
    }
    return count;
}

static bool given_before(const struct parameter *parameters, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(parameters[i].name, name) == 0) return true;
    return false;
}

static size_t count_pieces(const char *query) {
    size_t count = 1;
    for (; *query != '\0'; query++)
        if (*query == '&') count++;
    return count;
}

enum status target_parameters(struct arena *arena, const char *query, struct parameter **out, size_t *count,
                              const char **fault, struct error *err) {
    size_t pieces = count_pieces(query);

    *count = 0;
    *fault = NULL;
    if (pieces > TARGET_PARAMETERS_MAX)
        return error_set(err, STATUS_INVALID, "there are more than %d parameters", TARGET_PARAMETERS_MAX);
    *out = arena_array(arena, pieces, sizeof **out);
    for (const char *at = query; *at != '\0';) {
        size_t length = strcspn(at, "&"), name_length = strcspn(at, "=&");
        const char *name = target_decode(arena, at, name_length, true), *value = "";
        if (name_length < length)
            value = target_decode(arena, at + name_length + 1, length - name_length - 1, true);
        at += length;
        if (*at == '&') at++;
        if (length == 0) continue; /* "a=1&&b=2" */
        *fault = name;
        if (name == NULL || *name == '\0')
            return error_set(err, STATUS_INVALID, "the query holds a parameter whose name cannot be read");
        if (value == NULL)
            return error_set(err, STATUS_INVALID, "the parameter `%s` is not UTF-8 text in percent-encoding",
                             name);
        if (given_before(*out, *count, name))
            return error_set(err, STATUS_INVALID, "the parameter `%s` is given more than once", name);
        (*out)[(*count)++] = (struct parameter){name, value};
    }
    *fault = NULL;
    return STATUS_OK;
}

const char *target_cookie(struct arena *arena, const char *header, const char *name) {
    size_t name_length = strlen(name);

    for (const char *at = header; *at != '\0';) {
        at += strspn(at, " \t;");
        size_t length = strcspn(at, ";");
        if (length > name_length && at[name_length] == '=' && strncmp(at, name, name_length) == 0) {
            const char *value = at + name_length + 1;
            size_t value_length = length - name_length - 1;
            while (value_length > 0 && (value[value_length - 1] == ' ' || value[value_length - 1] == '\t'))
                value_length--;
            if (value_length >= 2 && value[0] == '"' && value[value_length - 1] == '"') {
                value++;
                value_length -= 2;
            }
            return arena_bytes(arena, value, value_length);
        }
        at += length;
    }
    return NULL;
}

static bool may_stand_in_host(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
}

bool target_host_is_sound(const char *host) {
    size_t length = 0;

    while (may_stand_in_host(host[length]))
        length++;
    return host[length] == '\0' && length > 0 && length <= 255;
}
