/* terrier-files, through the calls that importers and exports use: written and read again, and what is
 * refused. */
#include <gdal.h>
#include <math.h>
#include <ogr_api.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "geo/values.h"
#include "tests/support/check.h"
#include "tests/unit/geo/files_support.h"
#include "tests/unit/geo/grid_directory.h"

static const struct files_field every_type[] = {
    {"Site name", "text", "What it is called"},
    {"fid", "int8", NULL},
    {"a name of over sixty-three bytes, which a database would cut but a file need not", "text",
     "Kept whole"},
    {"area_m2", "float8", "Square metres"},
    {"cost", "numeric", "Pounds"},
    {"owned", "bool", NULL},
    {"surveyed", "date", NULL},
    {"recorded", "timestamptz", NULL},
    {"geom", "multipolygon", "Outline"},
};
enum { FIELDS = sizeof every_type / sizeof *every_type };

/* A layer without rows two and three is what FlatGeobuf can hold. */
static struct text make_first_row(bool with_shape) {
    struct text out = TEXT_EMPTY;
    int16_t count = with_shape ? FIELDS : FIELDS - 1;
    value_put_header(&out);
    value_put_row(&out, count);
    value_put_text(&out, "Ysgol y Ddr\303\271d, \342\202\254 \"quoted\"");
    value_put_int8(&out, 9007199254740993LL); /* one more than a double holds */
    value_put_text(&out, "long");
    files_put_float8(&out, 1234.5678);
    value_put_bytes(&out, "\0\2\0\0\0\0\0\2\4\322\26\250", 12); /* 1234.58 */
    files_put_bool(&out, 1);
    files_put_date(&out, 20779); /* 2026-11-22 */
    value_put_int8(&out,
                   (1795343400LL - 946684800LL) * 1000000); /* 2026-11-22T10:30:00Z, as int8 has its bytes */
    if (with_shape) files_put_square(&out, 330000, 124000, 10);
    return out;
}

/* Row one has every value, row two none, row three what could go wrong in text. */
static struct text make_rows(bool with_shape) {
    struct text out = make_first_row(with_shape);
    int count = with_shape ? FIELDS : FIELDS - 1;
    value_put_row(&out, (int16_t)count);
    for (int i = 0; i < count; i++)
        value_put_null(&out);
    value_put_row(&out, (int16_t)count);
    value_put_text(&out, "=1+1");
    value_put_int8(&out, -1);
    value_put_text(&out, "of:=1+1");
    for (int i = 3; i < count; i++)
        value_put_null(&out);
    value_put_trailer(&out);
    return out;
}

static enum status write_rows(const char *format, const char *path, bool with_shape, struct error *err) {
    struct files_rows rows = {.streams = {make_rows(with_shape)}};
    if (strcmp(format, "fgb") == 0) {
        text_free(&rows.streams[0]);
        rows.streams[0] = make_first_row(true);
        value_put_trailer(&rows.streams[0]);
    }
    struct files_layer layer = {"Sites", "All sites", every_type, with_shape ? FIELDS : FIELDS - 1};
    struct files_write what = {.format = format, .path = path, .layers = &layer, .layer_count = 1};
    enum status status = files_write_layers(&what, files_feed_rows, &rows, err);
    text_free(&rows.streams[0]);
    return status;
}

static void expect_part(const struct text *lines, const char *part) {
    if (!strstr(text_string(lines), part)) fail_msg("\"%s\" is not in:\n%s", part, text_string(lines));
}

static void round_trip(const char *format, const char *file, const char *layer, const char *shape,
                       const char *const *parts) {
    struct text lines = TEXT_EMPTY;
    struct error err = {0};
    bool with_shape = shape != NULL;
    if (write_rows(format, files_path(file), with_shape, &err) != STATUS_OK) fail_msg("%s", err.message);
    if (files_lines(FILES_TABLE, files_path(file), 0, &lines, &err) != STATUS_OK) fail_msg("%s", err.message);
    expect_part(&lines, layer);
    expect_part(&lines, "|Site name=Ysgol y Ddr\303\271d, \342\202\254 \"quoted\"|");
    expect_part(&lines,
                "|a name of over sixty-three bytes, which a database would cut but a file need not=long|");
    expect_part(&lines, "|area_m2=1234.5678|cost=1234.58|");
    expect_part(&lines, "|surveyed=2026-11-22"); /* FlatGeobuf has no dates, only midnights */
    if (strcmp(format, "fgb") != 0) expect_part(&lines, "|Site name==1+1|");
    if (shape) expect_part(&lines, shape);
    for (; *parts; parts++)
        expect_part(&lines, *parts);
    text_free(&lines);
}

static void geopackage_keeps_every_type(void **state) {
    (void)state;
    const char *parts[] = {"|fid=9007199254740993|",     "|owned=true|", "|recorded=2026-11-22T10:30:00Z|",
                           "Sites|2|Site name=~|fid=~|", "=of:=1+1|",    NULL};
    round_trip("gpkg", "sites.gpkg", "Sites|1|", "|6:102|", parts);
}

static void geojson_keeps_every_type(void **state) {
    (void)state;
    const char *parts[] = {"|fid=9007199254740993|",          "|owned=true|",
                           "|recorded=2026-11-22T10:30:00Z|", "|reprojected from EPSG:4326",
                           "|2|Site name=~|fid=~|",           NULL};
    round_trip("geojson", "sites.geojson", "|1|", "|6:102|", parts);
}

static void flatgeobuf_keeps_every_type(void **state) {
    (void)state;
    const char *parts[] = {"|fid=9007199254740993|", "|owned=true|", "|recorded=2026-11-22T10:30:00Z|", NULL};
    round_trip("fgb", "sites.fgb", "Sites|1|", "|6:102|", parts);
}

static void ods_keeps_text_as_text(void **state) {
    (void)state;
    const char *parts[] = {"Sites|2|", "='of:=1+1|", "|recorded=2026-11-22T10:30:00", NULL};
    round_trip("ods", "sites.ods", "Sites|4|", NULL, parts);
}

static void ods_holds_several_sheets(void **state) {
    (void)state;
    struct text lines = TEXT_EMPTY;
    struct error err = {0};
    struct files_rows rows = {.streams = {make_rows(false), make_rows(false), TEXT_EMPTY}};
    value_put_header(&rows.streams[2]); /* a sheet without rows is no sign of a full disk */
    value_put_trailer(&rows.streams[2]);
    struct files_layer layers[] = {{"Sites", NULL, every_type, FIELDS - 1},
                                   {"Backlog", NULL, every_type, FIELDS - 1},
                                   {"Nothing yet", NULL, every_type, FIELDS - 1}};
    struct files_write what = {
        .format = "ods", .path = files_path("two.ods"), .layers = layers, .layer_count = 3};
    if (files_write_layers(&what, files_feed_rows, &rows, &err) != STATUS_OK) fail_msg("%s", err.message);
    if (files_lines(FILES_TABLE, files_path("two.ods"), 0, &lines, &err) != STATUS_OK)
        fail_msg("%s", err.message);
    expect_part(&lines, "Sites|2|Site name=Ysgol");
    expect_part(&lines, "Backlog|2|Site name=Ysgol");
    text_free(&lines);
    text_free(&rows.streams[0]);
    text_free(&rows.streams[1]);
    text_free(&rows.streams[2]);
}

/* --- writing that fails leaves nothing --- */

static void expect_nothing_written(struct files_rows *rows, const struct files_write *what,
                                   enum status status, const char *says) {
    struct error err = {0};
    struct stat info;
    assert_int_equal(files_write_layers(what, files_feed_rows, rows, &err), status);
    if (!strstr(err.message, says)) fail_msg("%s", err.message);
    assert_int_not_equal(stat(what->path, &info), 0);
    text_free(&rows->streams[0]);
}

static void a_stream_cut_short_leaves_no_file(void **state) {
    (void)state;
    struct files_rows rows = {.streams = {make_rows(true)}};
    struct files_layer layer = {"Sites", NULL, every_type, FIELDS};
    struct files_write what = {
        .format = "gpkg", .path = files_path("cut.gpkg"), .layers = &layer, .layer_count = 1};
    rows.streams[0].length -= 10;
    expect_nothing_written(&rows, &what, STATUS_INVALID, "ends in the middle of row 3");
}

static void flatgeobuf_refuses_rows_without_a_shape(void **state) {
    (void)state;
    struct files_rows rows = {.streams = {make_rows(true)}};
    struct files_layer layer = {"Sites", NULL, every_type, FIELDS};
    struct files_write what = {
        .format = "fgb", .path = files_path("null.fgb"), .layers = &layer, .layer_count = 1};
    expect_nothing_written(&rows, &what, STATUS_INVALID, "Row 2 of Sites has no shape");
}

/* A limit on the size of files stands for a full disk: the write fails in the same place. */
static void a_full_disk_leaves_no_file_that_looks_whole(void **state) {
    (void)state;
    const char *const files[] = {"full.geojson", "full.ods", "full.gpkg"};
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 1500;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct files_rows rows = {.streams = {make_first_row(false)}};
        struct files_layer layer = {"Sites", NULL, every_type, FIELDS - 1};
        struct files_write what = {.format = strchr(files[i], '.') + 1,
                                   .path = files_path(files[i]),
                                   .layers = &layer,
                                   .layer_count = 1};
        size_t header = 19, row = rows.streams[0].length - header;
        char *copy = memory_array(row, 1);
        memcpy(copy, rows.streams[0].data + header, row);
        for (int r = 0; r < 300; r++)
            text_add_bytes(&rows.streams[0], copy, row);
        free(copy);
        value_put_trailer(&rows.streams[0]);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
        struct error err = {0};
        struct stat info;
        enum status status = files_write_layers(&what, files_feed_rows, &rows, &err);
        setrlimit(RLIMIT_FSIZE, &before);
        if (status != STATUS_IO) fail_msg("%s: %d %s", files[i], status, err.message);
        assert_int_not_equal(stat(what.path, &info), 0);
        text_free(&rows.streams[0]);
    }
}

static enum status fail_to_feed(void *context, size_t layer, files_byte_sink sink, void *sink_context,
                                struct error *err) {
    (void)context, (void)layer, (void)sink, (void)sink_context;
    return error_set(err, STATUS_UNAVAILABLE, "The database went away.");
}

static void the_feeds_own_failure_is_what_is_said(void **state) {
    (void)state;
    struct error err = {0};
    struct stat info;
    struct files_layer layer = {"Sites", NULL, every_type, FIELDS};
    struct files_write what = {
        .format = "fgb", .path = files_path("fed.fgb"), .layers = &layer, .layer_count = 1};
    assert_int_equal(files_write_layers(&what, fail_to_feed, NULL, &err), STATUS_UNAVAILABLE);
    assert_string_equal(err.message, "The database went away.");
    assert_int_not_equal(stat(what.path, &info), 0);
}

static void what_a_format_cannot_hold_is_refused(void **state) {
    (void)state;
    struct files_layer layer = {"Sites", NULL, every_type, FIELDS};
    struct files_write what = {
        .format = "ods", .path = files_path("no.ods"), .layers = &layer, .layer_count = 1};
    struct files_rows rows = {.streams = {make_rows(true)}};
    expect_nothing_written(&rows, &what, STATUS_INVALID, "holds no shapes");
    rows = (struct files_rows){.streams = {make_rows(true)}};
    what.format = "vrt";
    expect_nothing_written(&rows, &what, STATUS_INVALID, "not a format");
    rows = (struct files_rows){.streams = {make_rows(true)}};
    what.format = "gpkg";
    what.path = "/nonexistent/x.gpkg";
    expect_nothing_written(&rows, &what, STATUS_IO, "cannot be made");
    rows = (struct files_rows){.streams = {make_rows(true)}};
    what.path = "/vsimem/x.gpkg";
    expect_nothing_written(&rows, &what, STATUS_REFUSED, "refused");
}

/* --- reading: what is refused --- */

static void refuse(enum files_kind kind, const char *path, enum status status, const char *says) {
    struct text lines = TEXT_EMPTY;
    struct error err = {0};
    enum status got = files_lines(kind, path, 0, &lines, &err);
    if (got != status || !strstr(err.message, says)) fail_msg("%s: %d %s", path, got, err.message);
    assert_int_equal(lines.length, 0);
    text_free(&lines);
}

static const char vrt[] = "<OGRVRTDataSource><OGRVRTLayer name=\"passwd\"><SrcDataSource>CSV:/etc/passwd"
                          "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";

static void a_vrt_under_any_name_is_refused(void **state) {
    (void)state;
    const char *const names[] = {"a.csv", "a.gpkg", "a.geojson", "a.ods", "a.xlsx", "a.vrt", "a.shp", "a"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        files_put(names[i], vrt);
        refuse(FILES_TABLE, files_path(names[i]), STATUS_REFUSED, "virtual file (VRT)");
        refuse(FILES_SHAPES, files_path(names[i]), STATUS_REFUSED, "virtual file (VRT)");
    }
    /* Pushed out of the sight of our own check, the driver list still refuses it. */
    struct text late = TEXT_EMPTY;
    text_add(&late, "<!--");
    for (int i = 0; i < 5000; i++)
        text_add_char(&late, ' ');
    text_format(&late, "-->%s", vrt);
    files_put("late.gpkg", text_string(&late));
    refuse(FILES_SHAPES, files_path("late.gpkg"), STATUS_INVALID, "is not a GeoPackage");
    text_free(&late);
}

/* A GeoPackage of one layer, `v`, which the SQL makes. */
static void put_geopackage(const char *name, const char *sql) {
    static const char frame[] =
        "PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300;"
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,"
        "    organization_coordsys_id INTEGER, definition TEXT, description TEXT);"
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, "
        "srs_id INTEGER, z, m);"
        "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, "
        "description TEXT,"
        "    last_change DATETIME DEFAULT '2026-11-22T00:00:00Z', min_x, min_y, max_x, max_y, srs_id "
        "INTEGER);"
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('v', 'attributes', 'v');";
    sqlite3 *file = NULL;
    remove(files_path(name));
    assert_int_equal(sqlite3_open(files_path(name), &file), SQLITE_OK);
    assert_int_equal(sqlite3_exec(file, frame, NULL, NULL, NULL), SQLITE_OK);
    if (sqlite3_exec(file, sql, NULL, NULL, NULL) != SQLITE_OK) fail_msg("%s", sqlite3_errmsg(file));
    sqlite3_close(file);
}

static void a_geopackage_that_reads_other_files_is_refused(void **state) {
    (void)state;
    put_geopackage("fine.gpkg", "CREATE TABLE v (a TEXT); INSERT INTO v VALUES ('x');"
                                "CREATE VIRTUAL TABLE rtree_v USING rtree(id, minx, maxx);");
    struct text lines = TEXT_EMPTY;
    struct error err = {0};
    if (files_lines(FILES_TABLE, files_path("fine.gpkg"), 0, &lines, &err) != STATUS_OK)
        fail_msg("%s", err.message);
    text_free(&lines);
    /* SpatiaLite, which GDAL loads, has this module; its definition is put in by hand, as an attacker would.
     */
    put_geopackage(
        "reads.gpkg",
        "PRAGMA writable_schema = ON; INSERT INTO sqlite_master VALUES ('table', 'v', 'v', 0, 'CREATE "
        "VIRTUAL TABLE v USING VirtualText(''/etc/passwd'', ''UTF-8'', 0, POINT, NONE, '':'')');");
    refuse(FILES_SHAPES, files_path("reads.gpkg"), STATUS_REFUSED, "virtual table");
    refuse(FILES_TABLE, files_path("reads.gpkg"), STATUS_REFUSED, "virtual table");
}

static void names_that_are_no_files_are_refused(void **state) {
    (void)state;
    refuse(FILES_SHAPES, "/vsicurl/http://example.org/a.geojson", STATUS_REFUSED,
           "not a file on this machine");
    refuse(FILES_SHAPES, "/vsizip/a.zip", STATUS_REFUSED, "not a file on this machine");
    refuse(FILES_SHAPES, "PG:dbname=terrier", STATUS_NOT_FOUND, "There is no file");
    refuse(FILES_SHAPES, "http://example.org/a.geojson", STATUS_NOT_FOUND, "There is no file");
    refuse(FILES_SHAPES, "{\"type\":\"FeatureCollection\",\"features\":[]}", STATUS_NOT_FOUND,
           "There is no file");
    refuse(FILES_SHAPES, "/nonexistent.gpkg", STATUS_NOT_FOUND, "There is no file");
    refuse(FILES_SHAPES, "/tmp", STATUS_INVALID, "not an ordinary file");
    refuse(FILES_TABLE, "/dev/zero", STATUS_INVALID, "not an ordinary file");
}

static void other_formats_are_refused(void **state) {
    (void)state;
    files_put("plain.csv", "a,b\n1,2\n");
    refuse(FILES_TABLE, files_path("plain.csv"), STATUS_INVALID, "is not a spreadsheet");
    files_put("noise.ods", "PK\3\4 not really");
    refuse(FILES_TABLE, files_path("noise.ods"), STATUS_INVALID, "is not a spreadsheet");
    refuse(FILES_SHAPES, files_path("two.ods"), STATUS_INVALID, "is not a GeoPackage");
    files_put("packed.shz", "PK\3\4");
    refuse(FILES_SHAPES, files_path("packed.shz"), STATUS_REFUSED, "archive");
    files_put("packed.zip", "PK\3\4");
    refuse(FILES_SHAPES, files_path("packed.zip"), STATUS_INVALID, "is not a ZIP, or it is damaged");
    refuse(FILES_TITLES, files_path("packed.zip"), STATUS_REFUSED, "archive");
}

static const char *packed(const char *name) {
    static char path[512];

    snprintf(path, sizeof path, TEST_FIXTURES "/packed/%s.zip", name);
    return path;
}

static void a_shapefile_is_read_in_its_zip(void **state) {
    static const char *const names[] = {"wards", "of-a-mac"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct text lines = TEXT_EMPTY;
        struct error err = {0};
        if (files_lines(FILES_SHAPES, packed(names[i]), 0, &lines, &err) != STATUS_OK)
            fail_msg("%s", err.message);
        assert_string_equal(text_string(&lines), "wards|1|CODE=H1|NAME=Ham|3:93|\n");
        text_free(&lines);
    }
}

static void a_zip_that_is_not_one_shapefile_is_refused(void **state) {
    static const struct {
        const char *name;
        enum status status;
        const char *says;
    } all[] = {
        {"list", STATUS_INVALID, "holds no shapefile"},
        {"two", STATUS_INVALID, "holds 2 shapefiles"},
        {"program", STATUS_REFUSED, "holds wards.exe, which is no part of its shapefile"},
        {"hostile-name", STATUS_REFUSED, "holds a [2Jb, which"},
        {"without-index", STATUS_INVALID, "is not packed with it."},
        {"cut", STATUS_INVALID, "is not a ZIP, or it is damaged"},
        {"cut-shapes", STATUS_INVALID, "cut-shapes.zip is damaged after row 1 of wards."},
        {"locked", STATUS_INVALID, "locked with a password"},
        {"large", STATUS_INVALID, "over 512 megabytes"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        refuse(FILES_SHAPES, packed(all[i].name), all[i].status, all[i].says);
}

static void geojson_fetches_no_coordinate_system(void **state) {
    (void)state;
    /* Nothing listens on the discard port; without our stop GDAL would try it. What counts is that it ends at
     * once and that the file is not taken for something it did not say. */
    files_put("link.geojson",
              "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"link\",\"properties\":{\"href\":"
              "\"http://127.0.0.1:9/crs\"}},\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1},"
              "\"geometry\":{\"type\":\"Point\",\"coordinates\":[-2.5,51.4]}}]}");
    struct text lines = TEXT_EMPTY;
    struct error err = {0};
    enum status status = files_lines(FILES_SHAPES, files_path("link.geojson"), 0, &lines, &err);
    assert_true(status == STATUS_INVALID || strstr(text_string(&lines), "names no coordinate system") ||
                strstr(text_string(&lines), "EPSG:4326"));
    text_free(&lines);
}

/* --- reading: what is kept --- */

/* A GML file can name entities, links and schemas that lie elsewhere: none is opened, and nothing is written.
 */
static void gml_of_titles_opens_no_other_file(void **state) {
    static const char gml[] =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY other SYSTEM \"file:///etc/passwd\">]>"
        "<wfs:FeatureCollection xmlns:wfs=\"http://www.opengis.net/wfs/2.0\" "
        "xmlns:gml=\"http://www.opengis.net/gml/3.2\" xmlns:LR=\"www.landregistry.gov.uk\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:schemaLocation=\"www.landregistry.gov.uk http://127.0.0.1:9/x.xsd\"><wfs:member>"
        "<LR:PREDEFINED gml:id=\"a\"><LR:GEOMETRY><gml:Polygon srsName=\"urn:ogc:def:crs:EPSG::27700\">"
        "<gml:exterior><gml:LinearRing><gml:posList>0 0 9 0 9 9 0 9 0 0</gml:posList></gml:LinearRing>"
        "</gml:exterior></gml:Polygon></LR:GEOMETRY><LR:INSPIREID>7&other;</LR:INSPIREID>"
        "<LR:LABEL xlink:href=\"file:///etc/passwd\">L</LR:LABEL></LR:PREDEFINED></wfs:member>"
        "</wfs:FeatureCollection>";
    struct text lines = TEXT_EMPTY;
    struct error err = {0};

    (void)state;
    files_put("titles.gml", gml);
    if (files_lines(FILES_TITLES, files_path("titles.gml"), 0, &lines, &err) == STATUS_OK)
        expect_part(&lines, "PREDEFINED|1|");
    assert_null(strstr(text_string(&lines), "root:"));
    assert_int_not_equal(access(files_path("titles.gfs"), F_OK), 0);
    refuse(FILES_SHAPES, files_path("titles.gml"), STATUS_INVALID, "is not a GeoPackage");
    refuse(FILES_TABLE, files_path("titles.gml"), STATUS_INVALID, "is not a spreadsheet");
    files_put("other.gml", "{\"type\":\"FeatureCollection\",\"features\":[]}");
    refuse(FILES_TITLES, files_path("other.gml"), STATUS_INVALID, "HM Land Registry");
    text_free(&lines);
}

static void hostile_header_names_are_data(void **state) {
    (void)state;
    struct text lines = TEXT_EMPTY;
    struct error err = {0};
    files_put("hostile.geojson",
              "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{"
              "\"\\\"; DROP TABLE asset; "
              "--\":\"x\",\"$1\":\"y\",\"%s%n\":\"z\",\"\":\"unnamed\"},\"geometry\":null}]}");
    if (files_lines(FILES_TABLE, files_path("hostile.geojson"), 0, &lines, &err) != STATUS_OK)
        fail_msg("%s", err.message);
    expect_part(&lines, "|\"; DROP TABLE asset; --=x|$1=y|%s%n=z|=unnamed|-|");
    text_free(&lines);
}

static void sheets_keep_repeated_headers_and_their_row_numbers(void **state) {
    (void)state;
    struct text lines = TEXT_EMPTY, out = TEXT_EMPTY;
    struct error err = {0};
    const struct files_field columns[] = {{"title", "text", NULL}, {"b", "text", NULL}, {"c", "text", NULL}};
    const char *rows[][3] = {{"Name", "UPRN", "Name"},
                             {"Depot", "010090012345", "Yard"},
                             {NULL, NULL, NULL},
                             {"Hall", NULL, "2026/03/28"}};
    struct files_layer layer = {"Sheet1", NULL, columns, 3};
    struct files_write what = {
        .format = "ods", .path = files_path("repeated.ods"), .layers = &layer, .layer_count = 1};
    value_put_header(&out);
    for (int r = 0; r < 4; r++) {
        value_put_row(&out, 3);
        for (int c = 0; c < 3; c++)
            value_put_text(&out, rows[r][c]);
    }
    value_put_trailer(&out);
    struct files_rows all = {.streams = {out}};
    if (files_write_layers(&what, files_feed_rows, &all, &err) != STATUS_OK) fail_msg("%s", err.message);
    if (files_lines(FILES_TABLE, files_path("repeated.ods"), 2, &lines, &err) != STATUS_OK)
        fail_msg("%s", err.message);
    assert_string_equal(text_string(&lines), "Sheet1|3|Name=Depot|UPRN=010090012345|Name=Yard|-|\n"
                                             "Sheet1|5|Name=Hall|UPRN=~|Name=2026-03-28|-|\n");
    text_free(&lines);
    text_free(&all.streams[0]);
}

/* What a council's spreadsheet program writes: typed cells, a title above the header, a date, a UPRN as a
 * number. */
static void excel_sheets_are_read_as_they_stand(void **state) {
    (void)state;
    struct text lines = TEXT_EMPTY;
    struct error err = {0};
    GDALAllRegister();
    GDALDatasetH book =
        GDALCreate(GDALGetDriverByName("XLSX"), files_path("book.xlsx"), 0, 0, 0, GDT_Unknown, NULL);
    OGRLayerH sheet = GDALDatasetCreateLayer(book, "Assets", NULL, wkbNone, NULL);
    const struct {
        const char *name;
        OGRFieldType type;
    } columns[] = {{"Name", OFTString}, {"UPRN", OFTInteger64}, {"Area", OFTReal}, {"Valued", OFTDate}};
    for (int i = 0; i < 4; i++) {
        OGRFieldDefnH field = OGR_Fld_Create(columns[i].name, columns[i].type);
        OGR_L_CreateField(sheet, field, 0);
        OGR_Fld_Destroy(field);
    }
    OGRFeatureH row = OGR_F_Create(OGR_L_GetLayerDefn(sheet));
    OGR_F_SetFieldString(row, 0, "Depot");
    OGR_F_SetFieldInteger64(row, 1, 10090012345LL);
    OGR_F_SetFieldDouble(row, 2, 1234.58);
    OGR_F_SetFieldDateTime(row, 3, 2026, 3, 28, 0, 0, 0, 0);
    assert_int_equal(OGR_L_CreateFeature(sheet, row), OGRERR_NONE);
    OGR_F_Destroy(row);
    GDALClose(book);
    if (files_lines(FILES_TABLE, files_path("book.xlsx"), 0, &lines, &err) != STATUS_OK)
        fail_msg("%s", err.message);
    assert_string_equal(text_string(&lines),
                        "Assets|2|Name=Depot|UPRN=10090012345|Area=1234.58|Valued=2026-03-28|-|\n");
    text_free(&lines);
}

static enum status check_place(void *context, const struct files_row *row, struct error *err) {
    double x, y;
    (void)err;
    assert_int_equal(row->wkb_length, 21); /* a point */
    memcpy(&x, (const char *)row->wkb + 5, 8);
    memcpy(&y, (const char *)row->wkb + 13, 8);
    *(double *)context = hypot(x - 362269.991, y - 169978.690);
    assert_string_equal(row->note, "reprojected from EPSG:4326");
    return STATUS_OK;
}

static void reading_goes_by_the_same_grid(void **state) {
    (void)state;
    struct error err = {0};
    double miss = -1;
    if (!grid_directory()) skip();
    files_put("tp08.geojson", "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\","
                              "\"coordinates\":[-2.54407618349,51.42754743020]}}");
    struct files_read what = {
        .kind = FILES_SHAPES, .path = files_path("tp08.geojson"), .proj_directory = grid_directory()};
    assert_int_equal(files_read_rows(&what, check_place, &miss, &err), STATUS_OK);
    if (!(miss >= 0 && miss < 0.01)) fail_msg("%.3f m from the official point", miss);
    what.proj_directory = "/nonexistent";
    assert_int_equal(files_read_rows(&what, check_place, &miss, &err), STATUS_OK);
    assert_true(miss < 4);
}

static enum status stop_at_once(void *context, const struct files_row *row, struct error *err) {
    (void)context, (void)row;
    return error_set(err, STATUS_CANCELLED, "Enough.");
}

static void a_reader_may_stop(void **state) {
    (void)state;
    struct error err = {0};
    struct files_read what = {.kind = FILES_TABLE, .path = files_path("sites.gpkg")};
    assert_int_equal(files_read_rows(&what, stop_at_once, NULL, &err), STATUS_CANCELLED);
    assert_string_equal(err.message, "Enough.");
}

static void a_missing_program_is_said(void **state) {
    (void)state;
    setenv("TERRIER_FILES", "/nonexistent/terrier-files", 1);
    struct error err = {0};
    struct text lines = TEXT_EMPTY;
    assert_int_equal(files_lines(FILES_TABLE, files_path("sites.gpkg"), 0, &lines, &err), STATUS_UNAVAILABLE);
    assert_non_null(strstr(err.message, "terrier-files"));
    assert_null(strstr(err.message, "/nonexistent"));
    setenv("TERRIER_FILES", TERRIER_FILES_PROGRAM, 1);
}

static int clean_up(void **state) {
    grid_directory_remove();
    return files_tear_down(state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(geopackage_keeps_every_type),
        cmocka_unit_test(geojson_keeps_every_type),
        cmocka_unit_test(flatgeobuf_keeps_every_type),
        cmocka_unit_test(ods_keeps_text_as_text),
        cmocka_unit_test(ods_holds_several_sheets),
        cmocka_unit_test(a_stream_cut_short_leaves_no_file),
        cmocka_unit_test(flatgeobuf_refuses_rows_without_a_shape),
        cmocka_unit_test(a_full_disk_leaves_no_file_that_looks_whole),
        cmocka_unit_test(the_feeds_own_failure_is_what_is_said),
        cmocka_unit_test(what_a_format_cannot_hold_is_refused),
        cmocka_unit_test(a_vrt_under_any_name_is_refused),
        cmocka_unit_test(a_geopackage_that_reads_other_files_is_refused),
        cmocka_unit_test(names_that_are_no_files_are_refused),
        cmocka_unit_test(other_formats_are_refused),
        cmocka_unit_test(a_shapefile_is_read_in_its_zip),
        cmocka_unit_test(a_zip_that_is_not_one_shapefile_is_refused),
        cmocka_unit_test(geojson_fetches_no_coordinate_system),
        cmocka_unit_test(gml_of_titles_opens_no_other_file),
        cmocka_unit_test(hostile_header_names_are_data),
        cmocka_unit_test(sheets_keep_repeated_headers_and_their_row_numbers),
        cmocka_unit_test(excel_sheets_are_read_as_they_stand),
        cmocka_unit_test(reading_goes_by_the_same_grid),
        cmocka_unit_test(a_reader_may_stop),
        cmocka_unit_test(a_missing_program_is_said),
    };
    return cmocka_run_group_tests(tests, files_set_up, clean_up);
}
