-- What is best done with each asset, as the newest published run's options weigh it: of those that can be done the one
-- that a programme with money enough would take, else to keep the asset as it is. For staff, each in the row for their
-- clearance. It stands on little: it is asked for again after each edit of the asset.

CREATE VIEW publish.recommendation_edition AS
SELECT greatest(edition.marking_rank, own_level.rank) AS marking_rank, until_level.rank AS marking_until, edition.for_public, edition.asset_id,
       edition.reference, place.name, place.category_code, category.label AS category,
       concat_ws('.', option.kind_code, nullif(option.variant_code, '')) AS option_code, kind.label AS option, own.worth_gbp,
       round(option.gain::numeric, 2) AS gain, option.capital_likely AS capital_gbp, option.receipt_likely AS receipt_gbp,
       option.npc_change AS net_present_cost_change, round(option.carbon_tonnes::numeric, 1) AS carbon_tonnes, own.conditions,
       own.options_feasible, own.options_blocked, own.blocks, own.for_marking_code, own.run_id, run.as_at, place.location, place.location_crs84
FROM publish.latest_run run
JOIN programme.recommendation own ON own.run_id = run.run_id
JOIN programme.option option ON option.run_id = own.run_id AND option.asset_id = own.asset_id AND option.option_no = own.option_no
JOIN programme.option_kind kind ON kind.kind_code = option.kind_code AND kind.variant_code = option.variant_code
JOIN publish.edition_given edition ON edition.asset_id = own.asset_id AND NOT edition.for_public
JOIN register.asset place ON place.asset_id = own.asset_id
JOIN code.category ON category.code = place.category_code
JOIN code.marking own_level ON own_level.code = own.for_marking_code
LEFT JOIN code.marking until_level ON until_level.code = own.until_marking_code
WHERE until_level.rank IS NULL OR until_level.rank > edition.marking_rank;
COMMENT ON VIEW publish.recommendation_edition IS 'The best option of each asset, a row for each clearance: from marking_rank on, below marking_until. Not granted.';
COMMENT ON COLUMN publish.recommendation_edition.marking_until IS 'Rank of the clearance from which on another row holds; null none.';

CREATE VIEW publish.recommendation WITH (security_barrier) AS
SELECT asset_id, reference, name, category_code, category, option_code, option, worth_gbp, gain, capital_gbp, receipt_gbp,
       net_present_cost_change, carbon_tonnes, conditions, options_feasible, options_blocked, blocks, for_marking_code, run_id, as_at,
       location, location_crs84
FROM publish.recommendation_edition
CROSS JOIN (SELECT publish.clearance() AS clearance OFFSET 0) AS reader
WHERE marking_rank <= reader.clearance AND (marking_until IS NULL OR marking_until > reader.clearance);
COMMENT ON VIEW publish.recommendation IS 'What the newest published run finds best for each asset, of the options that the reader may read; to keep it as it is where none is worth more. No decision, and nothing that the group recommended.';
COMMENT ON COLUMN publish.recommendation.option_code IS 'The option as a code: kind, and package, use or term behind a point (decarbonise.solar).';
COMMENT ON COLUMN publish.recommendation.option IS 'The option.';
COMMENT ON COLUMN publish.recommendation.gain IS 'Weighted gain over the objectives, points.';
COMMENT ON COLUMN publish.recommendation.capital_gbp IS 'Capital cost, likely, GBP.';
COMMENT ON COLUMN publish.recommendation.receipt_gbp IS 'Capital receipt, likely, GBP.';
COMMENT ON COLUMN publish.recommendation.net_present_cost_change IS 'Net present cost less that of keeping the asset as it is, GBP: below nought it is cheaper over the years.';
COMMENT ON COLUMN publish.recommendation.carbon_tonnes IS 'Change in emissions over the appraisal, tCO2e.';
COMMENT ON COLUMN publish.recommendation.as_at IS 'Day of that run.';
GRANT SELECT ON publish.recommendation TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
