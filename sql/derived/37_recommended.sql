-- What is recommended of each asset: a reading of the options of the newest published run, of those that the reader may see.

CREATE VIEW publish.option_best WITH (security_barrier) AS
SELECT DISTINCT ON (own.asset_id)
       own.run_id, own.asset_id, own.reference, place.name AS asset_name, class.code AS class_code, class.label AS class,
       own.option_no, own.kind_code, own.variant_code, own.option, own.host_reference, own.capital_low, own.capital_likely,
       own.capital_high, own.receipt_likely, own.gain, own.npc_change, own.carbon_tonnes, own.lead_months
FROM publish.option own
JOIN register.asset place ON place.asset_id = own.asset_id
JOIN evaluation.run_fact fact ON fact.run_id = own.run_id AND fact.asset_id = own.asset_id
JOIN code.asset_class class ON class.code = fact.class_code
WHERE own.run_id = (SELECT run_id FROM publish.latest_run) AND own.feasible
ORDER BY own.asset_id, own.gain DESC NULLS LAST, own.npc_change NULLS LAST, own.option_no;
COMMENT ON VIEW publish.option_best IS 'The feasible option of each asset with the greatest gain, of equal ones the cheaper over the years; to keep it as it is where none gains.';
COMMENT ON COLUMN publish.option_best.asset_name IS 'Name of the asset.';
COMMENT ON COLUMN publish.option_best.class_code IS 'Class of the asset in the run, as a code.';
COMMENT ON COLUMN publish.option_best.class IS 'Class of the asset in the run.';

GRANT SELECT ON publish.option_best, publish.own_marking TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
