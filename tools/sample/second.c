/*
 * Lists of the same estate from other departments: other codes, other spellings, UPRNs and places missing or
 * not quite right, buildings that no register has, and neighbours on the same site that are not the same
 * asset. All invented.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/csv.h"
#include "tools/sample/generate.h"
#include "tools/sample/rng.h"

struct department {
    const char *source;         /* name of the list */
    const char *before, *after; /* of the number in its codes */
    const char *categories;     /* between bars; NULL: whatever has a building */
    int share;                  /* of them that it lists, per cent */
};

static const struct department DEPARTMENTS[] = {
    {"education", "EDU-", "", "|nursery_school|primary_school|secondary_school|special_school|", 92},
    {"leisure", "LS/", "",
     "|library|hall|museum|leisure_centre|park|playing_field|play_area|allotment|public_convenience|", 80},
    {"insurance", "", "/A", NULL, 75}};

struct list {
    const struct department *department;
    struct sample *sample;
    struct text out, *truth;
    struct rng rng;
    size_t number;
};

/* --- names as another office writes them --- */

static const char *const SHORT_FORMS[][2] = {{"Church of England", "CofE"},
                                             {"Primary School", "Prim Sch"},
                                             {"Community", "Comm"},
                                             {"Centre", "Ctr"},
                                             {"School", "Sch"},
                                             {"Library", "Lib"},
                                             {"Street", "St"},
                                             {"Road", "Rd"},
                                             {"Playing Field", "PF"},
                                             {"Recreation", "Rec"},
                                             {"Trading", "Tdg"},
                                             {"Estate", "Est"}};

static void shorten(struct text *name) {
    struct text out = TEXT_EMPTY;
    for (const char *at = text_string(name); *at != '\0';) {
        size_t taken = 0;
        for (size_t i = 0; i < sizeof SHORT_FORMS / sizeof SHORT_FORMS[0] && taken == 0; i++)
            if (strncmp(at, SHORT_FORMS[i][0], strlen(SHORT_FORMS[i][0])) == 0) {
                text_add(&out, SHORT_FORMS[i][1]);
                taken = strlen(SHORT_FORMS[i][0]);
            }
        if (taken == 0) text_add_char(&out, *at);
        at += taken == 0 ? 1 : taken;
    }
    text_free(name);
    *name = out;
}

static void shout(struct text *name) {
    for (size_t i = 0; i < name->length; i++)
        name->data[i] = (char)toupper((unsigned char)name->data[i]);
}

/* "Frome Library" -> "Library, Frome"; "Oakfield Hall, Frome" -> "Oakfield Hall". */
static void turn_round(struct text *name, const struct asset *asset) {
    struct text out = TEXT_EMPTY;
    size_t place = strlen(asset->place->name);
    const char *text = text_string(name), *comma = strrchr(text, ',');
    if (strncmp(text, asset->place->name, place) == 0 && text[place] == ' ')
        text_format(&out, "%s, %s", text + place + 1, asset->place->name);
    else if (comma != NULL)
        text_add_bytes(&out, text, (size_t)(comma - text));
    else
        text_add(&out, text);
    text_free(name);
    *name = out;
}

/* Two letters changed round, as people type. */
static void slip(struct text *name, struct rng *rng) {
    size_t at = (size_t)rng_int(rng, 1, (int)name->length - 3);
    char first = name->data[at];
    if (!isalpha((unsigned char)first) || !isalpha((unsigned char)name->data[at + 1])) return;
    name->data[at] = name->data[at + 1];
    name->data[at + 1] = first;
}

static void respell(struct text *name, const struct asset *asset, struct rng *rng) {
    static const int WAYS[] = {30, 22, 8, 16, 10, 6, 8};
    text_add(name, asset_value(asset, FIELD_name));
    switch (rng_weighted(rng, WAYS, sizeof WAYS / sizeof WAYS[0])) {
    case 1:
        shorten(name);
        break;
    case 2:
        shout(name);
        break;
    case 3:
        turn_round(name, asset);
        break;
    case 4:
        slip(name, rng);
        break;
    case 5:
        text_add(name, rng_chance(rng, 50) ? " site" : " (main building)");
        break;
    case 6:
        shorten(name);
        turn_round(name, asset);
        break;
    default:
        break;
    }
}

/* --- one row --- */

static void add_cell(struct list *list, const char *value) {
    csv_write_field(&list->out, value, false, false);
}

static void add_number(struct list *list, double value) {
    struct text text = TEXT_EMPTY;
    if (value > 0) text_format(&text, "%.0f", value);
    add_cell(list, text_string(&text));
    text_free(&text);
}

static void add_place(struct list *list, const struct asset *asset) {
    static const int REACHES[] = {30, 50, 20};
    static const double METRES[] = {4, 30, 160};
    double reach = METRES[rng_weighted(&list->rng, REACHES, 3)];
    double east = rng_between(&list->rng, -reach, reach), north = rng_between(&list->rng, -reach, reach);
    bool known = rng_chance(&list->rng, 70);
    add_number(list, known ? asset->easting + east : 0);
    add_number(list, known ? asset->northing + north : 0);
}

static void add_postcode(struct list *list, const struct asset *asset) {
    char written[16] = "";
    const char *postcode = asset_value(asset, FIELD_postcode);
    double drawn = rng_unit(&list->rng);
    if (drawn < 0.9) snprintf(written, sizeof written, "%s", postcode);
    if (drawn > 0.83 && drawn < 0.9 && written[0] != '\0') written[strlen(written) - 1] = 'B';
    if (drawn >= 0.9 && drawn < 0.93) snprintf(written, sizeof written, "%s", asset->place->outward);
    add_cell(list, written);
}

/* What of a row is unlike its asset: a neighbour's. */
enum kin { KIN_SAME, KIN_NEIGHBOUR, KIN_STRANGER };

static void add_uprn(struct list *list, const struct asset *asset, enum kin kin) {
    struct text own = TEXT_EMPTY;
    double drawn = rng_unit(&list->rng);
    double same = kin == KIN_SAME ? 0.65 : kin == KIN_NEIGHBOUR ? 0.35 : 0;
    double other = kin == KIN_SAME ? 0.69 : 0.75;
    if (drawn >= same && drawn < other)
        text_format(&own, "991%08zu", 10007 * (asset->index + 40000 * list->number + 3) % 100000000);
    add_cell(list, drawn < same ? asset_value(asset, FIELD_uprn) : text_string(&own));
    text_free(&own);
}

static void write_code(struct text *code, const struct list *list) {
    text_format(code, "%s%05zu%s", list->department->before, list->number, list->department->after);
}

static void add_row(struct list *list, const struct asset *asset, const char *name, const char *category,
                    enum kin kin) {
    struct text code = TEXT_EMPTY;
    bool street = rng_chance(&list->rng, 70), number = rng_chance(&list->rng, 60);
    bool same = kin == KIN_SAME;
    double size;

    list->number++;
    write_code(&code, list);
    csv_write_field(&list->out, text_string(&code), true, false);
    add_cell(list, name);
    add_cell(list, category);
    add_cell(list, number ? asset_value(asset, FIELD_street_number) : "");
    add_cell(list, street ? asset_value(asset, FIELD_street) : "");
    add_cell(list, asset_value(asset, FIELD_post_town));
    add_postcode(list, asset);
    add_uprn(list, asset, kin);
    add_place(list, asset);
    size = asset->floor_m2 * (same ? rng_spread(&list->rng, rng_chance(&list->rng, 50) ? 0.005 : 0.06) : 0.1);
    add_number(list, rng_chance(&list->rng, 70) ? size : 0);
    add_cell(list, same && rng_chance(&list->rng, 60) ? asset_value(asset, FIELD_urn) : "");
    text_add(&list->out, "," SAMPLE_LABEL_VALUE "\r\n");
    csv_write_field(list->truth, list->department->source, true, false);
    csv_write_field(list->truth, text_string(&code), false, false);
    csv_write_field(list->truth, same ? council_code(asset->council) : "", false, false);
    csv_write_field(list->truth, same ? asset_value(asset, FIELD_asset_code) : "", false, false);
    text_add(list->truth, ",listed," SAMPLE_LABEL_VALUE "\r\n");
    text_free(&code);
}

/* --- what is beside an asset, and what no register has --- */

static void add_neighbour(struct list *list, const struct asset *asset) {
    static const char *const PARTS[] = {"Garage", "Store", "Annexe", "Caretaker's House", "Pavilion", "Barn"};
    struct text name = TEXT_EMPTY;
    struct asset beside = *asset;
    const char *part = PARTS[rng_int(&list->rng, 0, 5)];
    beside.easting += rng_between(&list->rng, -45, 45);
    beside.northing += rng_between(&list->rng, -45, 45);
    text_format(&name, rng_chance(&list->rng, 50) ? "%s, %s" : "%s at %s", part,
                asset_value(asset, FIELD_name));
    add_row(list, &beside, text_string(&name), "", KIN_NEIGHBOUR);
    text_free(&name);
}

static void add_stranger(struct list *list, const struct asset *asset) {
    static const char *const WHAT[] = {"Scout Hut",  "Reading Room", "Workshop",
                                       "Rifle Club", "Bandstand",    "Training Centre"};
    struct text name = TEXT_EMPTY;
    struct asset away = *asset;
    const char *what = WHAT[rng_int(&list->rng, 0, 5)];
    double far = rng_between(&list->rng, 60, 900);
    away.easting += rng_chance(&list->rng, 50) ? far : -far;
    away.northing += rng_between(&list->rng, -900, 900);
    text_format(&name, "%s %s, %s", place_word((size_t)rng_int(&list->rng, 0, 999)), what,
                asset->place->name);
    if (!rng_chance(&list->rng, 30)) away.value[FIELD_postcode] = NULL;
    away.value[FIELD_street] = place_street((size_t)rng_int(&list->rng, 0, 999));
    add_row(list, &away, text_string(&name), "", KIN_STRANGER);
    text_free(&name);
}

static bool lists(const struct list *list, const struct asset *asset) {
    struct text bars = TEXT_EMPTY;
    if (list->department->categories == NULL) return asset->floor_m2 > 0;
    text_format(&bars, "|%s|", asset->kind->category);
    bool held = strstr(list->department->categories, text_string(&bars)) != NULL;
    text_free(&bars);
    return held;
}

static void add_asset(struct list *list, const struct asset *asset) {
    struct text name = TEXT_EMPTY;
    const char *category = asset->kind->label;
    if (rng_chance(&list->rng, list->department->share)) {
        respell(&name, asset, &list->rng);
        if (rng_chance(&list->rng, 25)) category = "";
        add_row(list, asset, text_string(&name), category, KIN_SAME);
    }
    if (rng_chance(&list->rng, 7)) add_neighbour(list, asset);
    if (rng_chance(&list->rng, 7)) add_stranger(list, asset);
    text_free(&name);
}

void second_write(struct sample *sample, struct text *truth) {
    for (size_t d = 0; d < sizeof DEPARTMENTS / sizeof DEPARTMENTS[0]; d++) {
        struct list list = {.department = &DEPARTMENTS[d], .sample = sample, .truth = truth};
        struct text path = TEXT_EMPTY;
        list.rng = rng_stream(RNG_SECOND, d);
        text_add(&list.out, "Asset ID,Property Name,Asset Type,House Number,Road,Town,Postcode,UPRN,Easting,"
                            "Northing,GIA,URN," SAMPLE_LABEL "\r\n");
        for (size_t i = 0; i < sample->estate->count; i++)
            if (lists(&list, &sample->estate->assets[i])) add_asset(&list, &sample->estate->assets[i]);
        text_format(&path, "second/%s.csv", list.department->source);
        sample_add_file(sample, text_string(&path), &list.out);
        text_free(&path);
    }
}
