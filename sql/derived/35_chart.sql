-- Counts. They are of the whole estate, whoever reads them: what a role may not see is not taken from a total.
-- Held: validated, in scope or investment, not disposed of (publish.asset.held).

CREATE VIEW publish.chart_1 AS
SELECT purpose.code, purpose.label, count(asset.asset_id) AS assets
FROM code.purpose LEFT JOIN publish.asset_whole asset ON asset.purpose_code = purpose.code AND asset.held
GROUP BY purpose.code, purpose.label, purpose.sort_order
ORDER BY purpose.sort_order;
COMMENT ON VIEW publish.chart_1 IS 'Chart 1 of the strategy: assets held, by why they are held.';
COMMENT ON COLUMN publish.chart_1.code IS 'Purpose, as a code.';
COMMENT ON COLUMN publish.chart_1.label IS 'Purpose.';
COMMENT ON COLUMN publish.chart_1.assets IS 'Assets.';

CREATE VIEW publish.operational AS
SELECT asset.asset_id, asset.category_code, asset.category, asset.category_group_code, asset.category_group,
       CASE WHEN asset.maintained_school THEN 'maintained_school'
            ELSE coalesce(asset.council_repairs_code, 'unknown') END AS segment
FROM publish.asset_whole asset
WHERE asset.held AND asset.purpose_code = 'operational';
COMMENT ON VIEW publish.operational IS 'Operational assets held, by segment of chart 2a. Not granted.';

CREATE VIEW publish.chart_2a AS
SELECT segment.code, segment.label, count(asset.asset_id) AS assets
FROM (VALUES ('all', 'Not schools: the council repairs everything', 1),
             ('maintained_school', 'Maintained schools', 2),
             ('structure', 'The council repairs the structure only', 3),
             ('shared', 'The council repairs a share', 4),
             ('none', 'Repairs passed to tenants or others', 5),
             ('unknown', 'Who repairs is not recorded', 6)) AS segment (code, label, place)
LEFT JOIN publish.operational asset ON asset.segment = segment.code
GROUP BY segment.code, segment.label, segment.place
HAVING count(asset.asset_id) > 0 OR segment.place IN (1, 2, 5)
ORDER BY segment.place;
COMMENT ON VIEW publish.chart_2a IS 'Chart 2a of the strategy: operational assets by who repairs.';
COMMENT ON COLUMN publish.chart_2a.code IS 'Segment, as a code.';
COMMENT ON COLUMN publish.chart_2a.label IS 'Segment.';
COMMENT ON COLUMN publish.chart_2a.assets IS 'Assets.';

CREATE VIEW publish.chart_2b AS
SELECT category.group_code, category.group_label, category.code, category.label, count(*) AS assets,
       sum(count(*)) OVER (PARTITION BY category.group_code) AS group_assets
FROM publish.operational asset JOIN publish.category ON category.code = asset.category_code
WHERE asset.segment = 'all'
GROUP BY category.group_code, category.group_label, category.code, category.label, category.sort_order
ORDER BY category.sort_order;
COMMENT ON VIEW publish.chart_2b IS 'Chart 2b of the strategy: operational assets that are not schools and that the council repairs in full, by type.';
COMMENT ON COLUMN publish.chart_2b.group_code IS 'Widest category, as a code.';
COMMENT ON COLUMN publish.chart_2b.group_label IS 'Widest category.';
COMMENT ON COLUMN publish.chart_2b.code IS 'Category, as a code.';
COMMENT ON COLUMN publish.chart_2b.label IS 'Category.';
COMMENT ON COLUMN publish.chart_2b.assets IS 'Assets.';
COMMENT ON COLUMN publish.chart_2b.group_assets IS 'Assets of the widest category.';

CREATE VIEW publish.summary AS
SELECT estate.*, imported.batches, imported.rows_read, imported.rows_rejected, imported.row_warnings
FROM (SELECT count(*) FILTER (WHERE held) AS assets_held,
             count(*) FILTER (WHERE in_scope) AS in_scope,
             count(*) FILTER (WHERE validation_code = 'being_validated') AS being_validated,
             count(*) FILTER (WHERE scope_code IN ('housing', 'infrastructure')) AS out_of_scope_records,
             count(*) FILTER (WHERE status_code = 'disposed') AS disposed,
             count(*) AS records,
             count(*) FILTER (WHERE held AND location IS NULL) AS held_without_location,
             count(*) FILTER (WHERE held AND uprn IS NULL) AS held_without_uprn,
             count(*) FILTER (WHERE held AND council_repairs_code IS NULL) AS held_without_repairs,
             count(*) FILTER (WHERE held AND tenure_code IS NULL) AS held_without_tenure,
             count(*) FILTER (WHERE held AND council_repairs_code = 'all' AND buildings_here) AS repaired_buildings,
             count(*) FILTER (WHERE held AND council_repairs_code = 'all' AND buildings_here AND surveyed_on IS NULL)
                 AS never_surveyed,
             count(*) FILTER (WHERE held AND council_repairs_code = 'all' AND buildings_here
                              AND surveyed_on < facts.as_of() - interval '5 years') AS surveyed_over_5_years_ago
      FROM (SELECT whole.*, whole.building_count > 0 AS buildings_here FROM publish.asset_whole whole) AS asset) AS estate
CROSS JOIN (SELECT count(*) AS batches, coalesce(sum(row_count), 0) AS rows_read,
                   coalesce(sum(rejected_count), 0) AS rows_rejected, coalesce(sum(warning_count), 0) AS row_warnings
            FROM source.batch WHERE status = 'applied') AS imported;
COMMENT ON VIEW publish.summary IS 'The estate in one row: how much is held, and how much of it is known.';
COMMENT ON COLUMN publish.summary.assets_held IS 'Assets held: validated, in scope or investment, not disposed of.';
COMMENT ON COLUMN publish.summary.in_scope IS 'Of them judged against the objectives.';
COMMENT ON COLUMN publish.summary.being_validated IS 'Records still being validated, outside the counts.';
COMMENT ON COLUMN publish.summary.out_of_scope_records IS 'Housing and infrastructure records, outside the counts.';
COMMENT ON COLUMN publish.summary.disposed IS 'Assets disposed of.';
COMMENT ON COLUMN publish.summary.records IS 'All records.';
COMMENT ON COLUMN publish.summary.held_without_location IS 'Assets held without coordinates.';
COMMENT ON COLUMN publish.summary.held_without_uprn IS 'Assets held without a UPRN.';
COMMENT ON COLUMN publish.summary.held_without_repairs IS 'Assets held of which it is not recorded who repairs.';
COMMENT ON COLUMN publish.summary.held_without_tenure IS 'Assets held without a recorded interest.';
COMMENT ON COLUMN publish.summary.repaired_buildings IS 'Assets held with buildings that the council repairs in full.';
COMMENT ON COLUMN publish.summary.never_surveyed IS 'Of them without a dated condition survey.';
COMMENT ON COLUMN publish.summary.surveyed_over_5_years_ago IS 'Of them last surveyed over 5 years ago.';
COMMENT ON COLUMN publish.summary.batches IS 'Imports applied.';
COMMENT ON COLUMN publish.summary.rows_read IS 'Rows of their files.';
COMMENT ON COLUMN publish.summary.rows_rejected IS 'Rows kept out of the register, each with its reason.';
COMMENT ON COLUMN publish.summary.row_warnings IS 'Warnings on rows taken in.';
