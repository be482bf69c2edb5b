-- A match with its evidence. $1 its number.
SELECT match, state, probability, first_reference AS first, first_name, second_reference AS second, second_name, feed, code,
       import, row, to_json(found_at) AS found_at, decided_by, to_json(decided_at) AS decided_at, reason, evidence
FROM publish.match
WHERE match = $1::bigint;
