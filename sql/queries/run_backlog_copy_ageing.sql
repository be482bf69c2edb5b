-- Stores how groups of components age in the forecasts of a run.
COPY evaluation.backlog_ageing (run_id, segment, element_code, ab, bc, cd, factor, lines, worn_found, worn_untreated, fitted,
                                c_per_m2, d_per_m2, c_high_share, d_high_share) FROM STDIN;
