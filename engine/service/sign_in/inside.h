/* What the files of the door share. Not for other rooms. */
#ifndef TERRIER_SIGN_IN_INSIDE_H
#define TERRIER_SIGN_IN_INSIDE_H

#include "engine/service/sign_in/config.h"
#include "engine/service/sign_in/failures.h"
#include "engine/service/sign_in/keeper.h"
#include "engine/service/sign_in/known.h"
#include "engine/service/sign_in/provider.h"
#include "engine/service/sign_in/sessions.h"
#include "engine/service/sign_in/sign_in.h"
#include "engine/service/sign_in/wrong.h"

struct sign_in {
    struct sign_in_config config;
    struct known *known;
    struct wrong *wrong;
    struct failures *failures;
    struct keeper *keeper;
    struct provider *provider; /* NULL: none is set up */
};

/* For ways in, which have no credential that the server could refuse: true when the address has failed too
 * often, and then the answer says so (429). */
bool refused_for_a_while(struct request *request, struct response *response);

#endif
