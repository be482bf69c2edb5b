-- Record card: what the gazetteer says. $1 asset_id.
SELECT replace(product, '_', ' ') AS gazetteer, listed AS uprn_listed, distance_m AS metres_from_location, address,
       proposed_uprn, proposed_distance_m AS proposed_uprn_metres_away
FROM publish.asset_gazetteer
WHERE asset_id = $1::bigint;
