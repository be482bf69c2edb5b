#include "engine/objectives/criteria.h"

#include <math.h>

double curve_at(const struct curve *curve, double x) {
    const struct curve_point *p = curve->points;

    if (isnan(x)) return NAN;
    if (curve->count == 0) return 0;
    if (x <= p[0].x) return p[0].y;
    for (size_t i = 1; i < curve->count; i++) {
        if (x < p[i].x)
            return p[i - 1].y + (p[i].y - p[i - 1].y) * ((x - p[i - 1].x) / (p[i].x - p[i - 1].x));
    }
    return p[curve->count - 1].y;
}

void criteria_free(struct criteria *criteria) {
    if (criteria) arena_free(criteria->arena);
}

static const char *fault_of_curve(const struct curve *curve) {
    for (size_t i = 0; i < curve->count; i++) {
        if (!isfinite(curve->points[i].x) || !isfinite(curve->points[i].y))
            return "has a point that is not a number";
        if (i > 0 && curve->points[i].x <= curve->points[i - 1].x) return "has points that do not ascend";
    }
    return NULL;
}

static const char *fault_of(const struct criteria *criteria, const struct criterion *criterion,
                            size_t fact_count) {
    if (criterion->fact >= fact_count || criterion->condition >= (int)fact_count)
        return "tests a fact that is not loaded";
    if (criterion->commitment >= criteria->commitment_count) return "belongs to no commitment";
    if ((criterion->kind == CRITERION_PERFORMANCE) != (criterion->weight > 0))
        return "has a weight that does not fit its kind";
    if (criterion->curve.count == 0) return "has no curve";
    const char *fault = fault_of_curve(&criterion->curve);
    return fault ? fault : fault_of_curve(&criterion->ageing);
}

enum status criteria_check(const struct criteria *criteria, size_t fact_count, struct error *err) {
    for (size_t i = 0; i < criteria->count; i++) {
        const struct criterion *criterion = &criteria->items[i];
        const char *fault = fault_of(criteria, criterion, fact_count);
        if (!fault && i > 0 && criterion->commitment < criteria->items[i - 1].commitment)
            fault = "does not stand in the order of commitments";
        if (fault) return error_set(err, STATUS_INVALID, "Criterion %s %s.", criterion->code, fault);
    }
    for (size_t i = 0; i < criteria->commitment_count; i++) {
        const struct commitment *commitment = &criteria->commitments[i];
        if (commitment->objective >= criteria->objective_count || !(commitment->weight > 0) ||
            (i > 0 && commitment->objective < criteria->commitments[i - 1].objective))
            return error_set(err, STATUS_INVALID, "Commitment %s is out of order or has no weight.",
                             commitment->code);
    }
    return STATUS_OK;
}
