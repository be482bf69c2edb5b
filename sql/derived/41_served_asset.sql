-- Assets as features: a point each.

-- When the council held it. A holding row that says disposed begins on the day of the sale.
CREATE VIEW served.asset_held AS
SELECT asset.asset_id,
       daterange(CASE WHEN held.from_ever THEN NULL ELSE held.first_day END,
                 CASE WHEN held.open THEN NULL ELSE coalesce(held.last_bound, held.disposed_on) END) AS valid
FROM register.asset
LEFT JOIN (
    SELECT asset_id,
           bool_or(lower(valid) IS NULL) FILTER (WHERE status_code <> 'disposed') IS NOT FALSE AS from_ever,
           min(lower(valid)) FILTER (WHERE status_code <> 'disposed') AS first_day,
           coalesce(bool_or(upper(valid) IS NULL) FILTER (WHERE status_code <> 'disposed'), false) AS open,
           max(upper(valid)) FILTER (WHERE status_code <> 'disposed') AS last_bound,
           min(lower(valid)) FILTER (WHERE status_code = 'disposed') AS disposed_on
    FROM register.asset_holding GROUP BY asset_id) AS held ON held.asset_id = asset.asset_id;
COMMENT ON VIEW served.asset_held IS 'When the council held each asset: from the first day held to the day disposed of; open where that is not recorded.';
COMMENT ON COLUMN served.asset_held.asset_id IS 'The asset.';
COMMENT ON COLUMN served.asset_held.valid IS 'The days, the last bound excluded.';

CREATE VIEW served.asset_edition AS
SELECT
    asset.asset_id, asset.reference COLLATE "C" AS id, asset.location AS geometry, asset.location_crs84 AS geometry_crs84, held.valid,
    asset.for_public, asset.marking_rank,
    lower(concat_ws(' ', asset.name, asset.reference, asset.address, asset.predecessor_reference, asset.uprn,
                    identifier.others)) AS search,
    asset.reference, asset.name, asset.category_code, asset.category, asset.category_group_code, asset.category_group,
    asset.purpose_code, asset.purpose, asset.scope_code, asset.scope, asset.status_code, asset.status,
    asset.validation_code, asset.validation, asset.marking_code, asset.marking, asset.held, asset.in_scope,
    asset.predecessor_code, asset.predecessor, asset.predecessor_reference, asset.uprn, asset.street_number,
    asset.street, asset.locality, asset.post_town, asset.postcode, asset.address, asset.parish, asset.ward,
    asset.division, asset.network, asset.tenure_code, asset.tenure, asset.council_repairs_code, asset.council_repairs,
    asset.duty_holder, asset.school_type_code, asset.maintained_school, asset.buildings, asset.floor_area_m2,
    asset.land_area_m2, asset.year_built, asset.energy_rating, asset.surveyed_on, asset.vacant, asset.service,
    asset.responsible_officer, asset.purpose_confirmed_on, asset.fixed_asset_reference, asset.notes, asset.backlog,
    asset.backlog_high_priority, asset.score_1, asset.score_2, asset.score_3, asset.score_4, asset.score_5,
    asset.score_6, asset.rating_1, asset.rating_2, asset.rating_3, asset.rating_4, asset.rating_5, asset.rating_6,
    asset.easting, asset.northing, asset.longitude, asset.latitude, asset.location_accuracy_m, asset.location_licence
FROM publish.asset_edition asset
JOIN served.asset_held held ON held.asset_id = asset.asset_id
LEFT JOIN LATERAL (
    SELECT string_agg(own.value, ' ' ORDER BY own.value) AS others
    FROM register.asset_identifier own WHERE own.asset_id = asset.asset_id AND NOT asset.for_public
) AS identifier ON true;
COMMENT ON VIEW served.asset_edition IS 'Land and building assets, a point each.';
SELECT served.comment_columns('served.asset_edition', 'publish.asset');

SELECT served.make_collection('asset', hidden => '{search}', sortables =>
    '{name,category,purpose,status,tenure,council_repairs,post_town,ward,floor_area_m2,land_area_m2,year_built,surveyed_on,backlog,backlog_high_priority,score_1,score_2,score_3,score_4,score_5,score_6}');
CREATE INDEX ON served.asset_sheet USING gin (search gin_trgm_ops);
