/* terrier-bench: what things cost, measured side by side in one run. Never a test: machines differ. */
#include <stdio.h>
#include <string.h>

#include "tools/benchmarks/bench.h"

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "judge") == 0) return bench_judge();
    if (argc == 2 && strcmp(argv[1], "facts") == 0) return bench_facts();
    fprintf(stderr, "usage: tools/bench judge | facts\n"
                    "  judge   judges 1,300 and 1,000,000 made-up assets\n"
                    "  facts   loads the facts of the database in force (`terrier up`), beside psql COPY of "
                    "the same view\n");
    return 2;
}
