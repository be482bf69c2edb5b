"""The requirements of each conformance class that the service may declare, from the standards, and the file that tests
them. Tests are named test_REQUIREMENT__what_is_shown, with underscores for what Python does not allow in a name; where
one file has several classes, test_CLASS_REQUIREMENT__.

OGC 17-069r4 (Features 1), 18-058r1 (Features 2), 19-079r2 (Features 3), 21-065r2 (CQL2), 20-057 (Tiles 1)."""

FEATURES_1 = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
FEATURES_2 = "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/"
FEATURES_3 = "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/"
CQL2 = "http://www.opengis.net/spec/cql2/1.0/conf/"
TILES = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/"

# class: (file without test_ and .py, prefix of the tests' names, requirements)
CLASSES = {
    FEATURES_1 + "core": ("core", "", """
        root-op root-success api-definition-op api-definition-success conformance-op conformance-success http
        query-param-unknown query-param-invalid crs84 fc-md-op fc-md-success fc-md-links fc-md-items fc-md-items-links
        fc-md-extent fc-md-extent-multi sfc-md-op sfc-md-success fc-op fc-limit-definition fc-limit-response-1
        fc-bbox-definition fc-bbox-response fc-time-definition fc-time-response fc-response fc-links fc-rel-type
        fc-timeStamp fc-numberMatched fc-numberReturned f-op f-success f-links"""),
    FEATURES_1 + "geojson": ("geojson", "", "definition content"),
    FEATURES_1 + "html": ("html", "", "definition content"),
    FEATURES_1 + "oas30": ("oas30", "",
                           "oas-definition-1 oas-definition-2 oas-impl completeness exception-codes security"),
    FEATURES_2 + "crs": ("crs", "", """
        crs-uri fc-md-crs-list fc-md-storageCrs fc-md-storageCrs-valid-value fc-md-crs-list-global
        fc-bbox-crs-definition fc-bbox-crs-valid-value fc-bbox-crs-valid-defaultValue fc-bbox-crs-action
        fc-crs-definition fc-crs-valid-value fc-crs-default-value fc-crs-action geojson ogc-crs-header
        ogc-crs-header-value"""),
    FEATURES_3 + "queryables": ("filtering", "queryables",
                                "queryables-link get-queryables-op get-queryables-response"),
    FEATURES_3 + "queryables-query-parameters": ("filtering", "queryables-query-parameters", "parameters"),
    FEATURES_3 + "filter": ("filtering", "filter", """
        filter-param filter-lang-param filter-crs-wgs84 filter-crs-param mixing-expressions response"""),
    FEATURES_3 + "features-filter": ("filtering", "features-filter", "response"),
    CQL2 + "cql2-text": ("cql2", "cql2-text", "basic-cql2 escaping"),
    CQL2 + "cql2-json": ("cql2", "cql2-json", "basic-cql2"),
    CQL2 + "basic-cql2": ("cql2", "basic-cql2", "cql2-filter property binary-comparison-predicate null-predicate"),
    CQL2 + "advanced-comparison-operators": ("cql2", "advanced-comparison-operators",
                                             "like-predicate between-predicate in-predicate"),
    CQL2 + "case-insensitive-comparison": ("cql2", "case-insensitive-comparison", "casei-builtin-function"),
    CQL2 + "basic-spatial-functions": ("cql2", "basic-spatial-functions", "spatial-predicate spatial-data-types"),
    CQL2 + "basic-spatial-functions-plus": ("cql2", "basic-spatial-functions-plus", "spatial-data-types"),
    CQL2 + "spatial-functions": ("cql2", "spatial-functions", "spatial-functions"),
    CQL2 + "temporal-functions": ("cql2", "temporal-functions", "temporal-functions"),
    CQL2 + "property-property": ("cql2", "property-property", "withdraw-permissions"),
    CQL2 + "arithmetic": ("cql2", "arithmetic", "arithmetic"),
    TILES + "core": ("tiles", "core",
                     "tc-op tc-tilematrix-definition tc-tilerow-definition tc-tilecol-definition tc-success tc-error"),
    TILES + "tileset": ("tiles", "tileset", "description"),
    TILES + "tilesets-list": ("tiles", "tilesets-list", "tileset-path tileset-links"),
    TILES + "geodata-tilesets": ("tiles", "geodata-tilesets", "operation desc-links"),
    TILES + "mvt": ("tiles", "mvt", "content"),
}

# Met in part, tested, and not declared: why.
NOT_DECLARED = {
    CQL2 + "case-insensitive-comparison": "full case folding (ß is ss) is asked for, and CASEI lowers letter by letter",
}


def name_of_tests(prefix, requirement):
    """What the name of a test of that requirement begins with."""
    words = f"{prefix}-{requirement}" if prefix else requirement
    return "test_" + words.replace("-", "_").replace(".", "_") + "__"
