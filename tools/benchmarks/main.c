/* terrier-bench: what things cost, measured side by side in one run. Never a test: machines differ. */
#include <stdio.h>
#include <string.h>

#include "tools/benchmarks/bench.h"

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "judge") == 0) return bench_judge();
    if (argc == 2 && strcmp(argv[1], "sensitivity") == 0) return bench_sensitivity();
    if (argc == 2 && strcmp(argv[1], "facts") == 0) return bench_facts();
    if (argc == 2 && strcmp(argv[1], "backlog") == 0) return bench_backlog();
    if (argc == 2 && strcmp(argv[1], "plan") == 0) return bench_plan();
    if (argc == 4 && strcmp(argv[1], "gazetteer-file") == 0) return bench_gazetteer_file(argv[2], argv[3]);
    if (argc >= 4 && strcmp(argv[1], "match") == 0)
        return bench_match(argv[2], argv[3], argc > 4 && strcmp(argv[4], "--fit") == 0);
    fprintf(stderr,
            "usage: tools/bench judge | sensitivity | backlog | facts | plan | match [SEED [--fit]]\n"
            "  judge   judges 1,300 and 1,000,000 made-up assets\n"
            "  sensitivity draws weights and facts for 1,300 made-up assets, beside judging once a draw\n"
            "  backlog simulates the backlog of 750 and 7,500 made-up surveys\n"
            "  facts   loads the facts of the database in force (`terrier up`), beside psql COPY of "
            "the same view\n"
            "  plan    finds programmes for 130, 1,300 and 13,000 made-up assets\n"
            "  match   recognises other lists of a made-up estate, whose truth is known, in a database of "
            "its own;\n"
            "          --fit prints the weights that the estate of SEED would give\n");
    return 2;
}
