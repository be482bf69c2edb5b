-- Record card: the council's interests. $1 asset_id.
SELECT tenure, detail, title_number, land_only, from_on, until_on
FROM publish.interest
WHERE asset_id = $1::bigint
ORDER BY current DESC, from_on NULLS FIRST, interest_id;
