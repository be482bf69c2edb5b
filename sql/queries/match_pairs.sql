-- Which pairs are worth comparing: those that share a UPRN, a reference, a form of code, a postcode, a street and number,
-- a rare word of the name nearby, a place, or ground. Each way of looking is bounded, so that a value which very many
-- records have (a title, a town centre's postcode, a place that stands for unknown) makes no crowd of pairs.
CREATE TEMPORARY TABLE match_pair ON COMMIT DROP AS
WITH bound AS (
  SELECT facts.match_rule('most_alike')::integer AS most, facts.match_rule('near_metres') AS metres,
         facts.match_rule('word_metres') AS word_metres
), uprn AS (
  SELECT uprn, asset_id FROM register.asset WHERE uprn IS NOT NULL
  UNION
  SELECT uprn, asset_id FROM register.building WHERE uprn IS NOT NULL
), own_uprn AS (
  SELECT probe_id, uprn FROM pg_temp.match_probe WHERE uprn IS NOT NULL
  UNION
  SELECT probe_id, unnest(uprns) FROM pg_temp.match_probe
), common_uprn AS (
  SELECT uprn FROM uprn GROUP BY uprn HAVING count(*) > (SELECT most FROM bound)
), common_postcode AS (
  SELECT postcode FROM register.asset WHERE postcode LIKE '% %' GROUP BY postcode
  HAVING count(*) > (SELECT 2 * most FROM bound)
), reference AS (
  SELECT 'urn' AS kind, urn::text AS value, asset_id FROM register.school WHERE urn IS NOT NULL
  UNION
  SELECT 'title', upper(title_number), asset_id FROM register.interest WHERE title_number IS NOT NULL
  UNION
  SELECT 'far', upper(fixed_asset_reference), asset_id FROM register.asset WHERE fixed_asset_reference IS NOT NULL
  UNION
  SELECT 'code/' || scheme, form, subject_id FROM pg_temp.match_code WHERE subject_id > 0
), own_reference AS (
  SELECT probe_id, 'urn' AS kind, urn::text AS value FROM pg_temp.match_probe WHERE urn IS NOT NULL
  UNION
  SELECT probe_id, 'title', unnest(titles) FROM pg_temp.match_probe
  UNION
  SELECT probe_id, 'far', upper(fixed_asset_reference) FROM pg_temp.match_probe WHERE fixed_asset_reference IS NOT NULL
  UNION
  SELECT p.probe_id, 'code/' || c.scheme, c.form
  FROM pg_temp.match_probe p JOIN pg_temp.match_code c ON c.subject_id = p.probe_id
), common_reference AS (
  SELECT kind, value FROM reference GROUP BY kind, value HAVING count(*) > (SELECT most FROM bound)
), word AS MATERIALIZED (
  SELECT DISTINCT asset.asset_id, asset.location, own AS word
  FROM register.asset, regexp_split_to_table(lower(asset.name), '[^a-z0-9]+') AS own
  WHERE length(own) > 2 AND EXISTS (SELECT FROM pg_temp.match_probe)
), rare_word AS MATERIALIZED (
  SELECT word FROM word GROUP BY word HAVING count(*) <= (SELECT 2 * most FROM bound)
), found AS (
  SELECT p.probe_id, held.asset_id
  FROM own_uprn p JOIN uprn held ON held.uprn = p.uprn
  WHERE NOT EXISTS (SELECT FROM common_uprn c WHERE c.uprn = p.uprn)
  UNION
  SELECT p.probe_id, held.asset_id
  FROM own_reference p JOIN reference held ON held.kind = p.kind AND held.value = p.value
  WHERE NOT EXISTS (SELECT FROM common_reference c WHERE c.kind = p.kind AND c.value = p.value)
  UNION
  SELECT p.probe_id, held.asset_id
  FROM pg_temp.match_probe p JOIN register.asset held ON held.postcode = p.postcode
  WHERE p.postcode LIKE '% %' AND NOT EXISTS (SELECT FROM common_postcode c WHERE c.postcode = p.postcode)
  UNION
  SELECT p.probe_id, held.asset_id
  FROM pg_temp.match_probe p
  JOIN register.asset held ON lower(held.street) = lower(p.street) AND held.street_number = p.street_number
                              AND lower(held.post_town) = lower(p.post_town)
  UNION
  SELECT p.probe_id, held.asset_id
  FROM pg_temp.match_probe p
  CROSS JOIN LATERAL regexp_split_to_table(lower(p.name), '[^a-z0-9]+') AS own (word)
  JOIN rare_word USING (word)
  JOIN word held USING (word)
  CROSS JOIN bound
  WHERE p.location IS NULL OR held.location IS NULL OR st_dwithin(p.location, held.location, bound.word_metres)
  UNION
  SELECT p.probe_id, near.asset_id
  FROM pg_temp.match_probe p
  CROSS JOIN bound
  CROSS JOIN LATERAL (
    SELECT held.asset_id FROM register.asset held
    WHERE st_dwithin(held.location, p.location, bound.metres)
    ORDER BY held.location <-> p.location LIMIT bound.most
  ) AS near
  UNION
  SELECT p.probe_id, over.asset_id
  FROM pg_temp.match_probe p
  CROSS JOIN bound
  CROSS JOIN LATERAL (
    SELECT held.asset_id FROM register.land_parcel held
    WHERE st_intersects(held.extent, p.extent) LIMIT bound.most
  ) AS over
)
-- Of two assets, each pair once.
SELECT probe_id, asset_id FROM found WHERE probe_id < 0 OR probe_id < asset_id
UNION
SELECT asset_id, probe_id FROM found WHERE probe_id > asset_id;
