#include "importers/guess.h"

/* Two digits say all that a guess knows. */
static void confidence_member(struct json *json, double confidence) {
    json_number_member(json, "confidence", (double)(int)(confidence * 100 + 0.5) / 100);
}

static void column_object(struct json *json, const struct guess_column *column) {
    json_object(json);
    json_text_member(json, "column", column->column);
    json_text_member(json, "field", column->field);
    json_text_member(json, "how", guess_how_name(column->how));
    confidence_member(json, column->confidence);
    json_text_member(json, "why", column->why);
    json_text_member(json, "examples", column->examples);
    json_end(json);
}

static void word_object(struct json *json, const struct guess_word *word) {
    json_object(json);
    json_text_member(json, "column", word->column);
    json_text_member(json, "field", word->field);
    json_text_member(json, "word", word->word);
    json_integer_member(json, "times", (int64_t)word->times);
    json_text_member(json, "code", word->code);
    json_boolean_member(json, "taken", word->taken);
    confidence_member(json, word->confidence);
    json_text_member(json, "why", word->why);
    json_text_member(json, "nearest", word->nearest);
    json_end(json);
}

void guess_members(struct json *json, const struct guess *guess) {
    json_name(json, "columns");
    json_array(json);
    for (size_t i = 0; i < guess->column_count; i++)
        column_object(json, &guess->columns[i]);
    json_end(json);
    json_name(json, "words");
    json_array(json);
    for (size_t i = 0; i < guess->word_count; i++)
        word_object(json, &guess->words[i]);
    json_end(json);
}
