-- What became of the rows of each list: how many are an asset of the register, how many were linked, how many of those
-- rightly; of those not linked though they are one, how many a person is asked about (at 10% or more).
SELECT coalesce(source, 'all') AS list, count(*) AS rows, count(expected_id) AS same,
       count(*) FILTER (WHERE how = 'match') AS linked,
       count(*) FILTER (WHERE how = 'match' AND asset_id = expected_id) AS rightly,
       count(*) FILTER (WHERE how = 'new' AND expected_id IS NOT NULL AND EXISTS (
         SELECT FROM pg_temp.truth_pair p
         WHERE p.source = t.source AND p.code = t.code AND p.same AND p.probability >= 0.1)) AS asked,
       round(count(*) FILTER (WHERE how = 'match' AND asset_id = expected_id)::numeric
             / nullif(count(*) FILTER (WHERE how = 'match'), 0), 4) AS precision,
       round(count(*) FILTER (WHERE how = 'match' AND asset_id = expected_id)::numeric
             / nullif(count(expected_id), 0), 4) AS recall
FROM pg_temp.truth_row t
GROUP BY ROLLUP (source)
ORDER BY source NULLS LAST;
