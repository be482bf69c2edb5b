/* The statements that compare probes with the register, in order, after those that made the probes: records
 * of the register (match_probe_assets.sql) or rows of a file (match_probe_rows.sql). */
#ifndef TERRIER_SQL_MATCH_STEPS_H
#define TERRIER_SQL_MATCH_STEPS_H

#include "sql/embedded.h"

/* clang-format off */
#define MATCH_STEPS \
    sql_match_words, \
    sql_match_found, \
    sql_match_statistics, \
    sql_match_by_uprn, \
    sql_match_by_reference, \
    sql_match_by_address, \
    sql_match_by_word, \
    sql_match_by_place, \
    sql_match_by_ground, \
    sql_match_set_likeness, \
    sql_match_by_name, \
    sql_match_pairs, \
    sql_match_pair_statistics, \
    sql_match_subjects, \
    sql_match_subject_statistics, \
    sql_match_scored, \
    sql_match_evidence
/* clang-format on */

#endif
