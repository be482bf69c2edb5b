-- Record card: what the fixed asset register carries for it, the newest three year ends. $1 asset_id.
SELECT entry.year_end, entry.far_reference, entry.component, entry.accounting_class, entry.carrying_amount AS carrying_amount_gbp,
  entry.useful_life_years, entry.valued_on, entry.disposed_on
FROM publish.far_entry entry
WHERE entry.asset_id = $1::bigint
  AND entry.year_end IN (SELECT DISTINCT year_end FROM publish.far_entry ORDER BY year_end DESC LIMIT 3)
ORDER BY entry.year_end DESC, entry.far_reference;
