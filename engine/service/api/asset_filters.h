/* The filters of the assets (engine/query), as parameters: of the list and of the exports alike. */
#ifndef TERRIER_API_ASSET_FILTERS_H
#define TERRIER_API_ASSET_FILTERS_H

/* clang-format off */
#define ASSET_FILTERS \
    {"category", "Categories, as codes or labels with commas between; each with those below it.", "{\"type\":\"string\"}", "library,hall"}, \
    {"place", "Town, village or parish.", "{\"type\":\"string\"}", "Taunton"}, \
    {"in", "A boundary that the asset lies in: its kind, and its code or name.", "{\"type\":\"string\"}", "ward:W01"}, \
    {"liability", "What the council repairs: all, structure, shared, none.", "{\"type\":\"string\"}", "all"}, \
    {"rating", "Ratings in the latest published run: green, amber, red, ...", "{\"type\":\"string\"}", "red"}, \
    {"objective", "The objective whose rating is meant; without it, any.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":6}", "2"}, \
    {"text", "Words, each to be found in the name, the address or a reference.", "{\"type\":\"string\"}", "high street"}, \
    {"purpose", "Why it is held.", "{\"type\":\"string\"}", "operational"}, \
    {"scope", "Whether the objectives apply.", "{\"type\":\"string\"}", "in"}, \
    {"status", "Where it is in its life.", "{\"type\":\"string\"}", "vacant"}, \
    {"validation", "Whether the record has been validated.", "{\"type\":\"string\"}", "validated"}, \
    {"tenure", "The council's interest.", "{\"type\":\"string\"}", "freehold"}, \
    {"marking", "Marking of the record.", "{\"type\":\"string\"}", "public"}, \
    {"predecessor", "The council it was inherited from.", "{\"type\":\"string\"}", "mendip"}, \
    {"located", "With coordinates that the reader may see, or without.", "{\"type\":\"string\",\"enum\":[\"yes\",\"no\"]}", "yes"}, \
    {"held", "\"any\" also takes assets outside the counts.", "{\"type\":\"string\",\"enum\":[\"only\",\"any\"],\"default\":\"only\"}", "any"}
/* clang-format on */

#endif
