/* The names of the past: of our schemas, where a name follows, and nowhere else. */
#include "engine/store/known.h"
#include "tests/support/check.h"

static void becomes(const char *sql, const char *expected) {
    struct text out = TEXT_EMPTY;

    known_names(&out, sql);
    assert_string_equal(text_string(&out), expected);
    text_free(&out);
}

static void names_of_schemas_are_changed(void **state) {
    (void)state;
    becomes("SELECT a.name FROM register.asset a JOIN publish.edition",
            "SELECT a.name FROM known.asset a JOIN publish_known.edition");
    becomes("governance.decision code.decision_level", "known.decision code.decision_level");
    becomes("facts.as_of(), publish.clearance()", "facts_known.as_of(), publish_known.clearance()");
    becomes("'publish.summary'::regclass", "'publish_known.summary'::regclass");
    becomes("GRANT USAGE ON SCHEMA publish TO x", "GRANT USAGE ON SCHEMA publish_known TO x");
    becomes("format('COMMENT ON publish.t_%I')", "format('COMMENT ON publish_known.t_%I')");
}

static void of_some_schemas_one_thing_alone(void **state) {
    (void)state;
    becomes("gazetteer.boundary gazetteer.uprn", "known.boundary gazetteer.uprn");
    becomes("gazetteer.brownfield_site", "known.brownfield_site");
    becomes("history.change history.head history.changed history.asset",
            "known.change known.head history.changed history.asset");
    becomes("evaluation.run evaluation.run_estate evaluation.run.kind",
            "known.run evaluation.run_estate known.run.kind");
}

static void what_only_looks_like_them_stays(void **state) {
    (void)state;
    becomes("The register. Counts, facts.", "The register. Counts, facts.");
    becomes("own_register.asset my.register.asset registers.a",
            "own_register.asset my.register.asset registers.a");
    becomes("code.scope source.record served.asset edit.asset",
            "code.scope source.record served.asset edit.asset");
    becomes("", "");
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_schemas_are_changed),
        cmocka_unit_test(of_some_schemas_one_thing_alone),
        cmocka_unit_test(what_only_looks_like_them_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
