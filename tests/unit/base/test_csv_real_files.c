/* Files as councils published them: every row is read whole. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/csv.h"
#include "tests/support/check.h"
#include "tests/support/shared_data.h"

struct published {
    const char *name;
    size_t columns;
    size_t rows;
    const char *last_column;
};

static void every_row_of_the_file_is_fine(void **state) {
    const struct published *file = *state;
    size_t length;
    char *bytes = shared_data_read(file->name, &length);
    if (bytes == NULL) skip();
    struct csv_reader *reader;
    struct csv_row row;
    struct error err = {0};
    if (csv_open(&reader, bytes, length, &err) != STATUS_OK) fail_msg("%s: %s", file->name, err.message);
    assert_int_equal(csv_column_count(reader), file->columns);
    assert_string_equal(csv_column(reader, file->columns - 1), file->last_column);
    size_t rows = 0;
    while (csv_next(reader, &row)) {
        rows++;
        if (row.fault != CSV_FINE)
            fail_msg("%s line %zu: %s", file->name, row.line, csv_fault_text(row.fault));
    }
    assert_int_equal(rows, file->rows);
    csv_close(reader);
    free(bytes);
}

int main(void) {
    static struct published files[] = {
        {"registers/trafford_land_and_building_assets.csv", 20, 608, "EnergyRating"},
        {"brownfield/mendip-2020.csv", 20, 27, "EndDate"},
        {"brownfield/south-somerset-2020.csv", 22, 54, ""},
    };
    size_t length;
    char *probe = shared_data_read(files[0].name, &length);
    if (probe == NULL) return TEST_SKIPPED;
    free(probe);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(every_row_of_the_file_is_fine, &files[0]),
        cmocka_unit_test_prestate(every_row_of_the_file_is_fine, &files[1]),
        cmocka_unit_test_prestate(every_row_of_the_file_is_fine, &files[2]),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
