#include "geo/formats/allowed.h"

#include <cpl_conv.h>
#include <cpl_http.h>
#include <errno.h>
#include <ogr_srs_api.h>
#include <proj.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "geo/formats/foreign.h"
#include "geo/formats/packed.h"

static const char *const shapes[] = {"GPKG", "GeoJSON", "ESRI Shapefile", "FlatGeobuf", NULL};
/* Titles come from HM Land Registry as GML, which nothing else is read from: the format can name schemas and
 * other files, and takes the most code to read. */
static const char *const titles[] = {"GML", NULL};
static const char *const table[] = {"XLSX", "ODS", "GPKG", "GeoJSON", "ESRI Shapefile", "FlatGeobuf", NULL};

/* --- setting up --- */

/* GeoJSON can name its coordinate system by a web address, which GDAL would fetch. A NULL from here would
 * send GDAL on to its own fetching; a failed result ends it. */
static CPLHTTPResult *fetch_nothing(const char *url, CSLConstList options, GDALProgressFunc progress,
                                    void *progress_context, CPLHTTPFetchWriteFunc write, void *write_context,
                                    void *context) {
    (void)url, (void)options, (void)progress, (void)progress_context, (void)write, (void)write_context,
        (void)context;
    CPLHTTPResult *nothing = CPLCalloc(1, sizeof *nothing);
    nothing->nStatus = 403;
    nothing->pszErrBuf = CPLStrdup("terrier-files fetches nothing");
    return nothing;
}

static bool is_listed(const char *name, const char *const *list) {
    for (; *list; list++)
        if (strcmp(name, *list) == 0) return true;
    return false;
}

static void set_proj_paths(const char *first) {
    char *places = memory_text(proj_info().searchpath);
    const char *paths[32];
    int count = 0;
    char *rest = NULL;
    if (first) paths[count++] = first;
    for (char *place = strtok_r(places, ":", &rest); place && count < 31; place = strtok_r(NULL, ":", &rest))
        paths[count++] = place;
    paths[count] = NULL;
    OSRSetPROJSearchPaths(paths);
    OSRSetPROJEnableNetwork(0);
    free(places);
}

/* What GDAL prints itself would bury our one sentence; we ask for its last message instead. */
static void stay_quiet(CPLErr level, CPLErrorNum number, const char *message) {
    (void)level, (void)number, (void)message;
}

void allowed_set_up(const char *proj_directory) {
    CPLSetErrorHandler(stay_quiet);
    CPLSetConfigOption("GDAL_DRIVER_PATH", "disable"); /* no plugins */
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");      /* no .aux.xml read or written */
    CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".none");
    CPLHTTPSetFetchCallback(fetch_nothing, NULL);
    /* Sheets as they stand: the header is ours to find, and no type is guessed (an identifier is not a
     * number). */
    CPLSetConfigOption("OGR_XLSX_HEADERS", "DISABLE");
    CPLSetConfigOption("OGR_XLSX_FIELD_TYPES", "STRING");
    CPLSetConfigOption("OGR_ODS_HEADERS", "DISABLE");
    CPLSetConfigOption("OGR_ODS_FIELD_TYPES", "STRING");
    CPLSetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL"); /* no xlink:href is followed */
    GDALAllRegister();
    for (int i = GDALGetDriverCount() - 1; i >= 0; i--) {
        GDALDriverH driver = GDALGetDriver(i);
        if (is_listed(GDALGetDriverShortName(driver), table) ||
            is_listed(GDALGetDriverShortName(driver), titles))
            continue;
        GDALDeregisterDriver(driver);
        GDALDestroyDriver(driver);
    }
    set_proj_paths(proj_directory);
}

/* --- opening --- */

static bool ends_with(const char *path, const char *ending) {
    size_t length = strlen(path), tail = strlen(ending);
    return length >= tail && strcasecmp(path + length - tail, ending) == 0;
}

/* The commonest hostile file deserves its own sentence. */
static bool is_virtual(const char *path) {
    char head[4096];
    FILE *file = fopen(path, "rb");
    size_t length = file ? fread(head, 1, sizeof head - 1, file) : 0;
    if (file) fclose(file);
    for (size_t i = 0; i < length; i++)
        if (head[i] == '\0') head[i] = ' ';
    head[length] = '\0';
    return strstr(head, "<OGRVRT") || strstr(head, "<VRTDataset") || strstr(head, "<GDALWMS");
}

static enum status check_path(const char *path, char **real, struct error *err) {
    struct stat info;
    *real = NULL;
    if (strncmp(path, "/vsi", 4) == 0)
        return error_set(err, STATUS_REFUSED, "%s is not a file on this machine; such names are refused.",
                         path);
    *real = realpath(path, NULL);
    if (!*real && errno == ENOENT) return error_set(err, STATUS_NOT_FOUND, "There is no file %s.", path);
    if (!*real || stat(*real, &info) != 0 || access(*real, R_OK) != 0)
        return error_set(err, STATUS_IO, "The file %s cannot be read: %s.", path, strerror(errno));
    if (!S_ISREG(info.st_mode))
        return error_set(err, STATUS_INVALID, "%s is not an ordinary file. Name the file itself.", path);
    /* A real path starts with a slash, so it is never one of GDAL's connection strings; and /vsi...: */
    if (strncmp(*real, "/vsi", 4) == 0)
        return error_set(err, STATUS_REFUSED, "%s lies in a folder whose name GDAL would misread; move it.",
                         path);
    if (ends_with(path, ".shz"))
        return error_set(err, STATUS_REFUSED, "%s is an archive. Unpack it and name the file inside.", path);
    if (is_virtual(*real))
        return error_set(
            err, STATUS_REFUSED,
            "%s is a virtual file (VRT) that makes GDAL read other files, whatever its name says; such "
            "files are refused. Give the file with the data itself.",
            path);
    return foreign_check(*real, path, err);
}

struct allowed_kind {
    const char *name;
    const char *const *drivers;
    const char *const *options;
    const char *what; /* for people */
};

/* The schema that a GML file names is not fetched, and what is found of its form is not written beside it. */
static const char *const gml_options[] = {"DOWNLOAD_SCHEMA=NO", "WRITE_GFS=NO",     "FORCE_SRS_DETECTION=YES",
                                          "EXPOSE_FID=NO",      "EXPOSE_GML_ID=NO", NULL};

static const struct allowed_kind kinds[] = {
    {"table", table, NULL, "a spreadsheet (XLSX, ODS) or a GeoPackage, GeoJSON, Shapefile or FlatGeobuf"},
    {"shapes", shapes, NULL, "a GeoPackage, GeoJSON, Shapefile or FlatGeobuf"},
    {"titles", titles, gml_options, "HM Land Registry's polygons as GML"},
};

static const struct allowed_kind *find_kind(const char *name) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
    return NULL;
}

static const char *const shapefile[] = {"ESRI Shapefile", NULL};

static enum status open_packed(GDALDatasetH *out, const struct allowed_kind *allowed, const char *real,
                               const char *path, struct error *err) {
    char *inside = NULL;
    enum status status;
    if (!is_listed(shapefile[0], allowed->drivers))
        return error_set(err, STATUS_REFUSED, "%s is an archive. Unpack it and name the file inside.", path);
    status = packed_find(&inside, real, path, err);
    if (status != STATUS_OK) return status;
    *out = GDALOpenEx(inside, GDAL_OF_VECTOR | GDAL_OF_READONLY, shapefile, NULL, NULL);
    free(inside);
    if (*out) return STATUS_OK;
    return error_set(
        err, STATUS_INVALID,
        "The shapefile in %s is damaged, or one of the files that belong to it (.shx, .dbf) is not "
        "packed with it.",
        path);
}

enum status allowed_open(GDALDatasetH *out, const char *kind, const char *path, struct error *err) {
    const struct allowed_kind *allowed = find_kind(kind);
    char *real = NULL;
    if (!allowed)
        return error_set(err, STATUS_INVALID, "\"%s\" is not a kind of file: say table, shapes or titles.",
                         kind);
    enum status status = check_path(path, &real, err);
    if (status == STATUS_OK && packed_is(path)) {
        status = open_packed(out, allowed, real, path, err);
        goto done;
    }
    if (status != STATUS_OK) goto done;
    *out = GDALOpenEx(real, GDAL_OF_VECTOR | GDAL_OF_READONLY, allowed->drivers, allowed->options, NULL);
    size_t length = strlen(path);
    if (!*out && length > 4 && strcasecmp(path + length - 4, ".shp") == 0)
        status = error_set(
            err, STATUS_INVALID,
            "%s is not a shapefile, or it is damaged, or one of the files that belong to it (.shx, .dbf) "
            "does not lie beside it.",
            path);
    else if (!*out)
        status = error_set(err, STATUS_INVALID, "%s is not %s, or it is damaged%s%s.", path, allowed->what,
                           CPLGetLastErrorMsg()[0] ? ": " : "", CPLGetLastErrorMsg());
done:
    free(real);
    return status;
}

bool allowed_is_sheet(GDALDatasetH dataset) {
    const char *driver = GDALGetDriverShortName(GDALGetDatasetDriver(dataset));
    return strcmp(driver, "XLSX") == 0 || strcmp(driver, "ODS") == 0;
}
