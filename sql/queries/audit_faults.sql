-- What is not as it was written. $1 a revision and $2 its digest as they were written down elsewhere; null: none were.
SELECT place, fault FROM edit.ledger_faults($1::bigint, $2::text) ORDER BY place LIMIT 1000;
