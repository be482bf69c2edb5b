-- Pairs that share a rare word of the name and are not far apart, as far as is known.
INSERT INTO pg_temp.match_found (probe_id, asset_id)
SELECT p.probe_id, held.asset_id
FROM pg_temp.match_probe p
CROSS JOIN LATERAL unnest(regexp_split_to_array(lower(p.name), '[^a-z0-9]+')) AS own (word)
JOIN pg_temp.match_word held ON held.word = own.word
CROSS JOIN (SELECT facts.match_rule('word_metres') AS metres OFFSET 0) AS rule
WHERE p.location IS NULL OR held.location IS NULL OR st_dwithin(p.location, held.location, rule.metres);
