-- How good the record is, for people: by asset, rule, dimension, source, category, and over the runs. What a rule tells of
-- leases or values is kept from those who may not read them.

CREATE VIEW publish.quality_rule AS
SELECT rule_code, dimension, field, title, advice, weight, limit_value, unit, base_classes, source, valid_from
FROM facts.quality_rule;
COMMENT ON VIEW publish.quality_rule IS 'The rules of data quality in force.';

CREATE VIEW publish.quality_test WITH (security_barrier) AS
SELECT test.asset_id, asset.reference, test.rule_code, test.dimension, test.field, test.weight, test.passed, test.found
FROM facts.quality_test test
JOIN publish.asset_cleared asset ON asset.asset_id = test.asset_id
JOIN facts.quality_rule rule ON rule.rule_code = test.rule_code
JOIN code.marking ON marking.code = rule.marking_code
WHERE marking.rank <= asset.clearance;
COMMENT ON VIEW publish.quality_test IS 'Each rule of data quality that could be tested of each asset, and whether it passed.';

CREATE VIEW publish.quality_asset WITH (security_barrier) AS
SELECT asset_id, reference, count(*) AS tests, count(*) FILTER (WHERE passed) AS passed,
       round(100 * sum(weight) FILTER (WHERE passed) / sum(weight), 2) AS score
FROM publish.quality_test GROUP BY asset_id, reference;
COMMENT ON VIEW publish.quality_asset IS 'How good the record of each asset is.';
COMMENT ON COLUMN publish.quality_asset.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.quality_asset.tests IS 'Rules that could be tested of it.';
COMMENT ON COLUMN publish.quality_asset.passed IS 'Rules passed.';
COMMENT ON COLUMN publish.quality_asset.score IS 'Share of the weight passed, %.';

-- Totals are of the whole estate, whoever asks; that there is a feed is told to those who may read what it said.
CREATE VIEW publish.quality_group WITH (security_barrier) AS
SELECT own.grouping, own.group_code, own.tests, own.passed, own.score
FROM facts.quality_group own
WHERE own.grouping <> 'source'
   OR EXISTS (SELECT FROM source.feed JOIN code.marking ON marking.code = feed.marking_code
              WHERE feed.feed = own.group_code AND marking.rank <= publish.clearance());
COMMENT ON VIEW publish.quality_group IS 'How good the record of the whole estate is: in all, by dimension, rule, category, and by the list that the assets came with.';

CREATE VIEW publish.quality_trend WITH (security_barrier) AS
SELECT run.run_id, run.as_at, result.grouping, result.group_code, result.tests, result.passed, result.score
FROM evaluation.quality_result result JOIN evaluation.run USING (run_id)
WHERE run.kind = 'published'
  AND (result.grouping <> 'source'
       OR EXISTS (SELECT FROM source.feed JOIN code.marking ON marking.code = feed.marking_code
                  WHERE feed.feed = result.group_code AND marking.rank <= publish.clearance()));
COMMENT ON VIEW publish.quality_trend IS 'How good the record was in each published run.';

GRANT SELECT ON publish.quality_rule, publish.quality_test, publish.quality_asset, publish.quality_group, publish.quality_trend
TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
