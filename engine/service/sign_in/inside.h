/* What the files of the door share. Not for other rooms. */
#ifndef TERRIER_SIGN_IN_INSIDE_H
#define TERRIER_SIGN_IN_INSIDE_H

#include "engine/service/sign_in/failures.h"
#include "engine/service/sign_in/keeper.h"
#include "engine/service/sign_in/known.h"
#include "engine/service/sign_in/sessions.h"
#include "engine/service/sign_in/sign_in.h"

struct sign_in {
    struct known *known;
    struct failures *failures;
    struct keeper *keeper;
    struct session_limits limits;
};

#endif
