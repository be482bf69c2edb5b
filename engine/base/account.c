/* Accounts of the machine. */
#include "engine/base/account.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>

#define ENTRY_TEXT 4096 /* name, home, shell and what else an entry says */

static bool take(const struct passwd *entry, struct account *out) {
    if (entry == NULL || strlen(entry->pw_name) >= sizeof out->name) return false;
    snprintf(out->name, sizeof out->name, "%s", entry->pw_name);
    out->uid = entry->pw_uid;
    out->gid = entry->pw_gid;
    return true;
}

bool account_by_name(const char *name, struct account *out) {
    struct passwd room, *entry = NULL;
    char text[ENTRY_TEXT];

    return getpwnam_r(name, &room, text, sizeof text, &entry) == 0 && take(entry, out);
}

bool account_by_uid(uid_t uid, struct account *out) {
    struct passwd room, *entry = NULL;
    char text[ENTRY_TEXT];

    return getpwuid_r(uid, &room, text, sizeof text, &entry) == 0 && take(entry, out);
}
