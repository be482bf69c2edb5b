-- What a person would decide of the rows of a list that were not linked, before the next list comes. $1 list.
SELECT count(*) FILTER (WHERE decided.outcome = 'changed'), count(*), min(decided.sentence)
FROM (SELECT match_id FROM pg_temp.truth_pair
      WHERE source = $1::text AND same AND how = 'new' AND state = 'open' ORDER BY match_id) AS pair
CROSS JOIN LATERAL edit.match(pair.match_id, 'accept', NULL, 'as the truth has it') AS decided;
