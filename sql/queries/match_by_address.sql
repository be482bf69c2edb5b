-- Pairs that share a whole postcode, or a street and number in one town; not one that very many have.
INSERT INTO pg_temp.match_found (probe_id, asset_id)
WITH held AS MATERIALIZED (
  SELECT asset_id, lower(street) AS street, street_number, lower(post_town) AS post_town
  FROM register.asset WHERE num_nulls(street, street_number, post_town) = 0
)
SELECT p.probe_id, held.asset_id
FROM pg_temp.match_probe p
JOIN register.asset held ON held.postcode = p.postcode
WHERE p.postcode IN (SELECT postcode FROM register.asset WHERE postcode LIKE '% %' GROUP BY postcode
                     HAVING count(*) <= 2 * facts.match_rule('most_alike'))
UNION ALL
SELECT p.probe_id, held.asset_id
FROM pg_temp.match_probe p
JOIN held ON held.street = lower(p.street) AND held.street_number = p.street_number AND held.post_town = lower(p.post_town)
WHERE (held.street, held.street_number, held.post_town) IN (
  SELECT street, street_number, post_town FROM held GROUP BY street, street_number, post_town
  HAVING count(*) <= facts.match_rule('most_alike'));
