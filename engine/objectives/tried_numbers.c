/* Where on the line of numbers a rating turns. */
#include <math.h>
#include <stdlib.h>

#include "engine/objectives/tried.h"

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static size_t without_doubles(double *values, size_t count) {
    size_t kept = 0;

    qsort(values, count, sizeof *values, by_size);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || values[i] > values[kept - 1]) values[kept++] = values[i];
    return kept;
}

/* Where the curves of the fact bend. */
static struct tried bends_of(const struct standing *standing, size_t fact) {
    size_t most = 0;

    for (size_t t = 0; t < standing->count; t++)
        if (tried_tests(&standing->tests[t], fact)) most += standing->tests[t].criterion->curve.count;
    struct tried bends = tried_new(most + 1);
    for (size_t t = 0; t < standing->count; t++) {
        const struct curve *curve = &standing->tests[t].criterion->curve;
        for (size_t p = 0; tried_tests(&standing->tests[t], fact) && p < curve->count; p++)
            bends.values[bends.count++] = curve->points[p].x;
    }
    bends.count = without_doubles(bends.values, bends.count);
    return bends;
}

/* The bends, and between two of them, where the score is a straight line, where it crosses a limit of
 * ratings. */
static struct tried edges_of(const struct standing *standing, const struct tried *bends) {
    const struct judging_rules *rules = &standing->sensitivity->criteria->rules;
    const double limits[] = {rules->rating_amber, rules->rating_green};
    struct tried edges = tried_new(3 * bends->count + 1);

    for (size_t i = 0; i < bends->count; i++) {
        edges.values[edges.count++] = bends->values[i];
        if (i + 1 == bends->count) break;
        double from = bends->scores[i], to = bends->scores[i + 1];
        for (size_t l = 0; l < sizeof limits / sizeof *limits; l++) {
            if (!((from - limits[l]) * (to - limits[l]) < 0)) continue;
            double share = (limits[l] - from) / (to - from);
            edges.values[edges.count++] =
                bends->values[i] + share * (bends->values[i + 1] - bends->values[i]);
        }
    }
    edges.count = without_doubles(edges.values, edges.count);
    return edges;
}

/*
 * The line of all values, as what lies before the first edge, the first edge, what lies between it and the
 * second, and so on: places 0, 1, 2 ... 2 x edges. Within a place the rating is the same.
 */
struct line {
    const struct tried *edges;
    int *ranks;
    uint8_t *ratings;
    size_t count;
};

static void take_better(struct line *line, size_t place, uint8_t rating) {
    if (standing_rank(rating) <= line->ranks[place]) return;
    line->ranks[place] = standing_rank(rating);
    line->ratings[place] = rating;
}

/* The score has no jumps, and a rating begins at its limit: an edge is of the better of its neighbours, or
 * better than both where the score touches a limit there. */
static struct line line_of(const struct standing *standing, size_t fact, struct tried *edges) {
    struct line line = {edges, NULL, NULL, 2 * edges->count + 1};
    struct tried between = tried_new(edges->count + 1);

    line.ranks = memory_array(line.count, sizeof *line.ranks);
    line.ratings = memory_array(line.count, sizeof *line.ratings);
    for (size_t i = 0; i <= edges->count; i++)
        between.values[i] = edges->count == 0   ? 0
                            : i == 0            ? edges->values[0] - 1
                            : i == edges->count ? edges->values[i - 1] + 1
                                                : (edges->values[i - 1] + edges->values[i]) / 2;
    between.count = edges->count + 1;
    tried_judge(standing, fact, &between);
    tried_judge(standing, fact, edges);
    for (size_t i = 0; i <= edges->count; i++) {
        line.ratings[2 * i] = between.ratings[i];
        line.ranks[2 * i] = standing_rank(between.ratings[i]);
    }
    for (size_t i = 0; i < edges->count; i++) {
        line.ranks[2 * i + 1] = -1;
        take_better(&line, 2 * i + 1, between.ratings[i]);
        take_better(&line, 2 * i + 1, between.ratings[i + 1]);
        take_better(&line, 2 * i + 1, edges->ratings[i]);
    }
    tried_free(&between);
    return line;
}

static void line_free(struct line *line) {
    free(line->ranks);
    free(line->ratings);
}

static double low_of(const struct line *line, size_t place) {
    if (place == 0) return -INFINITY;
    return line->edges->values[(place - 1) / 2];
}

static double high_of(const struct line *line, size_t place) {
    if (place + 1 == line->count) return INFINITY;
    return line->edges->values[place / 2];
}

static size_t place_of(const struct line *line, double value) {
    size_t edge = 0;

    while (edge < line->edges->count && line->edges->values[edge] < value)
        edge++;
    return edge < line->edges->count && line->edges->values[edge] == value ? 2 * edge + 1 : 2 * edge;
}

static bool differs(const struct line *line, size_t place, int rank, bool better) {
    return better ? line->ranks[place] > rank : line->ranks[place] < rank;
}

/* The places around `near` that all differ the same way. */
static struct sensitivity_move stretch(const struct line *line, size_t near, int rank, bool better,
                                       uint8_t rating) {
    size_t from = near, to = near;

    while (from > 0 && differs(line, from - 1, rank, better))
        from--;
    while (to + 1 < line->count && differs(line, to + 1, rank, better))
        to++;
    return (struct sensitivity_move){rating, low_of(line, from), high_of(line, to), from % 2 == 1,
                                     to % 2 == 1};
}

static struct sensitivity_move nearest(const struct line *line, double value, int rank, bool better) {
    size_t here = place_of(line, value), left = here, right = here;

    while (left > 0 && !differs(line, left, rank, better))
        left--;
    while (right + 1 < line->count && !differs(line, right, rank, better))
        right++;
    double down = differs(line, left, rank, better) ? fmax(value - high_of(line, left), 0) : INFINITY;
    double up = differs(line, right, rank, better) ? fmax(low_of(line, right) - value, 0) : INFINITY;
    if (isinf(down) && isinf(up)) return (struct sensitivity_move){.rating = RATING_COUNT};
    size_t place = down <= up ? left : right;
    return stretch(line, place, rank, better, line->ratings[place]);
}

/* Of what is not known there is no nearest: the widest stretch. */
static struct sensitivity_move widest(const struct line *line, int rank, bool better) {
    struct sensitivity_move found = {.rating = RATING_COUNT};
    double width = -1;

    for (size_t place = 0; place < line->count; place++) {
        if (!differs(line, place, rank, better)) continue;
        struct sensitivity_move move = stretch(line, place, rank, better, line->ratings[place]);
        if (move.high - move.low > width) {
            width = move.high - move.low;
            found = move;
        }
    }
    return found;
}

void tried_numbers(const struct standing *standing, struct sensitivity_change *change, uint8_t now) {
    struct tried bends = bends_of(standing, change->fact);
    int rank = standing_rank(now);

    tried_judge(standing, change->fact, &bends);
    struct tried edges = edges_of(standing, &bends);
    struct line line = line_of(standing, change->fact, &edges);
    bool known = !isnan(change->value);
    change->better = known ? nearest(&line, change->value, rank, true) : widest(&line, rank, true);
    change->worse = known ? nearest(&line, change->value, rank, false) : widest(&line, rank, false);
    line_free(&line);
    tried_free(&edges);
    tried_free(&bends);
}
