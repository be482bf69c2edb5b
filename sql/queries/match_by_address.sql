-- Pairs that share a whole postcode, not one that very many have; or a street and number in one town.
INSERT INTO pg_temp.match_found (probe_id, asset_id)
SELECT p.probe_id, held.asset_id
FROM pg_temp.match_probe p
JOIN register.asset held ON held.postcode = p.postcode
WHERE p.postcode IN (SELECT postcode FROM register.asset WHERE postcode LIKE '% %' GROUP BY postcode
                     HAVING count(*) <= 2 * facts.match_rule('most_alike'))
UNION ALL
SELECT p.probe_id, held.asset_id
FROM pg_temp.match_probe p
JOIN register.asset held ON lower(held.street) = lower(p.street) AND held.street_number = p.street_number
                            AND lower(held.post_town) = lower(p.post_town);
