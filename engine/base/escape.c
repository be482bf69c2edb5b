#include "engine/base/escape.h"

static const char *entity(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void escape_html(struct text *out, const char *value) {
    for (; value != NULL && *value != '\0'; value++) {
        const char *name = entity(*value);
        if (name != NULL)
            text_add(out, name);
        else
            text_add_char(out, (unsigned char)*value < 0x20 || *value == 0x7F ? ' ' : *value);
    }
}
