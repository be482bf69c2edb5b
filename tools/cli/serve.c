/* terrier serve */
#include "engine/service/serve.h"

#include <stdio.h>

#include "engine/service/running.h"
#include "tools/cli/cli.h"

static enum status leave_running(const struct serve_options *options, struct error *err) {
    struct running running;
    enum status status = running_start(options, &running, err);

    if (status == STATUS_OK)
        printf("%s %s (process %ld).\n",
               running.same ? "The service runs already:" : "The service runs:", running.address,
               running.process);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    struct serve_options options = {.data_directory = cli->data_directory, .version = TERRIER_VERSION};
    bool detach = cli_flag(cli, "--detach");
    enum status status = cli_option(cli, "--listen", &options.listen, err);

    if (status == STATUS_OK) status = cli_option(cli, "--ready-file", &options.ready_file, err);
    if (status == STATUS_OK) status = cli_option(cli, "--public-address", &options.public_address, err);
    if (status == STATUS_OK)
        status = cli_option(cli, "--tls-certificate", &options.tls_certificate_file, err);
    if (status == STATUS_OK) status = cli_option(cli, "--tls-key", &options.tls_key_file, err);
    if (status == STATUS_OK) status = cli_option(cli, "--access-log", &options.access_log, err);
    if (status == STATUS_OK) status = cli_option(cli, "--cache", &options.cache_mb, err);
    if (status == STATUS_OK) status = cli_option(cli, "--proxy", &options.proxy_address, err);
    if (status == STATUS_OK) status = cli_option(cli, "--sign-in", &options.sign_in_file, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && (options.tls_certificate_file == NULL) != (options.tls_key_file == NULL))
        status = error_set(err, STATUS_INVALID,
                           "--tls-certificate and --tls-key go together: give both, or neither");
    if (status != STATUS_OK) return status;
    return detach ? leave_running(&options, err) : serve_run(&options, err);
}

const struct command command_serve = {
    "serve", "answer over HTTP: OGC API Features and /api", run,
    "usage: terrier serve [--listen ADDRESS:PORT] [options] [--data DIR]\n"
    "\n"
    "Serves until SIGTERM or SIGINT, then finishes the answers that are under way. Each request is answered\n"
    "with the rights of the role behind its credential; without one nothing of the register is shown.\n"
    "\n"
    "  --listen ADDRESS:PORT    default " SERVE_LISTEN "; port 0 is any free one\n"
    "  --public-address URL     what clients call the service, behind a proxy: https://terrier.example\n"
    "  --proxy ADDRESS          the proxy's own address: its X-Forwarded-For says who the client is\n"
    "  --tls-certificate FILE   PEM, with --tls-key FILE: HTTPS without a proxy\n"
    "  --access-log FILE        a JSON line for each request; default standard error, `none` for none\n"
    "  --sign-in FILE           how people sign in: docs/sign-in.md; without it by key or one-time link\n"
    "  --cache MEGABYTES        answers kept to be given again while the register has not moved; default 64\n"
    "  --detach                 leave it running and return once it answers; `terrier down` stops it\n"
    "  --ready-file FILE        gets the address once the service answers\n"
    "\n"
    "A socket passed by systemd is used instead of --listen. docs/operating.md says how to run it for good.\n"
    "\n"
    "examples:\n"
    "  terrier serve\n"
    "  terrier serve --listen [::1]:8080 --access-log /var/log/terrier/access.log\n"};
