/* What the commands that only read share: who reads, and the filters that they take. */
#ifndef TERRIER_CLI_READER_H
#define TERRIER_CLI_READER_H

#include "engine/query/query.h"
#include "engine/query/times.h"
#include "tools/cli/cli.h"

/*
 * Opens the database as the role of `--as public|reader|gis|editor|steward`, or as the owner without it. With
 * TERRIER_DSN the login is what that says; when it is not the role asked for: STATUS_REFUSED, because more
 * would be shown than was asked.
 */
struct reader {
    const char *as;           /* NULL: the owner */
    struct times_asked times; /* --as-at, --known-at */
    char said[200];           /* which state is read, for people; "" as it is now */
};
enum status reader_options(struct cli *cli, struct reader *reader, struct error *err);

/* --as-at and --known-at alone, for commands that always read as the owner. */
enum status reader_times(struct cli *cli, struct reader *reader, struct error *err);

enum status reader_connect(const struct cli *cli, struct reader *reader, struct store **db,
                           struct error *err);

/*
 * Besides the reader's, a connection of the owner, who may read the whole estate: for judging it in memory.
 * What the reader is told of that is asked by their own. STATUS_REFUSED as a role over TERRIER_DSN.
 */
enum status reader_owner(const struct cli *cli, const struct reader *reader, struct store **owner,
                         struct error *err);

/* What a table says behind a run's day and before `said`; "" as it is now. `asked`: the run was named, so it
 * need not be the newest of the state that is read. */
const char *reader_run_words(const struct reader *reader, bool asked);

/* Prints which past state a table is of; nothing for one of now, or in other forms than a table. */
void reader_say(const struct cli *cli, const struct reader *reader);

#define READER_KNOWN_HELP                                                                                    \
    "  --known-at TIME  as recorded by then: a day (its end), 2026-04-05T12:00:00Z or `revision 12`\n"
#define READER_TIMES_HELP "  --as-at DAY      what was in effect on a day: 2026-03-31\n" READER_KNOWN_HELP

/* --category, --place, ... and --all into `query`. */
enum status reader_filters(struct cli *cli, struct query *query, struct error *err);
#define READER_FILTERS_HELP                                                                                  \
    "filters (all given must hold; codes or labels, several with commas between):\n"                         \
    "  --category C     kind of asset, with those below it        --purpose P      why it is held\n"         \
    "  --place NAME     post town, locality or parish             --scope S        in, investment, ...\n"    \
    "  --in KIND:NAME   boundary it lies in, by name or code: parish:Carrington, ward:E05008893\n"           \
    "  --liability L    what the council repairs: all, none, ...  --status S       in_use, vacant, ...\n"    \
    "  --rating R       green, amber, red, ...                    --tenure T       freehold, ...\n"          \
    "  --objective N    whose rating; without it, any             --predecessor P  council inherited from\n" \
    "  --text WORDS     in the name, address or a reference       --validation V, --marking M\n"             \
    "  --located yes    with coordinates, or no without (FlatGeobuf takes only those with)\n"                \
    "  --all            also what is not counted as held: being validated, housing, disposed, ...\n"

#endif
