/* terrier sign-in-link: a link that signs one person in, once */
#include <openssl/crypto.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/account.h"
#include "engine/service/running.h"
#include "engine/service/serve.h"
#include "engine/service/sign_in/links.h"
#include "tools/cli/cli.h"

#define ADDRESS_DEFAULT "http://" SERVE_LISTEN

struct wish {
    const char *role, *name, *address;
    char token[SECRET_SIZE];
};

static enum status create(struct store *db, void *context, struct error *err) {
    struct wish *wish = context;
    return link_create(db, wish->name, wish->role, wish->token, err);
}

static enum status check_address(const char *address, struct error *err) {
    if (strncmp(address, "http://", 7) == 0 || strncmp(address, "https://", 8) == 0) return STATUS_OK;
    return error_set(
        err, STATUS_INVALID,
        "--address is what browsers use for the service, such as https://terrier.example, not `%.100s`",
        address);
}

/* Where nothing is said, where the service that was left running listens. */
static enum status choose_address(struct cli *cli, struct wish *wish, struct running *running,
                                  struct error *err) {
    struct error ignored = {0};

    if (wish->address != NULL) return check_address(wish->address, err);
    if (running_look(cli->data_directory, NULL, running, &ignored) != STATUS_OK) running->process = 0;
    wish->address = running->process != 0 ? running->address : ADDRESS_DEFAULT;
    return STATUS_OK;
}

static void print_link(enum output_format format, const struct wish *wish) {
    struct text link = TEXT_EMPTY;
    size_t length = strlen(wish->address);

    while (length > 0 && wish->address[length - 1] == '/')
        length--;
    text_add_bytes(&link, wish->address, length);
    text_format(&link, "/sign-in/link?token=%s", wish->token);
    output_items(format,
                 (const struct output_item[]){
                     {"link", text_string(&link)}, {"name", wish->name}, {"role", wish->role}},
                 3);
    OPENSSL_cleanse(link.data, link.length);
    text_free(&link);
}

static enum status run(struct cli *cli, struct error *err) {
    struct account user;
    struct wish wish = {.role = "steward", .name = account_by_uid(getuid(), &user) ? user.name : "steward"};
    struct running running = {0};
    struct store *db = NULL;
    enum status status = cli_option(cli, "--role", &wish.role, err);

    if (status == STATUS_OK) status = cli_option(cli, "--name", &wish.name, err);
    if (status == STATUS_OK) status = cli_option(cli, "--address", &wish.address, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = choose_address(cli, &wish, &running, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = store_transaction(db, (struct store_intent){0}, create, &wish, err);
    if (status == STATUS_OK) print_link(cli->format, &wish);
    OPENSSL_cleanse(wish.token, sizeof wish.token);
    store_close(db);
    return status;
}

const struct command command_sign_in_link = {
    "sign-in-link", "make a link that signs one person in to the service, once", run,
    "usage: terrier sign-in-link [--role ROLE] [--name NAME] [--address URL]\n"
    "\n"
    "Prints a link. Whoever opens it within 15 minutes and presses the button there is signed in; it\n"
    "works once. For the first sign-in to a service of one's own, and where no sign-in provider is set up.\n"
    "  --role ROLE    public, reader, gis, editor or steward (steward)\n"
    "  --name NAME    who will use it; stands in the history of what is changed (your user name)\n"
    "  --address URL  what browsers use for the service (where `terrier serve --detach` left it\n"
    "                 listening, else " ADDRESS_DEFAULT ")\n"
    "\n"
    "examples:\n"
    "  terrier sign-in-link\n"
    "  terrier sign-in-link --role editor --name \"surveyor, north\" --address https://terrier.example\n"};
