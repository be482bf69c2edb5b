#include "tools/cli/markdown.h"

#include <stdio.h>

void markdown_cell(const char *value) {
    for (const char *at = value ? value : ""; *at != '\0'; at++) {
        if (*at == '|') putchar('\\');
        putchar(*at == '\n' ? ' ' : *at);
    }
}
