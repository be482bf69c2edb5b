/*
 * Who asks. A role is what a credential gives: it decides the routes that may be used, the login of the
 * database that answers (one for each role, see sql/derived: served), and so which records exist at all.
 */
#ifndef TERRIER_HTTP_IDENTITY_H
#define TERRIER_HTTP_IDENTITY_H

enum role { ROLE_NOBODY, ROLE_PUBLIC, ROLE_READER, ROLE_GIS, ROLE_EDITOR, ROLE_STEWARD, ROLE_COUNT };

/* "nobody", "public", "reader", ... and back; ROLE_COUNT for a word that is no role. */
const char *role_name(enum role role);
enum role role_parse(const char *name);

enum identity_means { MEANS_NONE, MEANS_SESSION, MEANS_KEY, MEANS_TOKEN };

struct identity {
    enum role role;
    enum identity_means means;
    const char *actor;   /* for the ledger and the access log: a name, never a secret; NULL for nobody */
    const char *subject; /* stable identity behind the actor (key id, issuer's subject); NULL for nobody */
};

#endif
