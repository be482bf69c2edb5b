/*
 * Metadata of the list: UK GEMINI 2.3 for a dataset, in ISO 19139's XML. Elements stand in the order that the
 * schema asks for. The extent is that of the points that are published, never of those withheld.
 */
#include <inttypes.h>

#include "engine/base/escape.h"
#include "engine/exchange/publication_inside.h"

#define CODES "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#"

static void add_text_element(struct text *out, const char *name, const char *value) {
    text_format(out, "<gmd:%s><gco:CharacterString>", name);
    escape_html(out, value);
    text_format(out, "</gco:CharacterString></gmd:%s>\n", name);
}

static void add_code(struct text *out, const char *name, const char *list, const char *value) {
    text_format(out, "<gmd:%s><gmd:%s codeList=\"" CODES "%s\" codeListValue=\"%s\">%s</gmd:%s></gmd:%s>\n",
                name, list, list, value, value, list, name);
}

static void add_date(struct text *out, const char *value) {
    text_format(out, "<gco:Date>%s</gco:Date>", value);
}

static void add_anchor(struct text *out, const char *name, const char *href, const char *value) {
    text_format(out, "<gmd:%s><gmx:Anchor xlink:href=\"", name);
    escape_html(out, href);
    text_add(out, "\">");
    escape_html(out, value);
    text_format(out, "</gmx:Anchor></gmd:%s>\n", name);
}

static void add_party(struct text *out, const struct making *making, const char *name) {
    const char *mail = making_value(making, "contact_email");

    text_format(out, "<gmd:%s><gmd:CI_ResponsibleParty>\n", name);
    add_text_element(out, "organisationName", making_value(making, "label"));
    add_text_element(out, "positionName", making_value(making, "contact_post"));
    text_add(out, "<gmd:contactInfo><gmd:CI_Contact><gmd:address><gmd:CI_Address>");
    if (mail != NULL)
        add_text_element(out, "electronicMailAddress", mail);
    else
        text_add(out, "<gmd:electronicMailAddress gco:nilReason=\"missing\"/>");
    text_add(
        out,
        "</gmd:CI_Address></gmd:address><gmd:onlineResource><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>");
    escape_html(out, making_value(making, "contact_url"));
    text_add(out, "</gmd:URL></gmd:linkage></gmd:CI_OnlineResource></gmd:onlineResource></gmd:CI_Contact></"
                  "gmd:contactInfo>\n");
    add_code(out, "role", "CI_RoleCode", "pointOfContact");
    text_format(out, "</gmd:CI_ResponsibleParty></gmd:%s>\n", name);
}

static void add_head(struct text *out, const struct making *making) {
    text_add(out,
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<gmd:MD_Metadata xmlns:gmd=\"http://www.isotc211.org/2005/gmd\""
             " xmlns:gco=\"http://www.isotc211.org/2005/gco\" xmlns:gmx=\"http://www.isotc211.org/2005/gmx\""
             " xmlns:gml=\"http://www.opengis.net/gml/3.2\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n");
    add_text_element(out, "fileIdentifier", making_value(making, "incarnation"));
    text_add(out, "<gmd:language><gmd:LanguageCode codeList=\"http://www.loc.gov/standards/iso639-2/\""
                  " codeListValue=\"eng\">eng</gmd:LanguageCode></gmd:language>\n");
    add_code(out, "hierarchyLevel", "MD_ScopeCode", "dataset");
    add_party(out, making, "contact");
    text_add(out, "<gmd:dateStamp>");
    add_date(out, making_value(making, "made_on"));
    text_add(out, "</gmd:dateStamp>\n");
    add_anchor(out, "metadataStandardName", "http://vocab.nerc.ac.uk/collection/M25/current/GEMINI/",
               "UK GEMINI");
    add_text_element(out, "metadataStandardVersion", "2.3");
    text_add(out, "<gmd:referenceSystemInfo><gmd:MD_ReferenceSystem><gmd:referenceSystemIdentifier><gmd:RS_"
                  "Identifier>\n");
    add_anchor(out, "code", "http://www.opengis.net/def/crs/EPSG/0/27700", "OSGB36 / British National Grid");
    text_add(out, "</gmd:RS_Identifier></gmd:referenceSystemIdentifier></gmd:MD_ReferenceSystem></"
                  "gmd:referenceSystemInfo>\n");
}

static void add_citation(struct text *out, const struct making *making) {
    struct text title = TEXT_EMPTY;

    text_format(&title, "%s of %s", PUBLICATION_TITLE, making_value(making, "label"));
    text_add(out, "<gmd:citation><gmd:CI_Citation>\n");
    add_text_element(out, "title", text_string(&title));
    text_add(out, "<gmd:date><gmd:CI_Date><gmd:date>");
    add_date(out, making_value(making, "made_on"));
    text_add(out, "</gmd:date>");
    add_code(out, "dateType", "CI_DateTypeCode", "publication");
    text_add(out, "</gmd:CI_Date></gmd:date>\n<gmd:identifier><gmd:MD_Identifier>");
    add_text_element(out, "code", making_value(making, "incarnation"));
    text_add(out, "</gmd:MD_Identifier></gmd:identifier>\n</gmd:CI_Citation></gmd:citation>\n");
    text_free(&title);
}

static void add_abstract(struct text *out, const struct making *making) {
    struct text words = TEXT_EMPTY;

    if (text_equal(making_value(making, "sample"), "t"))
        text_add(&words, "Sample: this estate is invented, for trials. ");
    text_format(&words,
                "The land and buildings that %s owns or uses, as at %s: %s assets, as the Local Government "
                "Transparency Code 2015 asks. Of %s vacant assets only the kind and the first part of the "
                "postcode are given.",
                making_value(making, "label"), making_value(making, "as_at"),
                making_value(making, "row_count"), making_value(making, "vacant_count"));
    add_text_element(out, "abstract", text_string(&words));
    text_free(&words);
}

static void add_constraints(struct text *out, const struct making *making) {
    text_add(out, "<gmd:resourceConstraints><gmd:MD_LegalConstraints>\n");
    add_code(out, "accessConstraints", "MD_RestrictionCode", "otherRestrictions");
    add_anchor(out, "otherConstraints",
               "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations",
               "no limitations to public access");
    text_add(out, "</gmd:MD_LegalConstraints></gmd:resourceConstraints>\n"
                  "<gmd:resourceConstraints><gmd:MD_LegalConstraints>\n");
    add_code(out, "useConstraints", "MD_RestrictionCode", "otherRestrictions");
    add_anchor(out, "otherConstraints", making_value(making, "licence_url"),
               making_value(making, "licence_title"));
    add_text_element(out, "otherConstraints", making_value(making, "attribution"));
    text_add(out, "</gmd:MD_LegalConstraints></gmd:resourceConstraints>\n");
}

static void add_bound(struct text *out, const char *name, const char *value, const char *otherwise) {
    text_format(out, "<gmd:%s><gco:Decimal>%s</gco:Decimal></gmd:%s>", name, value ? value : otherwise, name);
}

/* Without any point published: England. */
static void add_extent(struct text *out, const struct making *making) {
    text_add(out, "<gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>");
    add_bound(out, "westBoundLongitude", making_value(making, "west"), "-6.45");
    add_bound(out, "eastBoundLongitude", making_value(making, "east"), "1.77");
    add_bound(out, "southBoundLatitude", making_value(making, "south"), "49.86");
    add_bound(out, "northBoundLatitude", making_value(making, "north"), "55.82");
    text_format(out,
                "</gmd:EX_GeographicBoundingBox></"
                "gmd:geographicElement>\n<gmd:temporalElement><gmd:EX_TemporalExtent>"
                "<gmd:extent><gml:TimeInstant "
                "gml:id=\"as-at\"><gml:timePosition>%s</gml:timePosition></gml:TimeInstant>"
                "</gmd:extent></gmd:EX_TemporalExtent></gmd:temporalElement></gmd:EX_Extent></gmd:extent>\n",
                making_value(making, "as_at"));
}

static void add_identification(struct text *out, const struct making *making) {
    text_add(out, "<gmd:identificationInfo><gmd:MD_DataIdentification>\n");
    add_citation(out, making);
    add_abstract(out, making);
    add_party(out, making, "pointOfContact");
    text_add(out, "<gmd:resourceMaintenance><gmd:MD_MaintenanceInformation>");
    add_code(out, "maintenanceAndUpdateFrequency", "MD_MaintenanceFrequencyCode", "annually");
    text_add(out, "</gmd:MD_MaintenanceInformation></gmd:resourceMaintenance>\n"
                  "<gmd:descriptiveKeywords><gmd:MD_Keywords>\n");
    add_text_element(out, "keyword", "Local authority land");
    add_text_element(out, "keyword", "Local Government Transparency Code");
    add_text_element(out, "keyword", "Buildings");
    text_add(out, "</gmd:MD_Keywords></gmd:descriptiveKeywords>\n");
    add_constraints(out, making);
    add_code(out, "spatialRepresentationType", "MD_SpatialRepresentationTypeCode", "vector");
    text_add(out, "<gmd:spatialResolution><gmd:MD_Resolution><gmd:distance>"
                  "<gco:Distance "
                  "uom=\"m\">1</gco:Distance></gmd:distance></gmd:MD_Resolution></gmd:spatialResolution>\n"
                  "<gmd:language><gmd:LanguageCode codeList=\"http://www.loc.gov/standards/iso639-2/\""
                  " codeListValue=\"eng\">eng</gmd:LanguageCode></gmd:language>\n"
                  "<gmd:topicCategory><gmd:MD_TopicCategoryCode>planningCadastre</gmd:MD_TopicCategoryCode>"
                  "</gmd:topicCategory>\n");
    add_extent(out, making);
    text_add(out, "</gmd:MD_DataIdentification></gmd:identificationInfo>\n");
}

static void add_format(struct text *out, const char *name, const char *version) {
    text_add(out, "<gmd:distributionFormat><gmd:MD_Format>");
    add_text_element(out, "name", name);
    add_text_element(out, "version", version);
    text_add(out, "</gmd:MD_Format></gmd:distributionFormat>\n");
}

static void add_distribution(struct text *out, const struct making *making) {
    text_add(out, "<gmd:distributionInfo><gmd:MD_Distribution>\n");
    add_format(out, "CSV", "RFC 4180, with CSV on the Web");
    add_format(out, "GeoPackage", "1.2");
    text_add(out, "<gmd:transferOptions><gmd:MD_DigitalTransferOptions><gmd:onLine><gmd:CI_OnlineResource><"
                  "gmd:linkage><gmd:URL>");
    escape_html(out, making_value(making, "contact_url"));
    text_add(out,
             "</gmd:URL></gmd:linkage></gmd:CI_OnlineResource></gmd:onLine></gmd:MD_DigitalTransferOptions>"
             "</gmd:transferOptions>\n</gmd:MD_Distribution></gmd:distributionInfo>\n");
}

static void add_lineage(struct text *out, const struct making *making) {
    struct text words = TEXT_EMPTY;

    text_format(
        &words,
        "Made on %s by terrier %s from revision %s of the council's property register, into which the "
        "records of its services and of the councils before it are imported with checks. Which assets are "
        "in it is decided by dated rules after paragraphs 35 to 37 of the Code (edition %s of the rules). "
        "Coordinates that came under a licence narrower than the Open Government Licence are left out (%s "
        "assets); %s assets have none. The check against the layout found %" PRId64 " faults and %" PRId64
        " warnings.",
        making_value(making, "made_on"), making->what->version, making_value(making, "revision"),
        making_value(making, "rules_edition"), making_value(making, "licence_withheld_count"),
        making_value(making, "unlocated_count"), making->check.fault_count, making->check.warning_count);
    text_add(out, "<gmd:dataQualityInfo><gmd:DQ_DataQuality><gmd:scope><gmd:DQ_Scope>");
    add_code(out, "level", "MD_ScopeCode", "dataset");
    text_add(out, "</gmd:DQ_Scope></gmd:scope>\n<gmd:lineage><gmd:LI_Lineage>");
    add_text_element(out, "statement", text_string(&words));
    text_add(out, "</gmd:LI_Lineage></gmd:lineage></gmd:DQ_DataQuality></gmd:dataQualityInfo>\n");
    text_free(&words);
}

void publication_gemini(struct text *out, const struct making *making) {
    add_head(out, making);
    add_identification(out, making);
    add_distribution(out, making);
    add_lineage(out, making);
    text_add(out, "</gmd:MD_Metadata>\n");
}
