#include "geo/formats/limits.h"

#include <errno.h>
#include <grp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <unistd.h>

#include "engine/base/account.h"

/* Chosen with room for a council's largest files (GDAL holds a whole ODS in memory), small enough that a file
 * made to grow without end stops before the machine does. */
#define MEMORY_BYTES    (4ULL * 1024 * 1024 * 1024)
#define CPU_SECONDS     900ULL
#define FILE_SIZE_BYTES (16ULL * 1024 * 1024 * 1024)

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1 /* reserves terabytes of addresses and needs them */
#else
#define SANITIZED 0
#endif

#if defined(__SANITIZE_THREAD__)
/* GDAL takes its own locks in either order; this program has one thread. */
const char *__tsan_default_suppressions(void);
const char *__tsan_default_suppressions(void) {
    return "deadlock:libgdal";
}
#endif

/* Never above a limit that is already in force. */
static int lower_limit(__rlimit_resource_t which, rlim_t value) {
    struct rlimit limit;
    if (getrlimit(which, &limit) != 0) return -1;
    if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > value) limit.rlim_max = value;
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > limit.rlim_max) limit.rlim_cur = limit.rlim_max;
    return setrlimit(which, &limit);
}

enum status limits_set(struct error *err) {
    int failed = lower_limit(RLIMIT_CORE, 0);
    if (failed == 0 && !SANITIZED) failed = lower_limit(RLIMIT_AS, MEMORY_BYTES);
    if (failed == 0) failed = lower_limit(RLIMIT_CPU, CPU_SECONDS);
    if (failed == 0) failed = lower_limit(RLIMIT_FSIZE, FILE_SIZE_BYTES);
    if (failed == 0) failed = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (failed == 0) return STATUS_OK;
    return error_set(err, STATUS_INTERNAL, "terrier-files could not limit itself: %s.", strerror(errno));
}

enum status limits_become(const char *user, struct error *err) {
    if (!user || geteuid() != 0) return STATUS_OK;
    struct account account;
    if (!account_by_name(user, &account))
        return error_set(err, STATUS_INVALID, "There is no user \"%s\" on this machine.", user);
    if (setgroups(0, NULL) != 0 || setgid(account.gid) != 0 || setuid(account.uid) != 0)
        return error_set(err, STATUS_REFUSED, "terrier-files could not become the user %s: %s.", user,
                         strerror(errno));
    return STATUS_OK;
}
