-- Pairs that share a school number, a title, a reference in the finance team's register, or the letters and digits of a
-- code in one scheme; not one that very many have.
INSERT INTO pg_temp.match_found (probe_id, asset_id)
WITH held AS MATERIALIZED (
  SELECT 'urn' AS kind, urn::text AS value, asset_id FROM register.school WHERE urn IS NOT NULL
  UNION
  SELECT 'title', upper(title_number), asset_id FROM register.interest WHERE title_number IS NOT NULL
  UNION
  SELECT 'far', upper(fixed_asset_reference), asset_id FROM register.asset WHERE fixed_asset_reference IS NOT NULL
  UNION
  SELECT 'code/' || scheme, form, subject_id FROM pg_temp.match_code WHERE subject_id > 0
), own AS MATERIALIZED (
  SELECT probe_id, 'urn' AS kind, urn::text AS value FROM pg_temp.match_probe WHERE urn IS NOT NULL
  UNION
  SELECT probe_id, 'title', unnest(titles) FROM pg_temp.match_probe WHERE titles IS NOT NULL
  UNION
  SELECT probe_id, 'far', upper(fixed_asset_reference) FROM pg_temp.match_probe WHERE fixed_asset_reference IS NOT NULL
  UNION
  SELECT p.probe_id, 'code/' || c.scheme, c.form
  FROM pg_temp.match_probe p JOIN pg_temp.match_code c ON c.subject_id = p.probe_id
)
SELECT own.probe_id, held.asset_id
FROM own
JOIN held ON held.kind = own.kind AND held.value = own.value
WHERE (own.kind, own.value) IN (SELECT kind, value FROM held GROUP BY kind, value
                                HAVING count(*) <= facts.match_rule('most_alike'));
