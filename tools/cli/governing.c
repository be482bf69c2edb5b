#include "tools/cli/governing.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"
#include "engine/register/governance.h"
#include "tools/cli/reader.h"

#define LIST_MOST 50

struct taking {
    const struct governing *what;
    struct governance_step step;
    struct text fields;
    int64_t number;
};

static enum status take_options(struct cli *cli, const struct governing *what, struct json *json,
                                const char **comment, struct error *err) {
    enum status status = STATUS_OK;

    for (const struct governing_option *own = what->options; own && own->option && status == STATUS_OK;
         own++) {
        const char *value = NULL;
        status = cli_option(cli, own->option, &value, err);
        if (value) json_text_member(json, own->member, value);
        if (value && what->says_why && text_equal(own->member, "comment")) *comment = value;
    }
    for (const struct governing_option *own = what->flags; own && own->option; own++)
        if (cli_flag(cli, own->option)) json_boolean_member(json, own->member, true);
    return status;
}

static enum status take_list(struct cli *cli, const struct governing *what, struct json *json,
                             struct error *err) {
    const char *values[LIST_MOST];
    size_t count = 0;
    enum status status;

    if (what->list.option == NULL) return STATUS_OK;
    status = cli_options(cli, what->list.option, values, LIST_MOST, &count, err);
    json_name(json, what->list.member);
    json_array(json);
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        json_text(json, values[i]);
    json_end(json);
    return status;
}

static enum status take_operands(struct cli *cli, const struct governing *what, struct json *json,
                                 const char **subject, struct error *err) {
    const char *word = NULL;
    enum status status = STATUS_OK;

    if (what->subject && !(what->subject_optional && cli->argument_count == 0))
        status = cli_operand(cli, what->subject, subject, err);
    if (status == STATUS_OK && what->operand.option)
        status = cli_operand(cli, what->operand.option, &word, err);
    if (word) json_text_member(json, what->operand.member, word);
    return status;
}

static enum status take(struct cli *cli, struct taking *taking, struct error *err) {
    const struct governing *what = taking->what;
    struct json json = json_writer(&taking->fields);
    enum status status;

    json_object(&json);
    status = take_options(cli, what, &json, &taking->step.reason, err);
    if (status == STATUS_OK) status = take_list(cli, what, &json, err);
    if (status == STATUS_OK) status = cli_option(cli, "--reason", &taking->step.reason, err);
    if (status == STATUS_OK) status = take_operands(cli, what, &json, &taking->step.subject, err);
    json_end(&json);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && taking->step.reason == NULL)
        status = error_set(err, STATUS_INVALID, "say why, with --reason: it is kept with the change");
    taking->step.step = what->step ? what->step : what->verb;
    taking->step.fields = text_string(&taking->fields);
    return status;
}

static enum status work(struct store *db, void *context, struct error *err) {
    struct taking *taking = context;
    return governance_take(db, &taking->step, &taking->number, err);
}

enum status governing_run(struct cli *cli, const struct governing *what, struct error *err) {
    struct taking taking = {.what = what};
    struct store *db = NULL;
    char number[FORMAT_SIZE];
    enum status status = take(cli, &taking, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status =
            store_transaction(db, (struct store_intent){NULL, taking.step.reason, false}, work, &taking, err);
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE && what->of_subject)
        printf("%s %s.\n", what->said, taking.step.subject);
    else if (status == STATUS_OK && cli->format == OUTPUT_TABLE)
        printf("%s %lld.\n", what->said, (long long)taking.number);
    else if (status == STATUS_OK)
        output_items(cli->format,
                     (const struct output_item[]){{"number", format_integer(number, taking.number)}}, 1);
    store_close(db);
    text_free(&taking.fields);
    return status;
}

enum status governing_find(struct cli *cli, const struct governing *all, const struct governing **found,
                           struct error *err) {
    struct text names = TEXT_EMPTY;
    const char *verb = NULL;
    enum status status = cli_operand(cli, "STEP", &verb, err);

    for (*found = all; status == STATUS_OK && (*found)->verb && strcmp((*found)->verb, verb) != 0; (*found)++)
        text_format(&names, "%s%s", names.length ? ", " : "", (*found)->verb);
    if (status == STATUS_OK && (*found)->verb == NULL)
        status = error_set(err, STATUS_INVALID, "there is no step `%.40s`; there are: %s", verb,
                           text_string(&names));
    text_free(&names);
    return status;
}

enum status governing_reader(struct cli *cli, enum governing_past past, struct reader *reader,
                             struct error *err) {
    if (past == GOVERNING_NOW) return cli_option(cli, "--as", &reader->as, err);
    enum status status = reader_options(cli, reader, err);

    if (status == STATUS_OK && past == GOVERNING_KNOWN && reader->times.as_at)
        status =
            error_set(err, STATUS_INVALID,
                      "what is proposed, decided and agreed is of the day on which it was recorded: ask for "
                      "what was known by then, with --known-at %s",
                      reader->times.as_at);
    return status;
}

enum status governing_list_of(struct cli *cli, enum governing_past past, const char *sql, struct bind bind,
                              const char *none, struct error *err) {
    struct reader reader = {0};
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = governing_reader(cli, past, &reader, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = reader_connect(cli, &reader, &db, err);
    if (status == STATUS_OK) status = store_query(db, sql, bind, STORE_MANY, &rows, err);
    if (status == STATUS_OK) reader_say(cli, &reader);
    if (status == STATUS_OK && rows_count(rows) == 0) cli_say_none(none);
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

enum status governing_list(struct cli *cli, const char *sql, struct bind bind, const char *none,
                           struct error *err) {
    return governing_list_of(cli, GOVERNING_NOW, sql, bind, none, err);
}
