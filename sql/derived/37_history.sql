-- The history of a record: every version of every part of an asset, what each change made of which field, and the
-- version that an edit must name.

-- Not granted: what is granted stands on it. A table of the register that belongs to an asset has its branch here (a
-- test holds them to that), and of each only the columns named are ever shown. Not the reason of a holding:
-- it is that of the change, and shown with it.
CREATE VIEW publish.part_version AS
SELECT past.asset_id, 'asset' AS part, past.asset_id AS item_id, past.version_id, past.change_id, past.operation,
       past.marking_code AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.name, past.category_code AS category, past.marking_code AS marking,
           past.validation_code AS validation, past.uprn, past.street_number, past.street, past.locality,
           past.post_town, past.postcode, past.service, past.responsible_officer, past.budget_held_centrally,
           past.purpose_confirmed_on, past.fixed_asset_reference, past.stated_land_area_m2,
           round(ST_X(past.location)::numeric, 2) AS easting, round(ST_Y(past.location)::numeric, 2) AS northing,
           past.location_licence, past.notes) AS shown) AS data
FROM history.asset past
UNION ALL
SELECT past.asset_id, 'identifier' AS part, past.identifier_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.scheme, past.value) AS shown) AS data
FROM history.asset_identifier past
UNION ALL
SELECT past.asset_id, 'holding' AS part, past.holding_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.valid, past.purpose_code AS purpose, past.scope_code AS scope, past.status_code AS status,
           past.basis_code AS basis) AS shown) AS data
FROM history.asset_holding past
UNION ALL
SELECT past.asset_id, 'circumstance' AS part, past.circumstance_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.circumstance_code AS circumstance, past.valid) AS shown) AS data
FROM history.asset_circumstance past
UNION ALL
SELECT past.asset_id, 'building' AS part, past.building_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.code, past.name, past.uprn, past.year_built, past.floor_area_m2, past.storeys, past.lifts,
           past.air_conditioned, past.heating_code AS heating, past.boiler_year, past.raac_code AS raac, past.raac_on,
           past.raac_source,
           past.asbestos_code AS asbestos, past.temporary, past.life_ends_on, past.replacement_cost,
           past.replacement_cost_on, past.roof_potential_kwh, left(md5(ST_AsBinary(past.extent)), 12) AS shape,
           past.extent_licence) AS shown) AS data
FROM history.building past
UNION ALL
SELECT past.asset_id, 'land' AS part, past.land_parcel_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.code, past.name, past.title_number, past.area_m2, left(md5(ST_AsBinary(past.extent)), 12) AS shape,
           past.extent_licence) AS shown) AS data
FROM history.land_parcel past
UNION ALL
SELECT past.asset_id, 'repair' AS part, past.liability_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.building_id, past.valid, past.council_repairs, past.share_percent,
           past.duty_holder_code AS duty_holder, past.basis) AS shown) AS data
FROM history.liability past
UNION ALL
SELECT past.asset_id, 'interest' AS part, past.interest_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.valid, past.tenure_code AS tenure, past.detail_code AS detail, past.detail_text, past.title_number,
           past.land_only) AS shown) AS data
FROM history.interest past
UNION ALL
SELECT past.asset_id, 'lease' AS part, past.lease_id AS item_id, past.version_id, past.change_id, past.operation,
       past.marking_code AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.building_id, past.reference, past.direction_code AS direction, past.counterparty_id, past.starts_on,
           past.ends_on - 1 AS ends_on, past.ended_on - 1 AS ended_on, past.holding_over, past.rent_yearly, past.rent_review_on, past.break_on, past.notice_months,
           past.security_code AS security, past.repair_terms_code AS repair_terms, past.let_area_m2,
           past.compliance_checked_on, past.stewardship, past.starter_holding, past.first_tenancy, past.dilapidations,
           past.scheme, past.unit, past.rent_amount, past.rent_frequency_code AS rent_frequency, past.repair_terms_text,
           past.service_charge_yearly, past.deposit, past.marking_code AS marking) AS shown) AS data
FROM history.lease past
UNION ALL
SELECT past.asset_id, 'valuation' AS part, past.valuation_id AS item_id, past.version_id, past.change_id, past.operation,
       past.marking_code AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.valued_on, past.basis_code AS basis, past.class_code AS accounting_class, past.amount,
           past.index_name, past.index_factor, past.valuer, past.land_amount, past.index_base_on, past.marking_code AS marking) AS shown) AS data
FROM history.valuation past
UNION ALL
SELECT past.asset_id, 'designation' AS part, past.designation_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.building_id, past.kind_code AS kind, past.reference, past.name, past.valid, past.notice_on) AS shown) AS data
FROM history.designation past
UNION ALL
-- Who may read what a file said is its feed's to say.
SELECT past.asset_id, 'designation candidate' AS part, past.candidate_id AS item_id, past.version_id, past.change_id, past.operation,
       (SELECT feed.marking_code FROM source.record JOIN source.batch USING (batch_id) JOIN source.feed USING (feed)
        WHERE record.record_id = past.record_id) AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.kind_code AS kind, past.reference, past.name, past.metres, past.state) AS shown) AS data
FROM history.designation_candidate past
UNION ALL
SELECT past.asset_id, 'constraint' AS part, past.constraint_id AS item_id, past.version_id, past.change_id, past.operation,
       past.marking_code AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.kind_code AS kind, past.reference, past.found, past.terms, past.source, past.valid,
           past.marking_code AS marking) AS shown) AS data
FROM history.constraint past
UNION ALL
SELECT past.asset_id, 'document' AS part, past.document_id AS item_id, past.version_id, past.change_id, past.operation,
       past.marking_code AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.kind_code AS kind, past.title, past.location, past.dated, past.marking_code AS marking,
           past.retain_until, past.sha256, past.retention_class) AS shown) AS data
FROM history.document past
UNION ALL
SELECT past.asset_id, 'ledger total' AS part, past.ledger_total_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.scheme, past.financial_year, past.cost_group_code AS cost_group, past.amount, past.entries,
           past.last_period) AS shown) AS data
FROM history.ledger_total past
UNION ALL
SELECT past.asset_id, 'condition' AS part, past.survey_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.reference, past.kind_code AS kind, past.surveyed_on, past.surveyor, past.price_base_on,
           past.includes_preliminaries, past.includes_contingency, past.includes_fees, past.includes_vat) AS shown) AS data
FROM history.condition_survey past
UNION ALL
SELECT past.asset_id, 'inspection duty' AS part, past.duty_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.type_code AS inspection, past.applies, past.interval_months, past.reason) AS shown) AS data
FROM history.inspection_duty past
UNION ALL
SELECT past.asset_id, 'inspection' AS part, past.inspection_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.building_id, past.type_code AS inspection, past.inspected_on, past.result_code AS result,
           past.next_due_on, past.certificate, past.inspector) AS shown) AS data
FROM history.inspection past
UNION ALL
SELECT past.asset_id, 'cost' AS part, past.running_cost_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.financial_year, past.premises_cost, past.income, past.planned_maintenance, past.reactive_maintenance) AS shown) AS data
FROM history.running_cost past
UNION ALL
SELECT past.asset_id, 'use' AS part, past.utilisation_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.measured_on, past.unit_code AS unit, past.capacity, past.used, past.partner_share_percent,
           past.vacant_since) AS shown) AS data
FROM history.utilisation past
UNION ALL
SELECT past.asset_id, 'suitability' AS part, past.suitability_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.assessed_on, past.suitability_code AS suitability, past.accessible) AS shown) AS data
FROM history.suitability past
UNION ALL
SELECT past.asset_id, 'amenity' AS part, past.asset_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.cycle_spaces, past.car_spaces, past.ev_chargers, past.storage_kwh, past.generation_kw, past.heating_kw,
           past.recorded_on) AS shown) AS data
FROM history.amenity past
UNION ALL
SELECT past.asset_id, 'acquisition' AS part, past.asset_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.acquired_on, past.price, past.whole_life_cost_appraised_on, past.whole_life_carbon_assessed_on,
           past.meets_climate_pledges) AS shown) AS data
FROM history.acquisition past
UNION ALL
SELECT past.asset_id, 'school' AS part, past.asset_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.urn, past.type_code AS type, past.phase_code AS phase, past.capacity, past.pupils, past.pupils_on,
           past.maintenance_plan_agreed_on, past.maintenance_plan_until, past.joint_visit_on,
           past.replacement_strategy_on, past.capital_grant, past.capital_grant_year) AS shown) AS data
FROM history.school past
UNION ALL
SELECT past.asset_id, 'establishment' AS part, past.establishment_id AS item_id, past.version_id, past.change_id,
       past.operation, NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.urn, past.local_number, past.name, past.type_code AS type, past.phase_code AS phase,
           past.status_code AS status, past.opened_on, past.closed_on, past.capacity, past.pupils, past.pupils_on)
           AS shown) AS data
FROM history.establishment past
UNION ALL
SELECT past.asset_id, 'proposal' AS part, past.proposal_id AS item_id, past.version_id, past.change_id, past.operation,
       past.marking_code AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.kind_code AS kind, past.stage_code AS stage, past.name, past.proposed_on, past.homes,
           past.social_homes, past.community_led, past.self_build, past.state_code AS state, past.summary, past.proposed_by,
           past.plan, past.plan_id, past.value_gbp, past.term_months, past.keeps_holding, past.review_on, past.closed_on, past.marking_code AS marking) AS shown) AS data
FROM history.proposal past
UNION ALL
SELECT past.asset_id, 'partner' AS part, past.partner_role_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.organisation_id, past.role_code AS role, past.from_on, past.until_on, past.note) AS shown) AS data
FROM history.partner_role past
UNION ALL
SELECT past.asset_id, 'supply' AS part, past.supply_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.building_id, past.meter, past.fuel_code AS fuel, past.generates, past.exports, past.automatic,
           past.valid) AS shown) AS data
FROM history.energy_supply past
UNION ALL
SELECT past.asset_id, 'certificate' AS part, past.certificate_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.building_id, past.kind_code AS kind, past.band_code AS band, past.score, past.issued_on,
           past.expires_on, past.reference, past.floor_area_m2, past.main_fuel, past.heat_kwh_m2,
           past.electricity_kwh_m2) AS shown) AS data
FROM history.certificate past
UNION ALL
SELECT past.asset_id, 'former reference' AS part, past.former_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, (SELECT to_jsonb(shown) FROM (SELECT
           past.reference, past.merged_on) AS shown) AS data
FROM history.former_reference past
UNION ALL
SELECT past.asset_id, 'override' AS part, past.override_id AS item_id, past.version_id, past.change_id, past.operation,
       NULL AS marking_code, jsonb_build_object(concat_ws(' of building ', past.field, past.building_code), past.value) AS data
FROM history.override past
UNION ALL
SELECT whose.asset_id, 'lease day', past.lease_event_id, past.version_id, past.change_id, past.operation,
       whose.marking_code,
       (SELECT to_jsonb(shown) FROM (SELECT
           past.kind_code AS kind, past.happens_on, past.side_code AS side, past.withdrawn) AS shown)
FROM (SELECT DISTINCT ON (past.asset_id, past.lease_id) past.asset_id, past.lease_id, past.marking_code
      FROM history.lease past JOIN code.marking ON marking.code = past.marking_code
      ORDER BY past.asset_id, past.lease_id, marking.rank DESC) AS whose
JOIN history.lease_event past ON past.lease_id = whose.lease_id
UNION ALL
SELECT whose.asset_id, 'condition item', past.item_id, past.version_id, past.change_id, past.operation, NULL,
       (SELECT to_jsonb(shown) FROM (SELECT
           past.line_reference, past.element_code AS element, past.sub_element, past.component,
           past.grade_code AS grade, past.priority_code AS priority, past.composition, past.quantity, past.unit,
           past.cost, past.remedy, past.cleared_on, past.unit_rate, past.planned_year, past.remaining_life_years) AS shown)
FROM (SELECT DISTINCT asset_id, survey_id FROM history.condition_survey) AS whose
JOIN history.condition_item past ON past.survey_id = whose.survey_id
UNION ALL
SELECT whose.asset_id, 'reading', past.reading_id, past.version_id, past.change_id, past.operation, NULL,
       (SELECT to_jsonb(shown) FROM (SELECT
           past.period, past.kwh, past.cost, past.kind_code AS kind, past.missing_half_hours,
           past.estimated_half_hours) AS shown)
FROM (SELECT DISTINCT asset_id, supply_id FROM history.energy_supply) AS whose
JOIN history.energy_reading past ON past.supply_id = whose.supply_id;
COMMENT ON VIEW publish.part_version IS 'Every version that any part of an asset ever had, with what it said, as JSON. Unmarked; nobody is granted it.';
COMMENT ON COLUMN publish.part_version.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.part_version.part IS 'Which part of the record: asset, holding, building and so on.';
COMMENT ON COLUMN publish.part_version.item_id IS 'Which one of that part.';
COMMENT ON COLUMN publish.part_version.version_id IS 'Order of versions.';
COMMENT ON COLUMN publish.part_version.change_id IS 'The change that made it.';
COMMENT ON COLUMN publish.part_version.operation IS 'I inserted, U updated, D deleted (as it was last).';
COMMENT ON COLUMN publish.part_version.marking_code IS 'Marking of its own, where the part has one.';
COMMENT ON COLUMN publish.part_version.data IS 'What it said, by name of field.';

-- What a marking kept from the reader at the time stays kept, also after the record was opened: what was changed, and
-- why in the words of then, is shown where the reader's clearance covers the marking of the asset and of the part
-- before and after the change. Not granted: what is granted stands on it.
CREATE VIEW publish.marked_version AS
SELECT own.asset_id, own.part, own.item_id, own.change_id, own.operation, lag(own.data) OVER item AS before,
       CASE WHEN own.operation <> 'D' THEN own.data END AS after,
       greatest(marking.rank, lag(marking.rank) OVER item, at_the_time.rank) AS marking_rank
FROM publish.part_version own
LEFT JOIN code.marking ON marking.code = own.marking_code
CROSS JOIN LATERAL (
    SELECT greatest((SELECT known.rank FROM history.asset past JOIN code.marking known ON known.code = past.marking_code
                     WHERE past.asset_id = own.asset_id AND past.version_id <= own.version_id
                     ORDER BY past.version_id DESC LIMIT 1),
                    (SELECT known.rank FROM history.asset past JOIN code.marking known ON known.code = past.marking_code
                     WHERE past.asset_id = own.asset_id AND past.version_id < own.version_id
                       AND past.change_id <> own.change_id
                     ORDER BY past.version_id DESC LIMIT 1)) AS rank
) AS at_the_time
WINDOW item AS (PARTITION BY own.asset_id, own.part, own.item_id ORDER BY own.version_id);
COMMENT ON VIEW publish.marked_version IS 'Every version of every part of an asset with what it said before, and how it was marked. Unmarked; nobody is granted it.';
COMMENT ON COLUMN publish.marked_version.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.marked_version.part IS 'Which part of the record: asset, holding, building and so on.';
COMMENT ON COLUMN publish.marked_version.item_id IS 'Which one of that part.';
COMMENT ON COLUMN publish.marked_version.change_id IS 'The change that made it.';
COMMENT ON COLUMN publish.marked_version.operation IS 'I inserted, U updated, D deleted.';
COMMENT ON COLUMN publish.marked_version.before IS 'What it said before, by name of field; null nothing.';
COMMENT ON COLUMN publish.marked_version.after IS 'What it says from then on; null nothing.';
COMMENT ON COLUMN publish.marked_version.marking_rank IS 'The highest of what marked the asset and the part before and after the change (code.marking).';

-- The past of an asset that was merged into another is told with that of the other. OFFSET 0: the one asset is looked up
-- before the versions are laid beside one another, and not all of them after. Not granted.
CREATE VIEW publish.whole_version AS
SELECT own.asset_id, own.part, own.item_id, own.change_id, own.operation, own.before, own.after, own.marking_rank
FROM publish.marked_version own
UNION ALL
SELECT former.asset_id, own.part, own.item_id, own.change_id, own.operation, own.before, own.after, own.marking_rank
FROM register.former_reference former
CROSS JOIN LATERAL (SELECT * FROM publish.marked_version past WHERE past.asset_id = former.former_id OFFSET 0) AS own;
COMMENT ON VIEW publish.whole_version IS 'Every version of every part of an asset, and of the assets that were merged into it. Unmarked; nobody is granted it.';
COMMENT ON COLUMN publish.whole_version.asset_id IS 'The asset that it is told of.';
COMMENT ON COLUMN publish.whole_version.part IS 'Which part of the record: asset, holding, building and so on.';
COMMENT ON COLUMN publish.whole_version.item_id IS 'Which one of that part.';
COMMENT ON COLUMN publish.whole_version.change_id IS 'The change that made it.';
COMMENT ON COLUMN publish.whole_version.operation IS 'I inserted, U updated, D deleted.';
COMMENT ON COLUMN publish.whole_version.before IS 'What it said before, by name of field; null nothing.';
COMMENT ON COLUMN publish.whole_version.after IS 'What it says from then on; null nothing.';
COMMENT ON COLUMN publish.whole_version.marking_rank IS 'The highest of what marked the asset and the part before and after the change (code.marking).';

CREATE VIEW publish.asset_change WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, change.revision, change.committed_at, change.actor,
       CASE WHEN max(version.marking_rank) <= asset.clearance THEN change.reason END AS reason,
       string_agg(DISTINCT version.part, ', ' ORDER BY version.part)
           FILTER (WHERE version.part <> 'override' OR version.operation = 'D') AS parts
FROM publish.whole_version version
JOIN history.change ON change.change_id = version.change_id
JOIN publish.asset_cleared asset ON asset.asset_id = version.asset_id
GROUP BY asset.asset_id, asset.reference, asset.clearance, change.change_id, change.revision, change.committed_at, change.actor,
         change.reason;
COMMENT ON VIEW publish.asset_change IS 'Who changed what of an asset, when and why. That what a person set is an override goes without saying; that one was taken back does not.';

CREATE VIEW publish.asset_field_change WITH (security_barrier) AS
SELECT version.asset_id, asset.reference, change.revision, version.part, version.item_id, version.operation,
       field.name AS field, version.before -> field.name AS old_value, version.after -> field.name AS new_value
FROM publish.whole_version version
JOIN publish.asset_cleared asset ON asset.asset_id = version.asset_id
JOIN history.change ON change.change_id = version.change_id
CROSS JOIN LATERAL (
    SELECT DISTINCT key AS name FROM jsonb_object_keys(coalesce(version.before, '{}') || coalesce(version.after, '{}')) AS key
) AS field
WHERE version.marking_rank <= asset.clearance AND (version.part <> 'override' OR version.operation = 'D')
  AND version.before -> field.name IS DISTINCT FROM version.after -> field.name
  AND coalesce(nullif(version.before -> field.name, 'null'), nullif(version.after -> field.name, 'null')) IS NOT NULL;
COMMENT ON VIEW publish.asset_field_change IS 'What a change made of which field of an asset''s record: the value before and after, as codes.';
COMMENT ON COLUMN publish.asset_field_change.revision IS 'The change.';
COMMENT ON COLUMN publish.asset_field_change.part IS 'Which part of the record: asset, holding, building and so on.';
COMMENT ON COLUMN publish.asset_field_change.item_id IS 'Which one of that part.';
COMMENT ON COLUMN publish.asset_field_change.operation IS 'I it was added, U altered, D removed.';
COMMENT ON COLUMN publish.asset_field_change.field IS 'Name of the field. Of a shape, its digest: that it changed is shown, not where it lies.';
COMMENT ON COLUMN publish.asset_field_change.old_value IS 'What it said before; null nothing.';
COMMENT ON COLUMN publish.asset_field_change.new_value IS 'What it says from then on; null nothing.';

CREATE VIEW publish.record WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, newest.revision || '-' || left(head.incarnation::text, 8) AS version,
       newest.committed_at AS changed_at,
       CASE WHEN asset.clearance > 0 THEN newest.actor END AS changed_by,
       CASE WHEN asset.clearance > 0 AND asset.clearance >= (
           SELECT max(part.marking_rank) FROM publish.marked_version part
           WHERE part.asset_id = asset.asset_id AND part.change_id = newest.change_id) THEN newest.reason END AS reason,
       CASE WHEN asset.clearance > 0 THEN own.budget_held_centrally END AS budget_held_centrally,
       CASE WHEN asset.clearance > 0 THEN own.stated_land_area_m2 END AS land_area_m2,
       CASE WHEN asset.clearance > 0 THEN lower(holding.valid) END AS holding_from,
       CASE WHEN asset.clearance > 0 THEN liability.share_percent END AS share_percent,
       CASE WHEN asset.clearance > 0 THEN liability.duty_holder_code END AS duty_holder_code,
       CASE WHEN asset.clearance > 0 THEN lower(liability.valid) END AS liability_from,
       CASE WHEN asset.clearance > 0 THEN (
           SELECT CASE WHEN count(*) = 1 THEN json_agg(json_build_object(
                      'tenure', held.tenure_code, 'tenure_detail', held.detail_code, 'tenure_other', held.detail_text,
                      'title_number', held.title_number, 'land_only', held.land_only)) -> 0 END
           FROM register.interest held WHERE held.asset_id = asset.asset_id AND upper_inf(held.valid)) END AS interest,
       CASE WHEN asset.clearance > 0 THEN (
           SELECT CASE WHEN count(*) = 1 THEN json_agg(json_build_object(
                      'code', part.code, 'name', part.name, 'floor_area_m2', part.floor_area_m2, 'year_built', part.year_built,
                      'storeys', part.storeys, 'lifts', part.lifts, 'air_conditioned', part.air_conditioned,
                      'heating', part.heating_code, 'boiler_year', part.boiler_year, 'asbestos', part.asbestos_code,
                      'temporary', part.temporary, 'life_ends_on', part.life_ends_on,
                      'replacement_cost', part.replacement_cost, 'replacement_cost_on', part.replacement_cost_on,
                      'roof_potential_kwh', part.roof_potential_kwh)) -> 0 END
           FROM register.building part WHERE part.asset_id = asset.asset_id) END AS building
FROM publish.asset_cleared asset
JOIN register.asset own ON own.asset_id = asset.asset_id
CROSS JOIN history.head
CROSS JOIN LATERAL (
    SELECT change.change_id, change.revision, change.committed_at, change.actor, change.reason
    FROM publish.part_version part
    JOIN history.change ON change.change_id = part.change_id
    WHERE part.asset_id = asset.asset_id
    ORDER BY change.revision DESC NULLS LAST LIMIT 1
) AS newest
LEFT JOIN register.asset_holding holding ON holding.asset_id = asset.asset_id AND holding.valid @> facts.as_of()
LEFT JOIN register.liability ON liability.asset_id = asset.asset_id AND liability.building_id IS NULL
     AND liability.valid @> facts.as_of();
COMMENT ON VIEW publish.record IS 'The version of each record that the reader may see, which an edit must name, and what may be edited of it beside publish.asset.';
COMMENT ON COLUMN publish.record.version IS 'Revision at which any part of the record last changed, and the beginning of the database''s identity: another after every change.';
COMMENT ON COLUMN publish.record.changed_at IS 'When that was.';
COMMENT ON COLUMN publish.record.changed_by IS 'Who changed it.';
COMMENT ON COLUMN publish.record.reason IS 'Why, in their words; null also where it was written under a marking above the reader''s clearance.';
COMMENT ON COLUMN publish.record.land_area_m2 IS 'Area of land as stated, m2.';
COMMENT ON COLUMN publish.record.holding_from IS 'Day from which it is held as it is; null since ever.';
COMMENT ON COLUMN publish.record.share_percent IS 'The council''s share of repairs when shared, %.';
COMMENT ON COLUMN publish.record.duty_holder_code IS 'Who must keep inspections in date, as a code.';
COMMENT ON COLUMN publish.record.liability_from IS 'Day from which the council repairs what it repairs; null since ever.';
COMMENT ON COLUMN publish.record.interest IS 'The one interest that has not ended, as codes; null where there is none, or several.';
COMMENT ON COLUMN publish.record.building IS 'The one building, as codes; null where there is none, or several.';
