/* terrier down */
#include <stdio.h>

#include "engine/service/running.h"
#include "engine/store/cluster.h"
#include "tools/cli/cli.h"

static enum status run(struct cli *cli, struct error *err) {
    struct cluster_state state;
    struct running service = {0};
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = cluster_look(cli->data_directory, &state, err);
    if (status == STATUS_OK) status = running_stop(cli->data_directory, &service, err);
    if (status == STATUS_OK && service.process != 0)
        printf("The service at %s is stopped.\n", service.address);
    if (status == STATUS_OK) status = cluster_down(cli->data_directory, err);
    if (status == STATUS_OK)
        printf("The database in %s %s.\n", cli->data_directory,
               state.running ? "is stopped" : "was not running");
    return status;
}

const struct command command_down = {
    "down", "stop the service that was left running, and the private database", run,
    "usage: terrier down [--data DIR]\n"
    "\n"
    "Stops the service that `terrier serve --detach` left running, once its answers are finished, and the\n"
    "private database server: running statements are broken off and rolled back, nothing\n"
    "committed is lost. `terrier up` starts it again.\n"
    "\n"
    "examples:\n"
    "  terrier down\n"
    "  terrier down --data /srv/terrier-trial\n"};
