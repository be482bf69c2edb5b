/* Publications of the small estate: what leaves, what does not, and that it leaves whole or not at all. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/csv.h"
#include "engine/base/text.h"
#include "engine/exchange/gaps.h"
#include "engine/exchange/layout_check.h"
#include "engine/exchange/publication.h"
#include "geo/files.h"
#include "tests/database/estate.h"
#include "tests/support/check.h"
#include "tests/support/shared_data.h"

static const char *const names[] = {"land-and-building-assets.csv",
                                    "land-and-building-assets.csv-metadata.json",
                                    "land-and-building-assets.gpkg",
                                    "index.html",
                                    "metadata.xml",
                                    "validation.csv"};
#define NAMES (sizeof names / sizeof *names)

static char root[] = "/tmp/terrier-publication-XXXXXX";

static const char *in_root(char *buffer, const char *folder, const char *name) {
    snprintf(buffer, 200, "%s/%s%s%s", root, folder, name ? "/" : "", name ? name : "");
    return buffer;
}

static int entries(const char *path) {
    DIR *directory = opendir(path);
    int count = 0;

    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(directory);
    return count;
}

static void read_all(struct text *out, const char *path) {
    char buffer[4096];
    size_t got;
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    while ((got = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_add_bytes(out, buffer, got);
    fclose(file);
}

static enum status try_publish(struct store *db, const char *folder, const char *as_at,
                               struct publication_report *report, struct error *err) {
    char path[200];
    struct publication what = {.times = {as_at, NULL},
                               .folder = in_root(path, folder, NULL),
                               .keep_folder = true,
                               .actor = "tester",
                               .version = "test"};
    return publication_make(report, db, &what, err);
}

static struct publication_report publish(struct store *db, const char *folder, const char *as_at) {
    struct publication_report report;
    struct error err = {0};

    test_must(try_publish(db, folder, as_at, &report, &err), &err, folder);
    return report;
}

static bool holds(const struct text *text, const char *needle) {
    return memmem(text->data, text->length, needle, strlen(needle)) != NULL;
}

/* --- what leaves --- */

static struct publication_report first;

static void all_files_are_there_and_the_list_is_in_the_layout(void **state) {
    char path[200];

    first = publish(estate_db(*state), "first", NULL);
    assert_int_equal(entries(in_root(path, "first", NULL)), NAMES);
    assert_int_equal(first.row_count, 9); /* without F and L marked, J unproven, K housing, N disposed of */
    assert_int_equal(first.left_out_count, 5);
    assert_int_equal(first.vacant_count, 1);
    assert_int_equal(first.unlocated_count, 1);
    assert_int_equal(first.licence_withheld_count, 1);
    assert_int_equal(first.fault_count, 0);
    assert_false(first.sample);
}

static void no_file_gives_away_what_is_marked_or_vacant(void **state) {
    static const char *const secrets[] = {"Secret Court", "Shepton",  "10008",  "BA4 5AA",
                                          "TT000072",     "361100",   "Refuge", "TA1 3AA",
                                          "Retail",       "BA21 1AA", "Flat",   "Sold Depot",
                                          "private note", "Tenant",   "25000",  "terrier_owner"};
    char path[200];
    (void)state;

    for (size_t i = 0; i < NAMES; i++) {
        struct text content = TEXT_EMPTY;
        read_all(&content, in_root(path, "first", names[i]));
        assert_true(content.length > 0);
        for (size_t s = 0; s < sizeof secrets / sizeof *secrets; s++)
            if (holds(&content, secrets[s])) fail_msg("%s gives away %s", names[i], secrets[s]);
        text_free(&content);
    }
}

static void the_extent_is_that_of_published_points_alone(void **state) {
    struct text content = TEXT_EMPTY;
    char path[200];
    (void)state;

    /* H lies farther north-east than what is published, but for C; B is withheld by its licence. */
    read_all(&content, in_root(path, "first", "metadata.xml"));
    assert_true(holds(&content, "<gmd:eastBoundLongitude><gco:Decimal>-2.7</gco:Decimal>"));
    assert_true(holds(&content, "<gmd:southBoundLatitude><gco:Decimal>50.86</gco:Decimal>"));
    assert_true(holds(&content, "open-government-licence/version/3/"));
    assert_true(holds(&content, "<gco:CharacterString>2.3</gco:CharacterString>"));
    text_free(&content);
}

static void the_list_guards_formulas_and_withholds_a_closed_licence(void **state) {
    struct text content = TEXT_EMPTY;
    char path[200];
    (void)state;

    read_all(&content, in_root(path, "first", names[0]));
    assert_true(holds(&content, "\"'=HYPERLINK(\"\"http://bad.example\"\""));
    assert_true(holds(&content,
                      "TT000065,Example House,1,Example Street,Taunton,TA1 1AA,OSGB36,322800.0,124500.0,"
                      "Freehold,Occupied by the local authority,,Land and buildings,1065.00,1.0000,D\r\n"));
    assert_true(holds(&content, "TT000066,Example Library,1,Example Street,Yeovil,BA20 1AA,,,,Freehold"));
    assert_true(holds(
        &content, ",Vacant: Other land and buildings,,,,BA4,,,,Freehold,Vacant,,Land and buildings,,,\r\n"));
    text_free(&content);
    text_clear(&content);
    read_all(&content, in_root(path, "first", "index.html"));
    assert_false(holds(&content, "<script"));
    text_free(&content);
}

struct seen {
    int rows, located, vacant;
};

static enum status see(void *context, const struct files_row *row, struct error *err) {
    struct seen *seen = context;
    (void)err;

    seen->rows++;
    seen->located += row->wkb != NULL;
    for (size_t i = 0; i < row->count; i++)
        if (strcmp(row->names[i], "PropertyName") == 0 && strncmp(row->values[i], "Vacant", 6) == 0) {
            seen->vacant++;
            assert_null(row->wkb);
        }
    return STATUS_OK;
}

static void the_geopackage_has_the_same_assets_and_only_open_points(void **state) {
    char path[200];
    struct seen seen = {0};
    struct files_read what = {.kind = FILES_SHAPES, .path = in_root(path, "first", names[2])};
    struct error err = {0};
    (void)state;

    test_must(files_read_rows(&what, see, &seen, &err), &err, path);
    assert_int_equal(seen.rows, 9);
    assert_int_equal(seen.located, 6); /* without H vacant, B licensed, M nowhere */
    assert_int_equal(seen.vacant, 1);
}

/* --- it is kept, and can be made again --- */

static enum status add(void *context, const void *bytes, size_t length, struct error *err) {
    (void)err;
    text_add_bytes(context, bytes, length);
    return STATUS_OK;
}

static void what_is_kept_is_what_left(void **state) {
    char path[200], number[24];
    struct error err = {0};

    bind_integer(number, first.id);
    for (size_t i = 0; i < NAMES; i++) {
        struct text left = TEXT_EMPTY, kept = TEXT_EMPTY;
        read_all(&left, in_root(path, "first", names[i]));
        test_must(publication_read(estate_db(*state), number, names[i], add, &kept, &err), &err, names[i]);
        assert_int_equal(left.length, kept.length);
        assert_memory_equal(left.data, kept.data, left.length);
        text_free(&left);
        text_free(&kept);
    }
    assert_int_equal(test_number(estate_db(*state),
                                 "select count(*) from publication.file where bytes = octet_length(content)"
                                 " and sha256 = encode(sha256(content), 'hex')"),
                     NAMES);
    assert_int_equal(test_number(estate_db(*state),
                                 "select count(*) from publication.publication p, history.head h"
                                 " where p.revision = h.revision and p.actor = 'tester'"),
                     1);
}

static void the_same_state_makes_the_same_list(void **state) {
    struct text one = TEXT_EMPTY, two = TEXT_EMPTY;
    char path[200];

    publish(estate_db(*state), "again", NULL);
    read_all(&one, in_root(path, "first", names[0]));
    read_all(&two, in_root(path, "again", names[0]));
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.data, two.data, one.length);
    text_free(&one);
    text_free(&two);
}

/* What was changed since is not in it; what has become vacant since is withheld all the same. */
static void a_publication_is_made_again_from_its_revision(void **state) {
    struct store *db = estate_db(*state);
    struct text one = TEXT_EMPTY, two = TEXT_EMPTY, three = TEXT_EMPTY;
    struct publication_report report;
    struct error err = {0};
    char path[200], revision[40];
    struct publication what = {.keep_folder = true, .actor = "tester", .version = "test"};

    snprintf(revision, sizeof revision, "revision %d", (int)first.revision);
    what.times = (struct times_asked){first.as_at, revision};
    test_must(
        store_script(db, "update register.asset set name = 'Renamed' where reference = 'TT000065'", &err),
        &err, "rename");
    what.folder = in_root(path, "remade", NULL);
    test_must(publication_make(&report, db, &what, &err), &err, "remade");
    assert_int_equal(report.revision, first.revision);
    read_all(&one, in_root(path, "first", names[0]));
    read_all(&two, in_root(path, "remade", names[0]));
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.data, two.data, one.length);

    test_must(store_script(db,
                           "update register.asset_holding set status_code = 'vacant' from register.asset"
                           " where asset.asset_id = asset_holding.asset_id and reference = 'TT000065'",
                           &err),
              &err, "vacant");
    what.folder = in_root(path, "vacant", NULL);
    test_must(publication_make(&report, db, &what, &err), &err, "vacant");
    read_all(&three, in_root(path, "vacant", names[0]));
    assert_true(holds(&one, "Example House"));
    assert_false(holds(&three, "Example House"));
    assert_false(holds(&three, "TT000065"));
    test_must(store_script(db,
                           "update register.asset_holding set status_code = 'in_use' from register.asset"
                           " where asset.asset_id = asset_holding.asset_id and reference = 'TT000065';"
                           "update register.asset set name = 'Example House' where reference = 'TT000065'",
                           &err),
              &err, "back");
    text_free(&one);
    text_free(&two);
    text_free(&three);
}

static void what_was_published_stays_as_it_left(void **state) {
    struct error err = {0};

    assert_int_not_equal(
        store_run(estate_db(*state), "update publication.publication set row_count = 0", BIND_NONE, &err),
        STATUS_OK);
    assert_non_null(strstr(err.message, "what was published stays as it left"));
    assert_int_not_equal(store_run(estate_db(*state), "delete from publication.file", BIND_NONE, &err),
                         STATUS_OK);
}

static void the_public_reads_publications_but_no_drafts(void **state) {
    struct store *db = test_database_connect(*state, "terrier_public");
    struct publication_report report;
    struct text none = TEXT_EMPTY;
    struct error err = {0};
    char path[200], number[24];
    struct publication what = {
        .folder = in_root(path, "draft", NULL), .draft = true, .actor = "tester", .version = "test"};

    test_must(publication_make(&report, estate_db(*state), &what, &err), &err, "draft");
    assert_int_not_equal(access(path, F_OK), 0); /* nobody asked for the folder */
    assert_int_equal(test_number(db, "select count(*) from publish.publication"), 4);
    assert_int_equal(
        test_number(
            db,
            "select count(*) from publish.publication where actor is not null or left_out_count is not null"),
        0);
    assert_int_equal(publication_read(db, bind_integer(number, report.id), names[0], add, &none, &err),
                     STATUS_NOT_FOUND);
    assert_int_not_equal(store_run(db, "select 1 from publish.transparency", BIND_NONE, &err), STATUS_OK);
    assert_int_not_equal(store_run(db, "select 1 from publish.gazetteer_gap", BIND_NONE, &err), STATUS_OK);
    text_free(&none);
    store_close(db);
}

/* --- whole or not at all --- */

static void a_folder_that_is_there_is_not_written_over(void **state) {
    struct publication_report report;
    struct error err = {0};
    int before = entries(root);

    assert_int_equal(try_publish(estate_db(*state), "first", NULL, &report, &err), STATUS_CONFLICT);
    assert_int_equal(entries(root), before);
}

static void what_fails_leaves_nothing(void **state) {
    struct publication_report report;
    struct error err = {0};
    int before = entries(root);
    int64_t kept = test_number(estate_db(*state), "select count(*) from publication.publication");
    char *program = strdup(getenv("TERRIER_FILES"));

    assert_int_equal(try_publish(estate_db(*state), "bad", "31st of March", &report, &err), STATUS_INVALID);
    setenv("TERRIER_FILES", "/nonexistent/terrier-files", 1);
    assert_int_not_equal(try_publish(estate_db(*state), "bad", NULL, &report, &err), STATUS_OK);
    setenv("TERRIER_FILES", program, 1);
    free(program);
    assert_int_equal(entries(root), before);
    assert_int_equal(test_number(estate_db(*state), "select count(*) from publication.publication"), kept);
}

/* --- by another login, and the gaps --- */

static void the_clerk_publishes_the_same(void **state) {
    struct store *db = test_database_connect(*state, "terrier_clerk");
    struct text one = TEXT_EMPTY, two = TEXT_EMPTY;
    char path[200];

    publish(db, "clerk", NULL);
    read_all(&one, in_root(path, "first", names[0]));
    read_all(&two, in_root(path, "clerk", names[0]));
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.data, two.data, one.length);
    text_free(&one);
    text_free(&two);
    store_close(db);
}

static void assets_without_a_uprn_are_written_for_the_custodian(void **state) {
    struct store *editor = test_database_connect(*state, "terrier_editor");
    struct store *public = test_database_connect(*state, "terrier_public");
    struct text content = TEXT_EMPTY;
    struct error err = {0};
    char path[200];
    int64_t count = 0;

    test_must(gaps_write(in_root(path, "gaps.csv", NULL), editor, &count, &err), &err, "gaps");
    assert_int_equal(count, 3);
    read_all(&content, path);
    assert_true(holds(&content,
                      "\r\nAllocate a UPRN,TT000077,Example Farm,,1,,,,Example Street,,Wedmore,BS28,,,CA,"
                      "Agricultural,2,,M1,no coordinates held,"));
    assert_int_not_equal(gaps_write(in_root(path, "public.csv", NULL), public, &count, &err), STATUS_OK);
    assert_int_not_equal(access(path, F_OK), 0);
    text_free(&content);
    store_close(editor);
    store_close(public);
}

/* --- the check of any file --- */

static bool found(const struct layout_check *check, int64_t line, const char *column, const char *code) {
    for (size_t i = 0; i < rows_count(check->issues); i++)
        if (rows_integer(check->issues, i, 0) == line && text_equal(rows_text(check->issues, i, 1), column) &&
            text_equal(rows_text(check->issues, i, 3), code))
            return true;
    return false;
}

static void a_faulty_list_is_told_each_of_its_faults(void **state) {
    static const struct {
        int64_t line;
        const char *column, *code;
    } wanted[] = {{1, "LandArea", "missing_column"},
                  {1, "Colour", "unknown_column"},
                  {3, "EffectiveDate", "form"},
                  {3, "UPRN", "damaged_uprn"},
                  {3, "AssetCode", "repeated_code"},
                  {3, "TenureDetail", "other_word"},
                  {3, "HoldingType", "holding"},
                  {4, "OrganisationURI", "form"},
                  {4, "UPRN", "padded_uprn"},
                  {4, "PropertyName", "formula"},
                  {4, "PostCode", "letter_o"},
                  {4, "GeoX", "swapped"},
                  {4, "TenureDetail", "unknown_word"},
                  {4, "EnergyRating", "unknown_word"},
                  {5, "UPRN", "vacant_address"},
                  {5, "UPRN", "repeated_uprn"},
                  {6, "PropertyName", "missing"},
                  {6, "GeoX", "half_point"},
                  {6, "CoordinateReferenceSystem", "no_system"},
                  {6, "OtherDetail", "tenure"},
                  {6, "TenureDetail", "not_given"},
                  {7, "TenureDetail", "tenure"},
                  {7, "CoordinateReferenceSystem", "no_system"},
                  {8, "GeoX", "out_of_range"},
                  {9, NULL, "unreadable"},
                  {9, "PropertyName", "encoding"},
                  {9, "PostCode", "form"},
                  {10, "EffectiveDate", "future"},
                  {10, "PropertyName", "blanks"}};
    struct store *db = test_database_connect(*state, "terrier_public"); /* anyone may check a file */
    struct layout_check check;
    struct text file = TEXT_EMPTY;
    struct error err = {0};

    read_all(&file, TEST_FIXTURES "/faulty-list.csv");
    test_must(layout_check(&check, db, file.data, file.length, &err), &err, "check");
    assert_int_equal(check.row_count, 9);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!found(&check, wanted[i].line, wanted[i].column, wanted[i].code))
            fail_msg("line %d, %s: no %s", (int)wanted[i].line, wanted[i].column ? wanted[i].column : "-",
                     wanted[i].code);
    for (size_t i = 0; i < rows_count(check.issues); i++)
        assert_int_not_equal(rows_integer(check.issues, i, 0), 2); /* the row that is fine */
    assert_false(
        found(&check, 8, "TenureDetail", "unknown_word")); /* two of the Code's words, not one unknown */
    assert_false(found(&check, 10, "UPRN", "vacant_address"));
    layout_check_free(&check);
    assert_int_equal(layout_check(&check, db, "", 0, &err), STATUS_INVALID);
    text_free(&file);
    store_close(db);
}

/* Each cell that gives a vacant asset away is named with what it holds; an area in another unit is told of
 * once. */
static void what_is_told_stands_in_the_cell_that_it_is_about(void **state) {
    static const char file[] =
        "AssetCode,PropertyName,UPRN,PostCode,TenureDetail,BuildingSize,LandArea\n"
        "A1,Hall,100099990001,TA1 4DY,Vacant,,\n"
        "A2,Depot,,,,400,1500\nA3,Shop,,,,90,90\nA4,Park,,,,20,31.5\nA5,Office,,,,900,0.2\n";
    struct layout_check check;
    struct error err = {0};
    size_t code = 0;

    test_must(layout_check(&check, estate_db(*state), file, sizeof file - 1, &err), &err, "check");
    assert_true(found(&check, 2, "UPRN", "vacant_address"));
    assert_true(found(&check, 2, "PostCode", "vacant_address"));
    assert_false(found(&check, 2, "TenureDetail", "vacant_address"));
    assert_true(found(&check, 3, "LandArea", "land_area_unit"));
    code = (size_t)rows_find(check.kinds, "code");
    for (size_t i = 0; i < rows_count(check.kinds); i++) {
        const char *example = rows_text(check.kinds, i, (size_t)rows_find(check.kinds, "example"));
        if (text_equal(rows_text(check.kinds, i, code), "vacant_address"))
            assert_true(text_equal(example, "100099990001") || text_equal(example, "TA1 4DY"));
        if (text_equal(rows_text(check.kinds, i, code), "land_area_unit"))
            assert_string_equal(example, "1500");
    }
    layout_check_free(&check);
}

static void the_real_register_is_told_its_faults(void **state) {
    struct layout_check check;
    struct error err = {0};
    size_t length;
    char *bytes = shared_data_read("registers/trafford_land_and_building_assets.csv", &length);

    if (bytes == NULL) skip();
    test_must(layout_check(&check, estate_db(*state), bytes, length, &err), &err, "check");
    assert_int_equal(check.row_count, 608);
    assert_int_equal(check.fault_count, 52);
    assert_true(found(&check, 387, "GeoX", "swapped")); /* TMBC0396 */
    assert_true(found(&check, 343, "PostCode", "letter_o"));
    assert_true(found(&check, 398, "PostCode", "form"));
    assert_true(found(&check, 563, "PropertyName", "encoding"));
    assert_true(found(&check, 5, "UPRN", "vacant_address"));
    layout_check_free(&check);
    free(bytes);
}

static int set_up(void **state) {
    struct error err = {0};

    setenv("TERRIER_FILES", TERRIER_FILES_PROGRAM, 0);
    if (mkdtemp(root) == NULL || estate_set_up(state) != 0) return 1;
    test_must(store_script(estate_db(*state),
                           "update register.asset set location_licence = case reference when 'TT000066'"
                           " then 'OS AddressBase, PSGA' else 'OGL v3' end where location is not null;"
                           "update register.land_parcel set extent_licence = 'OGL v3'",
                           &err),
              &err, "licences");
    return 0;
}

static int tear_down(void **state) {
    struct text command = TEXT_EMPTY;

    text_format(&command, "rm -rf '%s'", root);
    int left = system(text_string(&command));
    text_free(&command);
    return estate_tear_down(state) + left;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_files_are_there_and_the_list_is_in_the_layout),
        cmocka_unit_test(no_file_gives_away_what_is_marked_or_vacant),
        cmocka_unit_test(the_extent_is_that_of_published_points_alone),
        cmocka_unit_test(the_list_guards_formulas_and_withholds_a_closed_licence),
        cmocka_unit_test(the_geopackage_has_the_same_assets_and_only_open_points),
        cmocka_unit_test(what_is_kept_is_what_left),
        cmocka_unit_test(the_same_state_makes_the_same_list),
        cmocka_unit_test(a_publication_is_made_again_from_its_revision),
        cmocka_unit_test(what_was_published_stays_as_it_left),
        cmocka_unit_test(the_public_reads_publications_but_no_drafts),
        cmocka_unit_test(a_folder_that_is_there_is_not_written_over),
        cmocka_unit_test(what_fails_leaves_nothing),
        cmocka_unit_test(the_clerk_publishes_the_same),
        cmocka_unit_test(assets_without_a_uprn_are_written_for_the_custodian),
        cmocka_unit_test(a_faulty_list_is_told_each_of_its_faults),
        cmocka_unit_test(what_is_told_stands_in_the_cell_that_it_is_about),
        cmocka_unit_test(the_real_register_is_told_its_faults),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
