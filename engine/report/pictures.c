#include "engine/report/pictures.h"

#include "engine/report/making.h"
#include "engine/report/svg.h"

struct wanted {
    enum status (*make)(struct making *making, struct error *err);
    struct report_asked asked;
    const char *none;
    struct text *out;
};

static enum status draw(const struct wanted *wanted, const struct report_section *section,
                        struct error *err) {
    struct text drawn = TEXT_EMPTY;
    const char *title = NULL;

    for (size_t i = 0; i < section->table_count && title == NULL; i++) {
        const struct report_table *table = &section->tables[i];
        if (table->lines != NULL) {
            title = table->lines->title;
            shape_lines(&drawn, table->lines);
        } else if (table->steps != NULL) {
            title = table->steps->title;
            shape_steps(&drawn, table->steps);
        }
    }
    if (title != NULL) svg_alone(wanted->out, title, text_string(&drawn));
    text_free(&drawn);
    return title != NULL ? STATUS_OK : error_set(err, STATUS_NOT_FOUND, "%s", wanted->none);
}

static enum status make(struct store *db, void *context, struct error *err) {
    const struct wanted *wanted = context;
    struct report report = {.arena = arena_new()};
    struct report_section section = {0};
    struct making making = {.report = &report, .db = db, .asked = &wanted->asked, .section = &section};
    enum status status = wanted->make(&making, err);

    if (status == STATUS_OK) status = draw(wanted, &section, err);
    arena_free(report.arena);
    return status;
}

static enum status picture(struct store *db, struct wanted wanted, struct error *err) {
    return store_transaction(db, (struct store_intent){.read_only = true}, make, &wanted, err);
}

enum status picture_carbon_path(struct text *out, struct store *db, struct error *err) {
    return picture(db,
                   (struct wanted){.make = carbon_path_table,
                                   .none = "No target is set, so there is no path to draw.",
                                   .out = out},
                   err);
}

enum status picture_carbon_measures(struct text *out, struct store *db, struct error *err) {
    return picture(db,
                   (struct wanted){.make = carbon_measures_table,
                                   .none = "No published run found a package that saves carbon, so there is "
                                           "nothing to draw: `terrier evaluate` looks for them.",
                                   .out = out},
                   err);
}

enum status picture_plan(struct text *out, struct store *db, int64_t plan, struct error *err) {
    return picture(
        db,
        (struct wanted){.make = section_plan,
                        .asked = {.plan = plan},
                        .none =
                            "The plan is of one year or impossible, so there are no years of money to draw.",
                        .out = out},
        err);
}
