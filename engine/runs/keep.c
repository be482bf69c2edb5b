/* Stores a judged run: its head, then each kind of result by binary COPY. */
#include <math.h>

#include "engine/base/text.h"
#include "engine/objectives/estate.h"
#include "engine/runs/inside.h"
#include "sql/embedded.h"

enum { OID_INT4 = 23, OID_FLOAT8 = 701, OID_DATE = 1082, CHUNK = 1 << 16 };

struct stream {
    struct store *db;
    struct text bytes;
};

static enum status stream_begin(struct stream *stream, const char *sql, struct error *err) {
    enum status status = store_copy_in_begin(stream->db, sql, err);

    text_clear(&stream->bytes);
    copy_binary_header(&stream->bytes);
    return status;
}

static enum status stream_flush(struct stream *stream, size_t keep, struct error *err) {
    if (stream->bytes.length < keep) return STATUS_OK;
    enum status status = store_copy_in_bytes(stream->db, stream->bytes.data, stream->bytes.length, err);
    text_clear(&stream->bytes);
    return status;
}

static enum status stream_end(struct stream *stream, enum status status, struct error *err) {
    struct error ignored;

    copy_binary_trailer(&stream->bytes);
    if (status == STATUS_OK) status = stream_flush(stream, 0, err);
    if (status != STATUS_OK) {
        store_copy_in_end(stream->db, "the results could not be written", NULL, &ignored);
        return status;
    }
    return store_copy_in_end(stream->db, NULL, NULL, err);
}

static void add_date(struct text *out, int32_t date) {
    if (date == PORTFOLIO_NO_DATE)
        copy_binary_null(out);
    else
        copy_binary_date(out, date);
}

static void array_head(struct text *out, int32_t type, size_t count) {
    const int32_t head[] = {1, 1, type, (int32_t)count,
                            1}; /* dimensions, has nulls, type, length, lower bound */

    for (size_t i = 0; i < sizeof head / sizeof *head; i++) {
        uint32_t value = (uint32_t)head[i];
        char bytes[] = {(char)(value >> 24), (char)(value >> 16), (char)(value >> 8), (char)value};
        text_add_bytes(out, bytes, sizeof bytes);
    }
}

static void add_fact_arrays(struct text *out, struct text *array, const struct portfolio *portfolio,
                            size_t row) {
    text_clear(array);
    array_head(array, OID_FLOAT8, portfolio->fact_count);
    for (size_t f = 0; f < portfolio->fact_count; f++)
        copy_binary_float8(array, portfolio->values[f][row]);
    copy_binary_bytes(out, array->data, array->length);
    text_clear(array);
    array_head(array, OID_DATE, portfolio->fact_count);
    for (size_t f = 0; f < portfolio->fact_count; f++)
        add_date(array, portfolio_date(portfolio, f, row));
    copy_binary_bytes(out, array->data, array->length);
}

size_t run_estimated(const struct run_inputs *inputs, size_t row, size_t marked[RUN_ESTIMATES_MAX]) {
    const struct run_estimates *estimates = &inputs->estimates;
    size_t count = 0;

    for (size_t i = 0; i < estimates->count; i++)
        if ((estimates->rows[row] >> i & 1) && !isnan(inputs->portfolio->values[estimates->facts[i]][row]))
            marked[count++] = estimates->facts[i];
    return count;
}

/* Places from 1, as PostgreSQL counts; NULL where it is not known which are. */
static void add_estimated(struct text *out, struct text *array, const struct run_inputs *inputs, size_t row) {
    size_t marked[RUN_ESTIMATES_MAX], count;

    if (inputs->estimates.rows == NULL) {
        copy_binary_null(out);
        return;
    }
    count = run_estimated(inputs, row, marked);
    text_clear(array);
    array_head(array, OID_INT4, count);
    for (size_t i = 0; i < count; i++)
        copy_binary_int4(array, (int32_t)marked[i] + 1);
    copy_binary_bytes(out, array->data, array->length);
}

static enum status keep_facts(struct stream *stream, const struct kept *kept, struct error *err) {
    const struct portfolio *portfolio = kept->inputs->portfolio;
    struct text array = TEXT_EMPTY;
    enum status status = stream_begin(stream, sql_run_copy_fact, err);

    if (status != STATUS_OK) return status;
    for (size_t row = 0; row < portfolio->count && status == STATUS_OK; row++) {
        const struct portfolio_asset *asset = &portfolio->assets[row];
        struct text *out = &stream->bytes;
        copy_binary_row(out, 11);
        copy_binary_int8(out, kept->run_id);
        copy_binary_int8(out, asset->asset_id);
        copy_binary_text(out, portfolio->categories[asset->category]);
        copy_binary_text(out, portfolio_class_name(asset->key / PORTFOLIO_DUTIES));
        copy_binary_text(out, portfolio_duty_name(asset->key % PORTFOLIO_DUTIES));
        copy_binary_text(out, kept->inputs->scopes[row]);
        copy_binary_float8(out, asset->floor_area_m2);
        copy_binary_float8(out, asset->replacement_cost);
        add_fact_arrays(out, &array, portfolio, row);
        add_estimated(out, &array, kept->inputs, row);
        status = stream_flush(stream, CHUNK, err);
    }
    text_free(&array);
    return stream_end(stream, status, err);
}

static enum status keep_benchmarks(struct stream *stream, const struct kept *kept, struct error *err) {
    const struct portfolio *portfolio = kept->inputs->portfolio;
    enum status status = stream_begin(stream, sql_run_copy_benchmark, err);

    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < kept->inputs->benchmarks.count; i++) {
        const struct benchmark *benchmark = &kept->inputs->benchmarks.items[i];
        copy_binary_row(&stream->bytes, 5);
        copy_binary_int8(&stream->bytes, kept->run_id);
        copy_binary_text(&stream->bytes, portfolio->fact_codes[benchmark->fact]);
        copy_binary_text(&stream->bytes, portfolio->categories[benchmark->category]);
        copy_binary_float8(&stream->bytes, benchmark->median);
        copy_binary_int4(&stream->bytes, benchmark->value_count);
    }
    return stream_end(stream, status, err);
}

/* How the facts of the run compared with are judged: its score and its rating; neither where it has none. */
static void add_earlier(struct text *out, const struct result *before) {
    copy_binary_float8(out, before ? before->score : (double)NAN);
    copy_binary_text(out, before ? rating_code((enum rating)before->rating) : NULL);
}

static const char *direction(const struct kept *kept, const struct result *before, const struct result *now) {
    return before ? direction_code(direction_of(&kept->inputs->criteria->rules, before->score, now->score))
                  : NULL;
}

static bool is_compared(const struct kept *kept, size_t row) {
    return kept->before != NULL && kept->match[row] != SIZE_MAX;
}

static double potential(const struct kept *kept, size_t objective, size_t row) {
    return kept->found ? kept->found->potential[objective * kept->now->count + row] : (double)NAN;
}

static void add_objective(struct text *out, const struct kept *kept, size_t objective, size_t row) {
    const struct result *result = judgement_objective(kept->now, objective, row);
    const struct result *before =
        is_compared(kept, row) ? judgement_objective(kept->before, objective, kept->match[row]) : NULL;

    copy_binary_row(out, 16);
    copy_binary_int8(out, kept->run_id);
    copy_binary_int8(out, kept->inputs->portfolio->assets[row].asset_id);
    copy_binary_int4(out, (int32_t)objective + 1);
    copy_binary_float8(out, result->score);
    copy_binary_float8(out, potential(kept, objective, row));
    copy_binary_text(out, rating_code((enum rating)result->rating));
    copy_binary_float8(out, result->uncapped);
    copy_binary_float8(out, result->coverage);
    copy_binary_float8(out, result->confidence);
    copy_binary_text(out, guard_code((enum guard_state)result->guard));
    copy_binary_int4(out, result->failed);
    copy_binary_int4(out, result->unproven);
    copy_binary_text(out, direction(kept, before, result));
    copy_binary_float8(out, before ? result->score - before->score : (double)NAN);
    add_earlier(out, before);
}

static enum status keep_objectives(struct stream *stream, const struct kept *kept, struct error *err) {
    enum status status = stream_begin(stream, sql_run_copy_objective_result, err);

    if (status != STATUS_OK) return status;
    for (size_t row = 0; row < kept->now->count && status == STATUS_OK; row++) {
        for (size_t o = 0; o < kept->now->objective_count; o++)
            add_objective(&stream->bytes, kept, o, row);
        status = stream_flush(stream, CHUNK, err);
    }
    return stream_end(stream, status, err);
}

bool result_is_kept(const struct result *result) {
    return !isnan(result->coverage) || result->guard != GUARD_NONE;
}

static void add_commitment(struct text *out, const struct kept *kept, size_t commitment, size_t row) {
    const struct result *result = judgement_commitment(kept->now, commitment, row);
    const struct result *before =
        is_compared(kept, row) ? judgement_commitment(kept->before, commitment, kept->match[row]) : NULL;

    if (!result_is_kept(result)) return;
    copy_binary_row(out, 11);
    copy_binary_int8(out, kept->run_id);
    copy_binary_int8(out, kept->inputs->portfolio->assets[row].asset_id);
    copy_binary_text(out, kept->inputs->criteria->commitments[commitment].code);
    copy_binary_float8(out, result->score);
    copy_binary_text(out, rating_code((enum rating)result->rating));
    copy_binary_float8(out, result->coverage);
    copy_binary_float8(out, result->confidence);
    copy_binary_text(out, guard_code((enum guard_state)result->guard));
    copy_binary_text(out, direction(kept, before, result));
    add_earlier(out, before);
}

static enum status keep_commitments(struct stream *stream, const struct kept *kept, struct error *err) {
    enum status status = stream_begin(stream, sql_run_copy_commitment_result, err);

    if (status != STATUS_OK) return status;
    for (size_t row = 0; row < kept->now->count && status == STATUS_OK; row++) {
        for (size_t c = 0; c < kept->now->commitment_count; c++)
            add_commitment(&stream->bytes, kept, c, row);
        status = stream_flush(stream, CHUNK, err);
    }
    return stream_end(stream, status, err);
}

static void add_criterion(struct text *out, const struct kept *kept, size_t index, size_t row, bool guards) {
    const struct criterion *criterion = &kept->inputs->criteria->items[index];
    const struct portfolio *portfolio = kept->inputs->portfolio;
    size_t at = index * kept->now->count + row;
    enum criterion_state state = (enum criterion_state)kept->now->states[at];

    if (state == STATE_NOT_APPLICABLE || guards != (criterion->kind == CRITERION_GUARD)) return;
    copy_binary_row(out, guards ? 5 : 7);
    copy_binary_int8(out, kept->run_id);
    copy_binary_int8(out, portfolio->assets[row].asset_id);
    copy_binary_int4(out, criterion->id);
    copy_binary_text(out, criterion_state_code(state));
    if (!guards)
        copy_binary_float8(out, state == STATE_KNOWN ? portfolio->values[criterion->fact][row] : (double)NAN);
    add_date(out, portfolio_date(portfolio, criterion->fact, row));
    if (!guards) copy_binary_float8(out, kept->now->points[at]);
}

static enum status keep_criteria(struct stream *stream, const struct kept *kept, bool guards,
                                 struct error *err) {
    enum status status =
        stream_begin(stream, guards ? sql_run_copy_guard_result : sql_run_copy_criterion_result, err);

    if (status != STATUS_OK) return status;
    for (size_t row = 0; row < kept->now->count && status == STATUS_OK; row++) {
        for (size_t c = 0; c < kept->now->criterion_count; c++)
            add_criterion(&stream->bytes, kept, c, row, guards);
        status = stream_flush(stream, CHUNK, err);
    }
    return stream_end(stream, status, err);
}

static enum status keep_head(struct store *db, struct kept *kept, struct error *err) {
    const struct run_inputs *inputs = kept->inputs;
    const struct portfolio *portfolio = inputs->portfolio;
    struct text codes = TEXT_EMPTY;
    struct rows *rows = NULL;
    char revision[24], version[24], compared[24], assets[24], scored_text[24];
    int64_t scored = 0;

    for (size_t i = 0; i < portfolio->count; i++)
        scored += portfolio->assets[i].scored;
    for (size_t f = 0; f < portfolio->fact_count; f++)
        text_format(&codes, "%s%s", f ? "," : "{", portfolio->fact_codes[f]);
    text_add(&codes, portfolio->fact_count ? "}" : "{}");
    enum status status =
        store_query(db, sql_run_insert,
                    BIND(kept->options->trial ? "trial" : "published", kept->options->label, inputs->as_at,
                         inputs->known_at, bind_integer(revision, inputs->revision),
                         bind_integer(version, inputs->criteria_version), inputs->rules_sha256,
                         kept->options->engine_version,
                         kept->before ? bind_integer(compared, inputs->earlier_run_id) : NULL,
                         text_string(&codes), bind_integer(assets, (int64_t)portfolio->count),
                         bind_integer(scored_text, scored), kept->options->actor, inputs->quarter_on),
                    STORE_ONE, &rows, err);
    if (status == STATUS_OK) kept->run_id = rows_integer(rows, 0, 0);
    rows_free(rows);
    text_free(&codes);
    return status;
}

enum status keep_run(struct store *db, struct kept *kept, struct error *err) {
    struct stream stream = {.db = db};
    enum status status = keep_head(db, kept, err);

    if (status == STATUS_OK) status = keep_facts(&stream, kept, err);
    if (status == STATUS_OK) status = keep_benchmarks(&stream, kept, err);
    if (status == STATUS_OK) status = keep_objectives(&stream, kept, err);
    if (status == STATUS_OK) status = keep_commitments(&stream, kept, err);
    if (status == STATUS_OK) status = keep_criteria(&stream, kept, false, err);
    if (status == STATUS_OK) status = keep_criteria(&stream, kept, true, err);
    if (status == STATUS_OK) status = keep_estate(db, kept, err);
    if (status == STATUS_OK) status = keep_moved(db, kept, err);
    text_free(&stream.bytes);
    return status;
}
