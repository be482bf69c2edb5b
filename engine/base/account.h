/*
 * The machine's accounts, looked up without anything that threads would share: the service's threads ask
 * together when they connect again.
 */
#ifndef TERRIER_BASE_ACCOUNT_H
#define TERRIER_BASE_ACCOUNT_H

#include <stdbool.h>
#include <sys/types.h>

struct account {
    char name[64];
    uid_t uid;
    gid_t gid;
};

/* False where there is none, or none whose name fits. */
bool account_by_name(const char *name, struct account *out);
bool account_by_uid(uid_t uid, struct account *out);

#endif
