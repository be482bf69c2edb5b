/*
 * Making a scenario of the programme and changing what it sets: one step, checked and written by the database
 * (sql/derived/69_scenario.sql), for the command line and the service alike.
 */
#ifndef TERRIER_REGISTER_SCENARIO_H
#define TERRIER_REGISTER_SCENARIO_H

#include "engine/store/store.h"

enum scenario_step { SCENARIO_MAKE, SCENARIO_SET };

/*
 * `fields` is a JSON object: about, settings (as plan_asked.h has them; null takes one away, `without` is
 * replaced as a whole) and, to make one, from: the name of another whose settings it begins with. `actor`
 * counts only where the login is the service's. STATUS_NOT_FOUND, STATUS_INVALID or, where the name is taken,
 * STATUS_CONFLICT, each with a sentence.
 */
enum status scenario_take(struct store *db, enum scenario_step step, const char *name, const char *fields,
                          const char *actor, struct error *err);

#endif
