#include "engine/runs/run_options.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/runs/inside.h"
#include "sql/embedded.h"

struct option_inputs {
    struct rows *rate_rows, *obstacle_rows, *use_rows, *duty_rows; /* own the texts */
    struct rates rates;
    struct option_parameters parameters;
};

/* --- reading --- */

static struct range range_from(const struct rows *rows, size_t row, size_t column) {
    return (struct range){rows_number(rows, row, column), rows_number(rows, row, column + 1),
                          rows_number(rows, row, column + 2)};
}

static enum status load_rates(struct store *db, struct option_inputs *inputs, struct error *err) {
    enum status status = store_query(db, sql_run_rates, BIND_NONE, STORE_MANY, &inputs->rate_rows, err);

    if (status != STATUS_OK) return status;
    struct rate *items = memory_array(rows_count(inputs->rate_rows), sizeof *items);
    for (size_t i = 0; i < rows_count(inputs->rate_rows); i++)
        items[i] = (struct rate){rows_text(inputs->rate_rows, i, 0), rows_text(inputs->rate_rows, i, 1),
                                 range_from(inputs->rate_rows, i, 2)};
    inputs->rates = (struct rates){items, rows_count(inputs->rate_rows), NULL};
    inputs->parameters.rates = &inputs->rates;
    return STATUS_OK;
}

static enum status load_obstacles(struct store *db, struct option_inputs *inputs, struct error *err) {
    enum status status =
        store_query(db, sql_run_obstacles, BIND_NONE, STORE_MANY, &inputs->obstacle_rows, err);

    if (status != STATUS_OK) return status;
    size_t count = rows_count(inputs->obstacle_rows);
    struct obstacle_rule *obstacles = memory_array(count, sizeof *obstacles);
    for (size_t i = 0; i < count; i++)
        obstacles[i] = (struct obstacle_rule){
            rows_text(inputs->obstacle_rows, i, 0), range_from(inputs->obstacle_rows, i, 1),
            rows_number(inputs->obstacle_rows, i, 4), rows_boolean(inputs->obstacle_rows, i, 5)};
    inputs->parameters.obstacles = obstacles;
    inputs->parameters.obstacle_count = count;
    return STATUS_OK;
}

static enum option_variant use_of(const char *code) {
    int use = USE_CARE;

    while (use < USE_SERVICE && !text_equal(code, option_variant_code((enum option_variant)use)))
        use++;
    return (enum option_variant)use;
}

static enum status load_uses(struct store *db, struct option_inputs *inputs, struct error *err) {
    enum status status = store_query(db, sql_run_uses, BIND_NONE, STORE_MANY, &inputs->use_rows, err);

    if (status != STATUS_OK) return status;
    size_t count = rows_count(inputs->use_rows);
    struct option_use *uses = memory_array(count, sizeof *uses);
    for (size_t i = 0; i < count; i++)
        uses[i] =
            (struct option_use){rows_text(inputs->use_rows, i, 0), use_of(rows_text(inputs->use_rows, i, 1)),
                                rows_number(inputs->use_rows, i, 2)};
    inputs->parameters.uses = uses;
    inputs->parameters.use_count = count;
    return STATUS_OK;
}

static enum status load_duties(struct store *db, struct option_inputs *inputs, struct error *err) {
    enum status status = store_query(db, sql_run_duties, BIND_NONE, STORE_MANY, &inputs->duty_rows, err);

    if (status != STATUS_OK) return status;
    size_t count = rows_count(inputs->duty_rows);
    struct option_duty *duties = memory_array(count, sizeof *duties);
    for (size_t i = 0; i < count; i++)
        duties[i] =
            (struct option_duty){rows_text(inputs->duty_rows, i, 0), rows_text(inputs->duty_rows, i, 1)};
    inputs->parameters.duties = duties;
    inputs->parameters.duty_count = count;
    return STATUS_OK;
}

static void take_exit_score(double *scores, const struct criteria *criteria, const struct rows *rows,
                            size_t row) {
    for (size_t e = EXIT_SELL; e < OPTION_EXITS; e++)
        for (size_t c = 0; c < criteria->commitment_count; c++)
            if (text_equal(rows_text(rows, row, 0), option_exit_code((enum option_exit)e)) &&
                text_equal(rows_text(rows, row, 1), criteria->commitments[c].code))
                scores[e * criteria->commitment_count + c] = rows_number(rows, row, 2);
}

static enum status load_exit_scores(struct store *db, struct option_inputs *inputs,
                                    const struct criteria *criteria, int32_t version, struct error *err) {
    size_t count = OPTION_EXITS * criteria->commitment_count;
    double *scores = memory_array(count, sizeof *scores);
    struct rows *rows = NULL;
    char number[24];

    for (size_t i = 0; i < count; i++)
        scores[i] = NAN;
    inputs->parameters.exit_scores = scores;
    enum status status =
        store_query(db, sql_run_exit_scores, BIND(bind_integer(number, version)), STORE_MANY, &rows, err);
    for (size_t i = 0; status == STATUS_OK && i < rows_count(rows); i++)
        take_exit_score(scores, criteria, rows, i);
    rows_free(rows);
    return status;
}

static enum status load_hosts(struct store *db, struct option_inputs *inputs,
                              const struct portfolio *portfolio, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_run_hosts, BIND_NONE, STORE_MANY, &rows, err);

    if (status != STATUS_OK) return status;
    struct option_host *hosts = memory_array(rows_count(rows), sizeof *hosts);
    size_t count = 0;
    for (size_t i = 0; i < rows_count(rows); i++) {
        size_t row = facts_row(portfolio, rows_integer(rows, i, 0));
        size_t host = facts_row(portfolio, rows_integer(rows, i, 1));
        if (row < portfolio->count && host < portfolio->count)
            hosts[count++] = (struct option_host){(uint32_t)row, (uint32_t)host, rows_number(rows, i, 2)};
    }
    inputs->parameters.hosts = hosts;
    inputs->parameters.host_count = count;
    rows_free(rows);
    return STATUS_OK;
}

enum status option_inputs_load(struct store *db, const struct portfolio *portfolio,
                               const struct criteria *criteria, int32_t criteria_version,
                               double not_applicable, struct option_inputs **out, struct error *err) {
    struct option_inputs *inputs = memory_array(1, sizeof *inputs);
    enum status status = load_rates(db, inputs, err);
    int month, day;

    inputs->parameters.not_applicable = not_applicable;
    date_to_civil(criteria->today, &inputs->parameters.year, &month, &day);
    if (status == STATUS_OK) status = load_obstacles(db, inputs, err);
    if (status == STATUS_OK) status = load_exit_scores(db, inputs, criteria, criteria_version, err);
    if (status == STATUS_OK) status = load_uses(db, inputs, err);
    if (status == STATUS_OK) status = load_duties(db, inputs, err);
    if (status == STATUS_OK) status = load_hosts(db, inputs, portfolio, err);
    if (status == STATUS_OK) {
        *out = inputs;
        return STATUS_OK;
    }
    option_inputs_free(inputs);
    return error_context(err, "loading the rates of options");
}

void option_inputs_free(struct option_inputs *inputs) {
    if (!inputs) return;
    free((void *)inputs->rates.items);
    free((void *)inputs->parameters.obstacles);
    free((void *)inputs->parameters.exit_scores);
    free((void *)inputs->parameters.hosts);
    free((void *)inputs->parameters.uses);
    free((void *)inputs->parameters.duties);
    rows_free(inputs->rate_rows);
    rows_free(inputs->obstacle_rows);
    rows_free(inputs->use_rows);
    rows_free(inputs->duty_rows);
    free(inputs);
}

enum status option_inputs_make(struct option_inputs *inputs, const struct portfolio *portfolio,
                               const struct criteria *criteria, const struct judgement *now,
                               struct options **out, struct error *err) {
    return options_make(out, portfolio, criteria, now, &inputs->parameters, err);
}

/* --- storing, as text: money is numeric there --- */

/* A number with so many decimals, or null. */
static void add_number(struct text *out, double number, int decimals) {
    if (isfinite(number))
        text_format(out, "\t%.*f", decimals, number == 0 ? 0.0 : number);
    else
        text_add(out, "\t\\N");
}

static void add_range(struct text *out, struct range range) {
    bool known = range_known(range);

    add_number(out, known ? range.low : (double)NAN, 0);
    add_number(out, known ? range.likely : (double)NAN, 0);
    add_number(out, known ? range.high : (double)NAN, 0);
}

static void add_potential(struct text *out, const struct option *option, size_t objectives) {
    for (size_t o = 0; o < objectives; o++)
        if (isnan(option->potential[o]))
            text_format(out, "%sNULL", o ? "," : "\t{");
        else
            text_format(out, "%s%.4f", o ? "," : "\t{", option->potential[o]);
    text_add_char(out, '}');
}

static void add_host(struct text *out, const struct portfolio *portfolio, const struct option *option) {
    if (option->host == OPTION_NO_HOST)
        text_add(out, "\t\\N");
    else
        text_format(out, "\t%lld", (long long)portfolio->assets[option->host].asset_id);
    add_number(out, option->host_km, 3);
    add_number(out, option->host_units, 1);
}

static void add_appraisal(struct text *out, const struct appraisal *sum) {
    const double pounds[] = {sum->capital,  sum->receipt, sum->running,  sum->income,           sum->backlog,
                             sum->renewals, sum->carbon,  sum->residual, sum->net_present_cost, sum->change};

    for (size_t i = 0; i < sizeof pounds / sizeof *pounds; i++)
        add_number(out, pounds[i], 0);
    add_number(out, sum->carbon_tonnes, 1);
    add_number(out, sum->payback_years, 1);
    add_number(out, sum->cost_per_tonne, 0);
}

struct keeping {
    struct store *db;
    struct text lines;
    const struct portfolio *portfolio;
    int64_t run_id;
};

/* Run, asset and number of the option at `index`: numbers begin anew with each asset. */
static void add_key(struct keeping *keeping, const struct option *option, int number) {
    text_format(&keeping->lines, "%lld\t%lld\t%d", (long long)keeping->run_id,
                (long long)keeping->portfolio->assets[option->row].asset_id, number);
}

static void add_option(struct keeping *keeping, const struct option *option, int number, size_t objectives) {
    struct text *out = &keeping->lines;

    add_key(keeping, option, number);
    text_format(out, "\t%s\t%s", option_kind_code(option->kind), option_variant_code(option->variant));
    add_host(out, keeping->portfolio, option);
    text_format(out, "\t%s\t%.0f", option->feasible ? "t" : "f", option->lead_months);
    add_range(out, option->capital);
    add_range(out, option->receipt);
    add_number(out, option->running, 0);
    add_number(out, option->income, 0);
    add_number(out, option->fuel_kg, 1);
    add_number(out, option->electricity_kwh, 1);
    add_number(out, option->heat_pump_kw, 1);
    add_number(out, option->solar_kw, 1);
    add_number(out, option->dwellings_low, 0);
    add_number(out, option->dwellings_high, 0);
    add_number(out, option->parish_yearly, 0);
    add_number(out, option->parish_band_d.low, 2);
    add_number(out, option->parish_band_d.high, 2);
    add_number(out, option->gain, 4);
    add_number(out, option->host_gain, 4);
    add_potential(out, option, objectives);
    add_appraisal(out, &option->appraisal);
    text_add_char(out, '\n');
}

static void add_obstacle(struct keeping *keeping, const struct option *option, int number,
                         const struct option_inputs *inputs, const struct option_obstacle *obstacle) {
    struct text *out = &keeping->lines;
    bool met = obstacle->state == OBSTACLE_CONDITION;

    add_key(keeping, option, number);
    text_format(out, "\t%s\t%s", inputs->parameters.obstacles[obstacle->obstacle].code,
                obstacle_state_code(obstacle->state));
    add_range(out, met ? obstacle->cost : RANGE((double)NAN));
    add_number(out, met ? obstacle->months : (double)NAN, 0);
    text_add_char(out, '\n');
}

static enum status copy(struct keeping *keeping, const char *sql, struct error *err) {
    enum status status = store_copy_in_begin(keeping->db, sql, err);

    if (status == STATUS_OK)
        status = store_copy_in_bytes(keeping->db, keeping->lines.data, keeping->lines.length, err);
    if (status == STATUS_OK) status = store_copy_in_end(keeping->db, NULL, NULL, err);
    text_clear(&keeping->lines);
    return status;
}

static int number_of(const struct options *options, size_t index, int last) {
    return index > 0 && options->items[index].row == options->items[index - 1].row ? last + 1 : 1;
}

enum status option_inputs_keep(struct store *db, const struct option_inputs *inputs,
                               const struct portfolio *portfolio, const struct options *options,
                               int64_t run_id, struct error *err) {
    struct keeping keeping = {db, TEXT_EMPTY, portfolio, run_id};
    int number = 0;

    if (options->count == 0) return STATUS_OK;
    for (size_t i = 0; i < options->count; i++) {
        number = number_of(options, i, number);
        add_option(&keeping, &options->items[i], number, options->objective_count);
    }
    enum status status = copy(&keeping, sql_run_copy_option, err);
    for (size_t i = 0; status == STATUS_OK && i < options->count; i++) {
        const struct option *option = &options->items[i];
        number = number_of(options, i, number);
        for (size_t o = 0; o < option->obstacle_count; o++)
            add_obstacle(&keeping, option, number, inputs, &options->obstacles[option->first_obstacle + o]);
    }
    if (status == STATUS_OK && keeping.lines.length > 0)
        status = copy(&keeping, sql_run_copy_option_obstacle, err);
    text_free(&keeping.lines);
    return status == STATUS_OK ? status : error_context(err, "storing the options");
}
