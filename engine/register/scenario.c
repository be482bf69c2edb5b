#include "engine/register/scenario.h"

#include "engine/register/outcome.h"
#include "sql/embedded.h"

enum status scenario_take(struct store *db, enum scenario_step step, const char *name, const char *fields,
                          const char *actor, struct error *err) {
    return register_act(db, sql_scenario_take,
                        BIND(name, step == SCENARIO_MAKE ? "make" : "set", fields, actor), NULL, err);
}
