-- Record card: valuations. $1 asset_id.
SELECT valued_on, basis, accounting_class, amount AS amount_gbp, land_amount AS land_gbp, valuer, index_name, index_factor
FROM publish.valuation
WHERE asset_id = $1::bigint
ORDER BY valued_on DESC;
