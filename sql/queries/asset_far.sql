-- Record card: what the fixed asset register carries for it, newest year ends first. $1 asset_id.
SELECT year_end, far_reference, component, accounting_class, carrying_amount AS carrying_amount_gbp, useful_life_years,
  valued_on, disposed_on
FROM publish.asset_far_entry
WHERE asset_id = $1::bigint
ORDER BY year_end DESC, far_reference
LIMIT 12;
