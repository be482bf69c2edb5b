-- The fixed asset register, and how it agrees with the property register: for staff. An entry is shown to those who may
-- read its marking and every asset that it is of.

CREATE VIEW publish.far_entry WITH (security_barrier) AS
SELECT entry.far_entry_id, entry.year_end, entry.reference AS far_reference, entry.description, entry.component,
       entry.class_code, class.label AS accounting_class, entry.carrying_amount, entry.useful_life_years, entry.valued_on,
       basis.label AS basis, entry.acquired_on, entry.disposed_on, tenure.label AS tenure, entry.uprn,
       entry.property_reference, found.asset_id, found.named AS asset_references, found.how,
       entry.marking_code
FROM register.far_entry entry
CROSS JOIN (SELECT publish.clearance() AS clearance OFFSET 0) AS reader
JOIN code.marking ON marking.code = entry.marking_code
LEFT JOIN (
    SELECT match.far_entry_id, min(match.how) AS how, count(*) AS assets, count(asset.asset_id) AS cleared,
           CASE WHEN count(*) = 1 THEN min(asset.asset_id) END AS asset_id,
           string_agg(asset.reference, ', ' ORDER BY asset.reference) AS named
    FROM facts.far_match match
    LEFT JOIN publish.asset_cleared asset ON asset.asset_id = match.asset_id
    GROUP BY match.far_entry_id
) AS found ON found.far_entry_id = entry.far_entry_id
LEFT JOIN code.accounting_class class ON class.code = entry.class_code
LEFT JOIN code.valuation_basis basis ON basis.code = entry.basis_code
LEFT JOIN code.tenure ON tenure.code = entry.tenure_code
WHERE NOT entry.withdrawn AND marking.rank <= reader.clearance
  AND (found.far_entry_id IS NULL OR found.assets = found.cleared);
COMMENT ON VIEW publish.far_entry IS 'Entries of the finance team''s fixed asset register, each year end, with the assets that they are of.';
COMMENT ON COLUMN publish.far_entry.far_reference IS 'Reference of the entry in the fixed asset register.';
COMMENT ON COLUMN publish.far_entry.asset_id IS 'The asset; null for none or several.';
COMMENT ON COLUMN publish.far_entry.asset_references IS 'References of the assets that it is of; null none.';
COMMENT ON COLUMN publish.far_entry.how IS 'By what they were found: fixed asset reference, reference, code, uprn.';

CREATE VIEW publish.asset_far_entry WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, entry.far_entry_id, entry.year_end, entry.reference AS far_reference, entry.component,
       class.label AS accounting_class, entry.carrying_amount, entry.useful_life_years, entry.valued_on, entry.disposed_on,
       match.how, entry.marking_code
FROM facts.far_match match
JOIN register.far_entry entry ON entry.far_entry_id = match.far_entry_id
JOIN publish.asset_cleared asset ON asset.asset_id = match.asset_id
JOIN code.marking ON marking.code = entry.marking_code
LEFT JOIN code.accounting_class class ON class.code = entry.class_code
WHERE NOT entry.withdrawn AND marking.rank <= asset.clearance
  AND NOT EXISTS (
    SELECT FROM facts.far_match other
    JOIN register.asset hidden ON hidden.asset_id = other.asset_id
    JOIN code.marking above ON above.code = hidden.marking_code
    WHERE other.far_entry_id = entry.far_entry_id AND above.rank > asset.clearance);
COMMENT ON VIEW publish.asset_far_entry IS 'What the fixed asset register carries for each asset.';
COMMENT ON COLUMN publish.asset_far_entry.far_reference IS 'Reference of the entry in the fixed asset register.';
COMMENT ON COLUMN publish.asset_far_entry.how IS 'By what it was found: fixed asset reference, reference, code, uprn.';

CREATE VIEW publish.far_difference WITH (security_barrier) AS
SELECT found.year_end, found.turn, found.difference, found.explained, found.reason, found.far_entry_id,
       entry.far_reference, asset.asset_id, asset.reference, coalesce(entry.description, whole.name) AS name,
       found.far_value, found.register_value, found.amount
FROM facts.far_difference found
CROSS JOIN (SELECT publish.clearance() AS clearance OFFSET 0) AS reader
LEFT JOIN publish.far_entry entry ON entry.far_entry_id = found.far_entry_id
LEFT JOIN publish.asset_cleared asset ON asset.asset_id = found.asset_id
LEFT JOIN register.asset whole ON whole.asset_id = asset.asset_id
LEFT JOIN facts.valuation_latest valuation ON valuation.asset_id = found.asset_id AND found.far_entry_id IS NULL
LEFT JOIN code.marking ON marking.code = valuation.marking_code
WHERE (found.far_entry_id IS NULL OR entry.far_entry_id IS NOT NULL)
  AND (found.asset_id IS NULL OR asset.asset_id IS NOT NULL)
  AND (marking.rank IS NULL OR marking.rank <= reader.clearance);
COMMENT ON VIEW publish.far_difference IS 'Where the fixed asset register and the property register differ at the newest year end.';
COMMENT ON COLUMN publish.far_difference.year_end IS 'The balance sheet date.';
COMMENT ON COLUMN publish.far_difference.turn IS 'Order of the kinds of difference.';
COMMENT ON COLUMN publish.far_difference.difference IS 'far_only, register_only, disposed_but_carried, disposed_but_held, carried_twice, class, tenure.';
COMMENT ON COLUMN publish.far_difference.explained IS 'The reason explains it: nothing is to be done.';
COMMENT ON COLUMN publish.far_difference.reason IS 'Why it differs.';
COMMENT ON COLUMN publish.far_difference.far_reference IS 'Reference of the entry in the fixed asset register; null: there is none.';
COMMENT ON COLUMN publish.far_difference.name IS 'What finance calls it, else its name.';
COMMENT ON COLUMN publish.far_difference.far_value IS 'What the fixed asset register says.';
COMMENT ON COLUMN publish.far_difference.register_value IS 'What the property register says.';
COMMENT ON COLUMN publish.far_difference.amount IS 'Carrying amount of the entry, else the last valuation of the asset, GBP; null unknown.';

CREATE VIEW publish.far_total WITH (security_barrier) AS
WITH entry AS MATERIALIZED ( -- each once: the planner expects few rows, and would ask for them again and again
    SELECT far_entry_id, class_code, carrying_amount FROM publish.far_entry
), cleared AS MATERIALIZED (
    SELECT asset_id, clearance FROM publish.asset_cleared
), valuation AS MATERIALIZED (
    SELECT latest.asset_id, latest.class_code, latest.amount, marking.rank
    FROM facts.valuation_latest latest JOIN code.marking ON marking.code = latest.marking_code
), expected AS MATERIALIZED (
    SELECT state.asset_id, rule.class_codes[1] AS class_code
    FROM facts.asset_state state JOIN facts.accounting_class rule ON rule.asset_id = state.asset_id
    WHERE state.held
), line AS (
    SELECT coalesce(entry.class_code, 'unknown') AS class_code, 1 AS entries, entry.carrying_amount, 0 AS assets,
           NULL::register.gbp AS valued, 0 AS unvalued
    FROM facts.far_state state
    JOIN entry ON entry.far_entry_id = state.far_entry_id
    WHERE state.carried AND state.property
    UNION ALL
    SELECT coalesce(valuation.class_code, expected.class_code, 'unknown'), 0, NULL, 1, valuation.amount,
           (valuation.amount IS NULL)::integer
    FROM expected
    JOIN cleared ON cleared.asset_id = expected.asset_id
    LEFT JOIN valuation ON valuation.asset_id = expected.asset_id AND valuation.rank <= cleared.clearance
)
SELECT coalesce(class.label, CASE WHEN summed.class_code IS NULL THEN 'All classes' ELSE 'Class unknown' END) AS accounting_class,
       summed.entries, summed.far_amount, summed.assets, summed.assets_unvalued, summed.register_amount,
       summed.far_amount - summed.register_amount AS difference,
       coalesce(class.sort_order, CASE WHEN summed.class_code IS NULL THEN 1000 ELSE 999 END) AS sort_order
FROM (
    SELECT class_code, coalesce(sum(entries), 0)::integer AS entries, coalesce(sum(assets), 0)::integer AS assets,
           coalesce(sum(unvalued), 0)::integer AS assets_unvalued,
           -- Of nothing the sum is 0; of what has no amount it is not known.
           CASE WHEN coalesce(sum(entries), 0) = 0 THEN 0 ELSE sum(carrying_amount) END AS far_amount,
           CASE WHEN coalesce(sum(assets), 0) = 0 THEN 0 ELSE sum(valued) END AS register_amount
    FROM line
    GROUP BY GROUPING SETS ((class_code), ())
) AS summed
LEFT JOIN code.accounting_class class ON class.code = summed.class_code;
COMMENT ON VIEW publish.far_total IS 'Totals by class on both sides at the newest year end, of what the reader may see. The property register''s side is the last valuation of each asset held.';
COMMENT ON COLUMN publish.far_total.accounting_class IS 'Class; the last row is of all.';
COMMENT ON COLUMN publish.far_total.entries IS 'Entries carried.';
COMMENT ON COLUMN publish.far_total.far_amount IS 'Sum of their carrying amounts, GBP; null where none of them has one.';
COMMENT ON COLUMN publish.far_total.assets IS 'Assets held whose last valuation is of this class; without one, of the class to expect.';
COMMENT ON COLUMN publish.far_total.assets_unvalued IS 'Of them without a valuation.';
COMMENT ON COLUMN publish.far_total.register_amount IS 'Sum of their last valuations, GBP; null where none of them has one.';
COMMENT ON COLUMN publish.far_total.difference IS 'The first sum less the second, GBP, to the penny.';
COMMENT ON COLUMN publish.far_total.sort_order IS 'Order of the classes.';

GRANT SELECT ON publish.far_entry, publish.asset_far_entry, publish.far_difference, publish.far_total
TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
