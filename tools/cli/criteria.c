/* terrier criteria: what assets are judged by. Its other verbs are in criteria_*.c. */
#include "tools/cli/criteria.h"

#include <string.h>

#include "engine/base/text.h"
#include "sql/embedded.h"

/* `terrier criteria VERB ...` */
static const struct {
    const char *verb;
    enum status (*run)(struct cli *cli, struct error *err);
} verbs[] = {{"rate", criteria_run_rate},       {"unrate", criteria_run_rate},
             {"ratings", criteria_run_ratings}, {"versions", criteria_run_versions},
             {"diff", criteria_run_diff},       {"export", criteria_run_export},
             {"import", criteria_run_import},   {"approve", criteria_run_step},
             {"note", criteria_run_step},       {"withdraw", criteria_run_step}};

static enum status list(struct cli *cli, struct error *err) {
    bool unmet = cli_flag(cli, "--unmet");
    const char *commitment = NULL;
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_option(cli, "--commitment", &commitment, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_query(db, unmet ? sql_criteria_unmet : sql_criteria_list, BIND(commitment), STORE_MANY,
                             &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        cli_say_none(unmet ? "each criterion could be judged for some asset"
                           : "no criterion belongs to this; commitments are numbered like 2.2");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    for (size_t i = 0; cli->argument_count > 0 && i < sizeof verbs / sizeof *verbs; i++)
        if (text_equal(cli->arguments[0], verbs[i].verb)) return verbs[i].run(cli, err);
    return list(cli, err);
}

const struct command command_criteria = {
    "criteria", "list and change what assets are judged by; rate the corporate actions", run,
    "usage: terrier criteria [--unmet] [--commitment CODE] [--format table|csv|json]\n"
    "       terrier criteria versions | diff A B\n"
    "       terrier criteria export [--version N] FILE.ods|FILE.json\n"
    "       terrier criteria import FILE --title TEXT --by POST --reason WHY [--strategy S] [--preview]\n"
    "       terrier criteria approve N --by POST --reference REF --reason WHY\n"
    "                        [--noted-on DAY --noted-reference REF]\n"
    "       terrier criteria note N --reference REF [--on DAY] --reason WHY\n"
    "       terrier criteria withdraw N --reason WHY\n"
    "       terrier criteria rate COMMITMENT green|amber|red --by POST --comment TEXT [--on DAY]\n"
    "                        [--marking CODE] [--reason WHY]\n"
    "       terrier criteria unrate COMMITMENT --on DAY --reason WHY\n"
    "       terrier criteria ratings [COMMITMENT] [--as ROLE] [--format table|csv|json]\n"
    "\n"
    "The criteria in force: the fact each tests, its weight, the points of its curve, and where it\n"
    "comes from.\n"
    "\n"
    "  --unmet             only those that no asset of the newest published run could be judged by, and\n"
    "                      which import would bring the data\n"
    "  --commitment CODE   of one commitment, such as 2.2\n"
    "\n"
    "Criteria are changed in versions: export one, change the file, import it as a draft, judge by it\n"
    "(`terrier evaluate --criteria N`), compare (`terrier runs compare`). Another post and another\n"
    "person approve it; once the Asset Management Group noted it, it is in force. --preview says what\n"
    "would change, or all that is wrong, and keeps nothing.\n"
    "\n"
    "Commitments 1.3, 1.5, 3.5, 6.1 and 6.2 are also actions of the council as a whole. `rate` says how\n"
    "one goes from a day on, today if not given: green on track, amber at risk, red recovery plan\n"
    "required; `unrate` withdraws that, `ratings` lists them beside what is measured, with a COMMITMENT\n"
    "all that was ever said of it. They never change a score.\n"
    "\n"
    "examples:\n"
    "  terrier criteria --commitment 2.2\n"
    "  terrier criteria --unmet\n"
    "  terrier criteria export criteria.ods\n"
    "  terrier criteria import criteria.ods --preview\n"
    "  terrier criteria import criteria.ods --title 'Heavier on energy' --by 'Head of Property' \\\n"
    "      --reason 'Review of May'\n"
    "  terrier criteria diff 1 2\n"
    "  terrier criteria approve 2 --by Director --reference D/26/9 --reason 'Review of May'\n"
    "  terrier criteria note 2 --reference 'AMG 2026-06-03, item 4' --reason 'Noted'\n"
    "  terrier criteria rate 1.3 amber --by \"Head of Property\" --on 2026-09-30 \\\n"
    "      --comment \"Budgets of two services are still their own\"\n"
    "  terrier criteria ratings\n"};
