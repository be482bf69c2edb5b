/* `test_server up` and `test_server remove`: the ctest fixture around all database tests. */
#include <stdio.h>
#include <string.h>

#include "tests/support/database.h"

int main(int count, char **arguments) {
    if (count == 2 && strcmp(arguments[1], "up") == 0) {
        test_server_up();
        return 0;
    }
    if (count == 2 && strcmp(arguments[1], "remove") == 0) {
        test_server_remove();
        return 0;
    }
    fputs("usage: test_server up|remove\n", stderr);
    return 2;
}
