/* The READ-ME beside the files. */
#include "engine/base/format.h"
#include "tools/sample/generate.h"

static const char TEXT[] =
    "SYNTHETIC SAMPLE - NOT REAL DATA\n"
    "\n"
    "An invented estate, written by terrier-sample. The places are real and the councils existed; the "
    "assets, their\n"
    "facts, figures, tenants and faults are made up, and nothing here says anything of the property of any "
    "council.\n"
    "UPRNs begin with 990, school numbers with 9 and titles with ZZ: no real ones do. Postcodes are made up "
    "too.\n"
    "\n"
    "The strategy of January 2023 gives only rounded totals (nearly 1,300 assets, about 1,100 operational, "
    "about 570\n"
    "that the council repairs). The sample fixes them at 1,287 held = 1,103 operational (571 not schools and "
    "repaired\n"
    "by the council, 178 maintained schools, 354 with repairs passed on) + 40 investment + 115 let + 29 "
    "surplus. The\n"
    "split by category is invented. Outside the counts lie 400 parcels still being validated, 36 housing and "
    "24\n"
    "infrastructure records.\n"
    "\n"
    "The sample's today is %s: judge it with `terrier evaluate --as-at %s`.\n"
    "\n"
    "manifest.csv       what to import, in order, with which profile\n"
    "<council>/         five predecessors, five layouts, with the faults that real files have\n"
    "plans/             boundaries near the assets, proposals for them and what binds them: shapes and "
    "schemes "
    "are invented\n"
    "factors.csv        real: UK Government conversion factors (DESNZ and Defra), Open Government Licence "
    "v3.0\n"
    "truth/assets.csv   what the register ought to hold afterwards; easting and northing to some metres "
    "where the\n"
    "                   file gives degrees\n"
    "truth/rejected.csv every row that the import must refuse\n"
    "truth/summary.csv  the counts\n";

void readme_write(struct sample *sample) {
    char today[FORMAT_SIZE];
    struct text out = TEXT_EMPTY;
    date_format(today, sample_as_at());
    text_format(&out, TEXT, today, today);
    sample_add_file(sample, "READ-ME.txt", &out);
}
