/* What is asked of a programme, written as plan_asked_read() takes it. */
#include <math.h>

#include "engine/base/json.h"
#include "engine/runs/plan_asked.h"

static void add_settings(struct json *json, const struct plan_asked *asked) {
    json_object(json);
    if (asked->years) json_integer_member(json, "years", asked->years);
    json_name(json, "funds");
    json_object(json);
    for (size_t i = 0; i < asked->money_count; i++)
        json_number_member(json, asked->money[i].fund, (double)asked->money[i].pence / 100);
    json_end(json);
    if (!isnan(asked->carbon_percent)) json_number_member(json, "carbon_percent", asked->carbon_percent);
    if (!isnan(asked->revenue)) json_number_member(json, "revenue_gbp", asked->revenue);
    if (asked->sales >= 0) json_number_member(json, "sales_gbp", (double)asked->sales / 100);
    if (asked->moves >= 0) json_integer_member(json, "moves", asked->moves);
    if (asked->starters >= 0) json_integer_member(json, "starters", asked->starters);
    if (!isnan(asked->point)) json_number_member(json, "point_gbp", asked->point);
    if (asked->without_count > 0) {
        json_name(json, "without");
        json_array(json);
        for (size_t i = 0; i < asked->without_count; i++)
            json_text(json, asked->without[i]);
        json_end(json);
    }
    json_end(json);
}

void plan_asked_write_settings(struct text *out, const struct plan_asked *asked) {
    struct json json = json_writer(out);

    add_settings(&json, asked);
}

void plan_asked_write(struct text *out, const struct plan_asked *asked) {
    struct json json = json_writer(out);

    json_object(&json);
    if (asked->scenario) json_text_member(&json, "scenario", asked->scenario);
    json_name(&json, "settings");
    add_settings(&json, asked);
    if (asked->run) json_raw_member(&json, "run", asked->run);
    json_number_member(&json, "gap_percent", (double)asked->stop.gap / 1e4);
    json_integer_member(&json, "nodes", asked->stop.nodes);
    if (asked->stop.seconds) json_integer_member(&json, "seconds", asked->stop.seconds);
    json_boolean_member(&json, "compare", asked->compare);
    json_end(&json);
}
