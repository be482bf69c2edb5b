-- How good the record of each asset is. A rule that cannot be tested of an asset (null) counts neither way: no gazetteer
-- loaded, nothing to compare with.

CREATE VIEW facts.quality_rule AS
SELECT * FROM (
    SELECT DISTINCT ON (rule_code) * FROM evaluation.quality_rule
    WHERE valid_from <= (SELECT facts.as_of()) ORDER BY rule_code, valid_from DESC) AS newest
WHERE weight > 0;
COMMENT ON VIEW facts.quality_rule IS 'The rules of data quality in force on the day.';

CREATE VIEW facts.quality_measure AS
SELECT a.asset_id,
       ST_Distance(a.location, extent.whole) AS point_from_extent_m,
       100 * abs(a.stated_land_area_m2 - extent.area_m2) / nullif(extent.area_m2, 0) AS area_differs_percent,
       extent.area_m2 IS NOT NULL AS drawn,
       -- A release need not be of the whole country: it tells nothing of ground that it has no address near.
       CASE WHEN uprn.listed THEN true
            WHEN NOT uprn.listed AND a.location IS NOT NULL
                 AND (EXISTS (SELECT FROM gazetteer.open_uprn near WHERE point(near.easting, near.northing) <@ around.square)
                      OR EXISTS (SELECT FROM gazetteer.addressbase_plus near
                                 WHERE point(near.easting, near.northing) <@ around.square)) THEN false END AS listed,
       CASE WHEN a.location_release_id IS NULL THEN uprn.distance_m END AS uprn_distance_m,
       CASE WHEN a.uprn IS NOT NULL THEN NOT EXISTS (
           SELECT FROM register.asset other
           WHERE other.uprn = a.uprn AND other.asset_id <> a.asset_id
             AND coalesce(other.site_id, other.asset_id) <> coalesce(a.site_id, a.asset_id)) END AS uprn_own,
       CASE WHEN a.location IS NOT NULL AND area.known THEN EXISTS (
           SELECT FROM gazetteer.boundary own
           WHERE own.kind_code = 'district' AND facts.in_force(own.valid) AND ST_Intersects(own.extent, a.location)) END AS in_the_area
FROM register.asset a
CROSS JOIN (SELECT EXISTS (SELECT FROM gazetteer.boundary
                           WHERE kind_code = 'district' AND facts.in_force(valid)) AS known OFFSET 0) AS area
LEFT JOIN LATERAL (SELECT ST_Collect(parcel.extent) AS whole, sum(parcel.area_m2) AS area_m2
                   FROM register.land_parcel parcel WHERE parcel.asset_id = a.asset_id) AS extent ON true
LEFT JOIN facts.gazetteer_uprn uprn ON uprn.asset_id = a.asset_id
CROSS JOIN LATERAL (SELECT box(point(ST_X(a.location) - reach.m, ST_Y(a.location) - reach.m),
                               point(ST_X(a.location) + reach.m, ST_Y(a.location) + reach.m)) AS square
                    FROM (SELECT facts.parameter('gazetteer_near_m') AS m) AS reach) AS around;
COMMENT ON VIEW facts.quality_measure IS 'What the rules of accuracy measure of each asset.';
COMMENT ON COLUMN facts.quality_measure.point_from_extent_m IS 'From its point to its land, m; 0 within.';
COMMENT ON COLUMN facts.quality_measure.area_differs_percent IS 'How far the area stated is from the area drawn, %.';
COMMENT ON COLUMN facts.quality_measure.drawn IS 'It has land drawn.';
COMMENT ON COLUMN facts.quality_measure.listed IS 'The gazetteer lists its UPRN; null where the gazetteer has no address near it, or none is loaded.';
COMMENT ON COLUMN facts.quality_measure.uprn_distance_m IS 'From its place to its UPRN''s, m; null where the one is taken from the other.';
COMMENT ON COLUMN facts.quality_measure.uprn_own IS 'No other asset off its site has its UPRN.';
COMMENT ON COLUMN facts.quality_measure.in_the_area IS 'It lies in a district; null where none is imported.';

CREATE VIEW facts.quality_said AS
SELECT link.asset_id, max(coalesce((record.checked ->> 'effective_date')::date, batch.applied_at::date)) AS said_on
FROM source.link
JOIN source.record ON record.record_id = link.record_id
JOIN source.batch ON batch.batch_id = record.batch_id AND batch.status = 'applied'
GROUP BY link.asset_id;
COMMENT ON VIEW facts.quality_said IS 'When a source last spoke of each asset: the day its row was true, else of the import.';

CREATE VIEW facts.quality_test AS
WITH held AS MATERIALIZED (
    SELECT s.asset_id, s.status_code, c.base_class, d.council_repairs, d.stated
    FROM facts.asset_state s
    JOIN code.category c ON c.code = s.category_code
    JOIN facts.asset_duty d ON d.asset_id = s.asset_id
    WHERE s.held OR s.status_code = 'disposed'
), lease AS MATERIALIZED (
    SELECT * FROM facts.asset_lease
), interest AS MATERIALIZED (
    SELECT asset_id, bool_or(title_number IS NOT NULL) AS titled, bool_or(tenure_code IN ('freehold', 'leasehold', 'ground_lease')) AS registrable,
           bool_and(tenure_code IN ('leasehold', 'ground_lease', 'sub_lease')) AS leasehold, bool_or(land_only) AS land_only
    FROM register.interest WHERE facts.in_force(valid) GROUP BY asset_id
), building AS MATERIALIZED (
    SELECT asset_id, bool_and(floor_area_m2 IS NOT NULL) AS areas, bool_and(year_built IS NOT NULL) AS years,
           bool_and(heating_code IS NOT NULL) AS heatings, bool_or(floor_area_m2 > 0 AND temporary IS NOT TRUE) AS stands,
           bool_or(boiler_year < year_built) AS boiler_older
    FROM register.building GROUP BY asset_id
), doubt AS MATERIALIZED (
    SELECT * FROM facts.value_doubt
), outcome AS (
    SELECT h.asset_id, test.rule_code, test.passed, test.found
    FROM held h
    JOIN register.asset a ON a.asset_id = h.asset_id
    JOIN facts.quality_measure m ON m.asset_id = h.asset_id
    LEFT JOIN lease l ON l.asset_id = h.asset_id
    LEFT JOIN interest i ON i.asset_id = h.asset_id
    LEFT JOIN building b ON b.asset_id = h.asset_id
    LEFT JOIN facts.survey_latest v ON v.asset_id = h.asset_id
    LEFT JOIN facts.valuation_latest w ON w.asset_id = h.asset_id
    LEFT JOIN facts.use_latest u ON u.asset_id = h.asset_id
    LEFT JOIN facts.quality_said said ON said.asset_id = h.asset_id
    LEFT JOIN register.school o ON o.asset_id = h.asset_id
    LEFT JOIN code.school_type t ON t.code = o.type_code
    CROSS JOIN LATERAL (VALUES
        ('has_uprn', a.uprn IS NOT NULL, NULL),
        ('has_location', a.location IS NOT NULL, NULL),
        ('has_address', a.street IS NOT NULL AND coalesce(a.postcode, '') LIKE '% %', concat_ws(', ', a.street, a.postcode)),
        ('has_extent', m.drawn, NULL),
        ('has_tenure', i.asset_id IS NOT NULL, NULL),
        ('has_title', CASE WHEN i.registrable THEN i.titled END, NULL),
        ('has_repairer', h.council_repairs IS NOT NULL, NULL),
        ('has_officer', a.responsible_officer IS NOT NULL, NULL),
        ('has_floor_area', coalesce(b.areas, false), NULL),
        ('has_year_built', coalesce(b.years, false), NULL),
        ('has_heating', coalesce(b.heatings, false), NULL),
        ('has_survey', CASE WHEN h.council_repairs <> 'none' THEN v.asset_id IS NOT NULL END, NULL),
        ('has_value', w.asset_id IS NOT NULL, NULL),
        ('uprn_listed', m.listed, a.uprn::text),
        ('uprn_own', m.uprn_own, a.uprn::text),
        ('in_the_area', m.in_the_area, NULL),
        ('fri_repair', CASE WHEN l.tenant_repairs AND h.stated THEN h.council_repairs = 'none' END, 'the council repairs: ' || h.council_repairs),
        ('tenant_repair', CASE WHEN l.council_repairs_as_tenant AND h.stated THEN h.council_repairs = 'all' END,
         'the council repairs: ' || h.council_repairs),
        ('academy_repair', CASE WHEN NOT t.maintained AND h.stated AND NOT coalesce(l.any_out, false) THEN h.council_repairs = 'none' END,
         'the council repairs: ' || h.council_repairs),
        ('leasehold_lease', CASE WHEN i.leasehold THEN coalesce(l.any_in, false) END, NULL),
        ('disposed_closed', CASE WHEN h.status_code = 'disposed' THEN i.asset_id IS NULL AND l.asset_id IS NULL END, NULL),
        ('vacant_unused', CASE WHEN h.status_code = 'vacant' AND u.used IS NOT NULL THEN u.used = 0 END, 'used: ' || u.used),
        ('land_only', CASE WHEN i.land_only THEN NOT coalesce(b.stands, false) END, NULL),
        ('boiler_after', CASE WHEN b.boiler_older IS NOT NULL THEN NOT b.boiler_older END, NULL)
    ) AS test (rule_code, passed, found)
    WHERE h.status_code <> 'disposed' OR test.rule_code = 'disposed_closed'
    UNION ALL
    -- Those that go by a limit.
    SELECT h.asset_id, rule.rule_code,
           CASE WHEN rule.unit = 'years' THEN test.day + make_interval(months => (rule.limit_value * 12)::integer) >= (SELECT facts.as_of())
                ELSE test.amount <= rule.limit_value END,
           coalesce(test.day::text, round(test.amount::numeric, 1) || ' ' || rule.unit)
    FROM held h
    JOIN register.asset a ON a.asset_id = h.asset_id
    JOIN facts.quality_measure m ON m.asset_id = h.asset_id
    LEFT JOIN facts.survey_latest v ON v.asset_id = h.asset_id
    LEFT JOIN facts.valuation_latest w ON w.asset_id = h.asset_id
    LEFT JOIN facts.quality_said said ON said.asset_id = h.asset_id
    LEFT JOIN doubt value ON value.asset_id = h.asset_id
    CROSS JOIN LATERAL (VALUES
        ('point_in_extent', m.point_from_extent_m::double precision, NULL::date),
        ('area_agrees', m.area_differs_percent, NULL),
        ('uprn_near', m.uprn_distance_m, NULL),
        ('survey_recent', NULL, v.surveyed_on),
        ('value_plausible', value.times, NULL),
        ('value_recent', NULL, w.valued_on),
        ('purpose_recent', NULL, a.purpose_confirmed_on),
        ('source_recent', NULL, said.said_on)
    ) AS test (rule_code, amount, day)
    JOIN facts.quality_rule rule ON rule.rule_code = test.rule_code
    WHERE h.status_code <> 'disposed' AND (test.amount IS NOT NULL OR test.day IS NOT NULL)
)
SELECT outcome.asset_id, outcome.rule_code, rule.dimension, rule.field, rule.weight, outcome.passed,
       CASE WHEN NOT outcome.passed THEN outcome.found END AS found
FROM outcome
JOIN held h ON h.asset_id = outcome.asset_id
JOIN facts.quality_rule rule ON rule.rule_code = outcome.rule_code
WHERE outcome.passed IS NOT NULL AND (rule.base_classes IS NULL OR h.base_class = ANY (rule.base_classes));
COMMENT ON VIEW facts.quality_test IS 'Each rule of data quality that could be tested of each asset held (of what was disposed of: that it is closed), and whether it passed.';
COMMENT ON COLUMN facts.quality_test.found IS 'What was found where it failed; null where the title says it all.';

CREATE VIEW facts.quality_group AS
WITH test AS MATERIALIZED (
    SELECT asset_id, rule_code, dimension, weight, passed FROM facts.quality_test
), grouped AS (
    SELECT 'estate' AS grouping, 'all' AS group_code, weight, passed FROM test
    UNION ALL
    SELECT 'dimension', dimension, weight, passed FROM test
    UNION ALL
    SELECT 'rule', rule_code, weight, passed FROM test
    UNION ALL
    SELECT 'category', asset.category_code, test.weight, test.passed FROM test JOIN register.asset USING (asset_id)
    UNION ALL
    SELECT 'source', feed.feed, test.weight, test.passed
    FROM test
    JOIN (SELECT DISTINCT link.asset_id, batch.feed
          FROM source.link JOIN source.record USING (record_id) JOIN source.batch USING (batch_id)
          WHERE batch.kind = 'register') AS feed ON feed.asset_id = test.asset_id
)
SELECT grouping, group_code, count(*) AS tests, count(*) FILTER (WHERE passed) AS passed,
       coalesce(round(100 * sum(weight) FILTER (WHERE passed) / sum(weight), 2), 0) AS score
FROM grouped GROUP BY grouping, group_code;
COMMENT ON VIEW facts.quality_group IS 'How good the record of the whole estate is: in all, by dimension, rule, category, and by the list that the assets came with.';
COMMENT ON COLUMN facts.quality_group.grouping IS 'estate, dimension, rule, category or source.';
COMMENT ON COLUMN facts.quality_group.group_code IS 'Which one; all for the estate.';
COMMENT ON COLUMN facts.quality_group.tests IS 'Tests that could be made.';
COMMENT ON COLUMN facts.quality_group.passed IS 'Tests passed.';
COMMENT ON COLUMN facts.quality_group.score IS 'Share of the weight passed, %.';
