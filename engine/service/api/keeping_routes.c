/* The keeping of records, and the ledger: for stewards. */
#include <stddef.h>

#include "engine/service/api/keeping_handlers.h"
#include "engine/service/api/routes.h"

#define JSON_BYTES_MAX 16384
#define TEXT_SCHEMA    "{\"type\":\"string\"}"

static const struct route_parameter of_ledger[] = {
    {"actor", "By this one only.", TEXT_SCHEMA, "estates"},
    {"since", "On or after this day.", "{\"type\":\"string\",\"format\":\"date\"}", "2026-11-01"},
    {"limit", "How many at most.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000,\"default\":100}",
     "20"},
    {"after", "What the link to the next page says.", TEXT_SCHEMA, NULL},
    {0},
};

static const struct route_parameter of_verification[] = {
    {"revision", "A revision that was written down elsewhere.", "{\"type\":\"integer\",\"minimum\":1}", NULL},
    {"digest", "The digest that it had then.", "{\"type\":\"string\",\"pattern\":\"^[0-9a-fA-F]{64}$\"}",
     NULL},
    {0},
};

static const struct route_parameter of_certificates[] = {
    {"action", "Of this kind only.",
     "{\"type\":\"string\",\"enum\":[\"transferred\",\"destroyed\",\"erased\"]}", "destroyed"},
    {0},
};

/* clang-format off */
#define GET_(path_, handle_, parameters_, summary_, answer_) \
    {.method = HTTP_GET, .path = path_, .allow = ALLOW_STEWARD, .lane = LANE_ROLE, .handle = handle_, .summary = summary_, \
     .tag = "Keeping", .parameters = parameters_, .gives = "application/json", .answer = answer_}
#define POST_(path_, handle_, summary_, body_, answer_) \
    {.method = HTTP_POST, .path = path_, .allow = ALLOW_STEWARD, .lane = LANE_ROLE, .handle = handle_, .summary = summary_, \
     .tag = "Keeping", .body_limit = JSON_BYTES_MAX, .takes = "application/json", .body = body_, .gives = "application/json", \
     .answer = answer_, .flags = ROUTE_IDEMPOTENT}

const struct route keeping_routes[] = {
    GET_("/api/audit/changes", audit_ledger, of_ledger, "Every change to the register, newest first", "Ledger"),
    GET_("/api/audit/verification", audit_verify, of_verification, "Verify that ledger, history and register are as they were written", "Verification"),
    GET_("/api/records/due", keeping_due, NULL, "What the retention schedule says is due today", "RetentionDue"),
    GET_("/api/records/holds", keeping_holds, NULL, "Legal holds", "LegalHolds"),
    POST_("/api/records/holds", keeping_hold, "Place a legal hold on an asset, or without a reference on the whole register", "HoldWanted", "Deed"),
    POST_("/api/records/holds/{hold}/release", keeping_release, "Release a legal hold", "DeedReason", "Deed"),
    GET_("/api/records/archived", keeping_archived, NULL, "Assets whose record is in the archive", "Archived"),
    POST_("/api/assets/{reference}/archive", keeping_archive, "Lay up the record of an asset that was disposed of", "DeedReason", "Deed"),
    POST_("/api/assets/{reference}/unarchive", keeping_unarchive, "Take the record of an asset out of the archive", "DeedReason", "Deed"),
    POST_("/api/records/destroy", keeping_destroy, "Destroy what is due by the schedule; a certificate stays", "DestructionWanted", "Deed"),
    GET_("/api/records/certificates", keeping_certificates, of_certificates, "Certificates of what was transferred, destroyed or erased", "DisposalCertificates"),
    POST_("/api/erasures/places", keeping_erasure_places, "Where words that name a person stand", "ErasureWords", "ErasurePlaces"),
    POST_("/api/erasures", keeping_erase, "Erase words that name a person, wherever they stand; a certificate stays", "ErasureWanted", "Deed"),
    {.path = NULL},
};
/* clang-format on */
