-- What else is known of an asset, for its record card and the service. For the council's own staff: none of it is
-- granted to the public. What carries a marking of its own is shown by that too.

CREATE VIEW publish.interest WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, interest.interest_id, lower(interest.valid) AS from_on,
       upper(interest.valid) AS until_on, tenure.label AS tenure,
       coalesce(interest.detail_text, detail.label) AS detail, interest.title_number, interest.land_only,
       interest.valid @> facts.as_of() AS current
FROM register.interest
JOIN publish.asset_cleared asset ON asset.asset_id = interest.asset_id
JOIN code.tenure ON tenure.code = interest.tenure_code
LEFT JOIN code.tenure_detail detail ON detail.code = interest.detail_code;
COMMENT ON VIEW publish.interest IS 'The council''s interests in its assets.';

CREATE VIEW publish.lease WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, lease.lease_id, lease.reference AS lease_reference, lease.unit,
       lease.direction_code, direction.label AS direction, party.name AS party, lease.starts_on, lease.ends_on - 1 AS ends_on,
       lease.ended_on - 1 AS ended_on, lease.holding_over, over.law AS over_by_law, over.terms AS over_terms, lease.rent_yearly, lease.rent_amount, frequency.label AS rent_frequency,
       lease.service_charge_yearly, lease.deposit, next.review_on AS rent_review_on, next.break_on,
       next.notice_on, lease.notice_months, terms.label AS repair_terms, lease.repair_terms_text,
       security.label AS security, lease.let_area_m2, lease.compliance_checked_on, lease.stewardship,
       lease.starter_holding, lease.first_tenancy, lease.dilapidations, lease.marking_code
FROM register.lease
JOIN publish.asset_cleared asset ON asset.asset_id = lease.asset_id
JOIN code.lease_direction direction ON direction.code = lease.direction_code
JOIN code.marking ON marking.code = lease.marking_code
JOIN facts.lease_next next ON next.lease_id = lease.lease_id
LEFT JOIN register.organisation party ON party.organisation_id = lease.counterparty_id
LEFT JOIN code.rent_frequency frequency ON frequency.code = lease.rent_frequency_code
LEFT JOIN code.repair_terms terms ON terms.code = lease.repair_terms_code
LEFT JOIN code.security ON security.code = lease.security_code
LEFT JOIN facts.lease_over over ON over.lease_id = lease.lease_id
WHERE marking.rank <= asset.clearance;
COMMENT ON VIEW publish.lease IS 'Leases in, where the council is tenant, and out, where it is landlord.';
COMMENT ON COLUMN publish.lease.lease_reference IS 'Reference in the estates team''s books.';
COMMENT ON COLUMN publish.lease.ends_on IS 'Last day of the term, as leases say it; null without end or unknown. The register keeps the day after it.';
COMMENT ON COLUMN publish.lease.ended_on IS 'Last day of the tenancy, where its ending is recorded.';
COMMENT ON COLUMN publish.lease.over_by_law IS 'Act and section by which the tenancy goes on though its term has run out; null otherwise.';
COMMENT ON COLUMN publish.lease.over_terms IS 'How it then goes on, in words.';
COMMENT ON COLUMN publish.lease.rent_frequency IS 'How often the rent as stated is paid.';
COMMENT ON COLUMN publish.lease.rent_review_on IS 'Next rent review.';
COMMENT ON COLUMN publish.lease.break_on IS 'Next date on which the council may break.';
COMMENT ON COLUMN publish.lease.notice_on IS 'Last day for the council''s notice for that break.';

CREATE VIEW publish.lease_event WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, lease.lease_id, lease.reference AS lease_reference, lease.unit,
       lease.direction_code, event.kind_code, kind.label AS kind, side.label AS side, event.happens_on,
       event.happens_on < facts.as_of() AS past, lease.marking_code
FROM facts.lease_event event
JOIN register.lease ON lease.lease_id = event.lease_id
JOIN publish.asset_cleared asset ON asset.asset_id = lease.asset_id
JOIN code.marking ON marking.code = lease.marking_code
JOIN code.lease_event_kind kind ON kind.code = event.kind_code
LEFT JOIN code.lease_side side ON side.code = event.side_code
WHERE marking.rank <= asset.clearance;
COMMENT ON VIEW publish.lease_event IS 'The days that leases in force name: breaks, reviews, notices, renewals, expiry.';
COMMENT ON COLUMN publish.lease_event.lease_reference IS 'Reference of the lease in the estates team''s books.';
COMMENT ON COLUMN publish.lease_event.kind_code IS 'What happens, as a code.';
COMMENT ON COLUMN publish.lease_event.side IS 'Whose right it is; null not said.';
COMMENT ON COLUMN publish.lease_event.happens_on IS 'When.';
COMMENT ON COLUMN publish.lease_event.past IS 'Before today.';

CREATE VIEW publish.liability WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, liability.liability_id, building.code AS building_code,
       repairs.label AS council_repairs, liability.share_percent, duty.label AS duty_holder, liability.basis,
       lower(liability.valid) AS from_on, upper(liability.valid) AS until_on,
       liability.valid @> facts.as_of() AS current
FROM register.liability
JOIN publish.asset_cleared asset ON asset.asset_id = liability.asset_id
JOIN code.council_repairs repairs ON repairs.code = liability.council_repairs
JOIN code.duty_holder duty ON duty.code = liability.duty_holder_code
LEFT JOIN register.building ON building.building_id = liability.building_id
UNION ALL
SELECT asset.asset_id, asset.reference, NULL, NULL, repairs.label, NULL, duty.label, derived.basis, NULL, NULL, true
FROM facts.asset_duty derived
JOIN publish.asset_cleared asset ON asset.asset_id = derived.asset_id
JOIN code.council_repairs repairs ON repairs.code = derived.council_repairs
JOIN code.duty_holder duty ON duty.code = derived.duty_holder_code
WHERE NOT derived.stated;
COMMENT ON VIEW publish.liability IS 'Who repairs and who holds the compliance duty. Where nothing is recorded for the day: what the type of its school or its leases make of it, without a liability_id.';

CREATE VIEW publish.valuation WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, valuation.valued_on, basis.label AS basis, class.label AS accounting_class,
       valuation.amount, valuation.land_amount, valuation.valuer, valuation.index_name, valuation.index_factor,
       valuation.index_base_on, valuation.marking_code
FROM register.valuation
JOIN publish.asset_cleared asset ON asset.asset_id = valuation.asset_id
JOIN code.valuation_basis basis ON basis.code = valuation.basis_code
JOIN code.marking ON marking.code = valuation.marking_code
LEFT JOIN code.accounting_class class ON class.code = valuation.class_code
WHERE marking.rank <= asset.clearance;
COMMENT ON VIEW publish.valuation IS 'What assets are worth, on which basis.';

CREATE VIEW publish.designation WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, kind.label AS kind, designation.reference AS official_reference,
       designation.name, lower(designation.valid) AS from_on, upper(designation.valid) AS until_on,
       designation.valid @> facts.as_of() AS current, designation.notice_on, moratorium.interim_until,
       moratorium.full_until, moratorium.protected_until
FROM register.designation
JOIN publish.asset_cleared asset ON asset.asset_id = designation.asset_id
JOIN code.designation_kind kind ON kind.code = designation.kind_code
CROSS JOIN LATERAL (
    SELECT max((designation.notice_on + t.lasts)::date) FILTER (WHERE t.term = 'community_value_interim') AS interim_until,
           max((designation.notice_on + t.lasts)::date) FILTER (WHERE t.term = 'community_value_full') AS full_until,
           max((designation.notice_on + t.lasts)::date) FILTER (WHERE t.term = 'community_value_protected') AS protected_until
    FROM code.term t
    WHERE designation.notice_on >= t.valid_from AND designation.notice_on < t.valid_to) AS moratorium;
COMMENT ON VIEW publish.designation IS 'Listings, covenants and other designations.';
COMMENT ON COLUMN publish.designation.interim_until IS 'Until when a disposal must wait whether a community group wants to bid; null without a notice.';
COMMENT ON COLUMN publish.designation.full_until IS 'Until when it must wait if one does; null without a notice.';
COMMENT ON COLUMN publish.designation.protected_until IS 'Until when no new moratorium can begin; null without a notice.';

CREATE VIEW publish.constraint WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, bond.constraint_id, bond.kind_code, kind.label AS kind,
       bond.reference AS constraint_reference, bond.found, bond.terms, bond.source, lower(bond.valid) AS since,
       upper(bond.valid) AS until, bond.valid @> facts.as_of() AS current, bond.marking_code
FROM register.constraint bond
JOIN publish.asset_cleared asset ON asset.asset_id = bond.asset_id
JOIN code.constraint_kind kind ON kind.code = bond.kind_code
JOIN code.marking ON marking.code = bond.marking_code
WHERE marking.rank <= asset.clearance;
COMMENT ON VIEW publish.constraint IS 'What binds assets, and what was looked for and not found.';
COMMENT ON COLUMN publish.constraint.kind_code IS 'What kind, as a code.';
COMMENT ON COLUMN publish.constraint.constraint_reference IS 'What tells it from others of its kind on the asset.';
COMMENT ON COLUMN publish.constraint.since IS 'First day on which it binds; null not said.';
COMMENT ON COLUMN publish.constraint.until IS 'First day on which it binds no longer; null without end.';

CREATE VIEW publish.proposal WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, proposal.proposal_id, proposal.kind_code, kind.label AS kind, proposal.stage_code,
       stage.label AS stage, proposal.name, proposal.proposed_on, proposal.homes, proposal.social_homes,
       proposal.community_led, proposal.self_build, proposal.marking_code
FROM register.proposal
JOIN publish.asset_cleared asset ON asset.asset_id = proposal.asset_id
JOIN code.proposal_kind kind ON kind.code = proposal.kind_code
JOIN code.proposal_stage stage ON stage.code = proposal.stage_code
JOIN code.marking ON marking.code = proposal.marking_code
WHERE marking.rank <= asset.clearance;
COMMENT ON VIEW publish.proposal IS 'What is proposed for assets.';
COMMENT ON COLUMN publish.proposal.kind_code IS 'What is proposed, as a code.';
COMMENT ON COLUMN publish.proposal.stage_code IS 'How far it has come, as a code.';
COMMENT ON COLUMN publish.proposal.stage IS 'How far it has come.';
COMMENT ON COLUMN publish.proposal.name IS 'Name of the scheme.';

CREATE VIEW publish.condition_survey WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, survey.survey_id, survey.reference AS survey_reference, kind.label AS kind,
       survey.surveyed_on, survey.surveyor, survey.price_base_on, survey.includes_preliminaries,
       survey.includes_contingency, survey.includes_fees, survey.includes_vat, survey.surveyed_on < facts.as_of() - interval '5 years' AS over_5_years
FROM register.condition_survey survey
JOIN publish.asset_cleared asset ON asset.asset_id = survey.asset_id
JOIN code.survey_kind kind ON kind.code = survey.kind_code;
COMMENT ON VIEW publish.condition_survey IS 'Condition surveys.';

CREATE VIEW publish.condition_item WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, survey.survey_id, survey.reference AS survey_reference, survey.surveyed_on,
       item.line_reference, building.code AS building_code, element.label AS element, item.sub_element,
       item.component, item.grade_code AS grade, item.priority_code AS priority, item.quantity, item.unit,
       item.unit_rate, item.cost, item.remedy, item.planned_year, item.remaining_life_years, item.cleared_on
FROM register.condition_item item
JOIN register.condition_survey survey ON survey.survey_id = item.survey_id
JOIN publish.asset_cleared asset ON asset.asset_id = survey.asset_id
JOIN code.element ON element.code = item.element_code
LEFT JOIN register.building ON building.building_id = item.building_id;
COMMENT ON VIEW publish.condition_item IS 'What condition surveys found.';

CREATE VIEW publish.inspection_state WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, building.code AS building_code, type.label AS inspection,
       state.guard AS must_hold, state.inspected_on, result.label AS result, state.due_on AS next_due_on, state.state,
       state.overdue_days
FROM facts.inspection_state state
JOIN publish.asset_cleared asset ON asset.asset_id = state.asset_id
JOIN code.inspection_type type ON type.code = state.type_code
LEFT JOIN code.inspection_result result ON result.code = state.result_code
LEFT JOIN register.building ON building.building_id = state.building_id;
COMMENT ON VIEW publish.inspection_state IS 'How each inspection that is due stands: passed, failed or run out, unproven (nothing recorded).';

CREATE VIEW publish.energy_year WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, fuel.label AS fuel, supply.generates, supply.exports, year.starts AS financial_year,
       round(sum(reading.kwh * part.share)) AS kwh, round(sum(reading.cost * part.share), 2) AS cost,
       count(DISTINCT supply.supply_id) AS meters
FROM register.energy_reading reading
JOIN register.energy_supply supply ON supply.supply_id = reading.supply_id
JOIN publish.asset_cleared asset ON asset.asset_id = supply.asset_id
JOIN code.fuel ON fuel.code = supply.fuel_code
CROSS JOIN LATERAL generate_series(extract(year FROM lower(reading.period) - interval '3 months')::integer,
                                   extract(year FROM upper(reading.period) - 1 - interval '3 months')::integer)
     AS year (starts)
CROSS JOIN LATERAL (
    SELECT reading.period * daterange(make_date(year.starts, 4, 1), make_date(year.starts + 1, 4, 1)) AS days) AS within
CROSS JOIN LATERAL (
    SELECT (upper(within.days) - lower(within.days))::numeric / (upper(reading.period) - lower(reading.period)) AS share)
    AS part
GROUP BY asset.asset_id, asset.reference, fuel.label, fuel.sort_order, supply.generates, supply.exports, year.starts;
COMMENT ON VIEW publish.energy_year IS 'Metered energy by fuel and financial year (2025 is April 2025 to March 2026); a reading across a year''s end is shared by days.';

CREATE VIEW publish.certificate WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, building.code AS building_code, kind.label AS kind, certificate.band_code AS band,
       certificate.score, certificate.issued_on, certificate.expires_on,
       certificate.expires_on < facts.as_of() AS expired
FROM register.certificate
JOIN publish.asset_cleared asset ON asset.asset_id = certificate.asset_id
JOIN code.certificate_kind kind ON kind.code = certificate.kind_code
LEFT JOIN register.building ON building.building_id = certificate.building_id;
COMMENT ON VIEW publish.certificate IS 'Energy certificates.';

CREATE VIEW publish.school WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, school.urn, type.label AS school_type, phase.label AS phase, type.maintained,
       school.capacity, school.pupils, school.pupils_on, school.maintenance_plan_until, school.joint_visit_on,
       school.replacement_strategy_on
FROM register.school
JOIN publish.asset_cleared asset ON asset.asset_id = school.asset_id
JOIN code.school_type type ON type.code = school.type_code
LEFT JOIN code.school_phase phase ON phase.code = school.phase_code;
COMMENT ON VIEW publish.school IS 'School details of assets.';

CREATE VIEW publish.building_raac WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, building.code AS building_code, raac.label AS raac, building.raac_on,
       building.raac_source
FROM register.building
JOIN publish.asset_cleared asset ON asset.asset_id = building.asset_id
JOIN code.raac ON raac.code = building.raac_code;
COMMENT ON VIEW publish.building_raac IS 'What was stated of RAAC in each building, when and by whom.';
COMMENT ON COLUMN publish.building_raac.raac IS 'State of reinforced autoclaved aerated concrete.';

CREATE VIEW publish.brownfield_site WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, site.scheme, site.reference AS site_reference, site.name, site.hectares,
       ownership.label AS ownership, planning.label AS planning, permission.label AS permission, site.permission_on,
       site.deliverable, site.dwellings_least, site.dwellings_most, site.first_added_on, site.last_updated_on, site.ended_on,
       CASE WHEN asset.asset_id IS NOT NULL THEN site.asset_found_by END AS asset_found_by
FROM gazetteer.brownfield_site site
LEFT JOIN publish.asset_cleared asset ON asset.asset_id = site.asset_id
LEFT JOIN code.site_ownership ownership ON ownership.code = site.ownership_code
LEFT JOIN code.site_planning planning ON planning.code = site.planning_code
LEFT JOIN code.site_permission permission ON permission.code = site.permission_code;
COMMENT ON VIEW publish.brownfield_site IS 'Sites of brownfield land registers, with the asset that lies there where the reader may read of it.';
COMMENT ON COLUMN publish.brownfield_site.site_reference IS 'Reference of the site in that register.';
COMMENT ON COLUMN publish.brownfield_site.ownership IS 'Whether a public authority owns the site.';
COMMENT ON COLUMN publish.brownfield_site.planning IS 'Planning status.';
COMMENT ON COLUMN publish.brownfield_site.permission IS 'Kind of planning permission.';

CREATE VIEW publish.establishment WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, establishment.urn, establishment.local_number, establishment.name,
       type.label AS school_type, phase.label AS phase, status.label AS status, establishment.opened_on,
       establishment.closed_on, establishment.capacity, establishment.pupils, establishment.pupils_on
FROM register.establishment
JOIN publish.asset_cleared asset ON asset.asset_id = establishment.asset_id
JOIN code.school_type type ON type.code = establishment.type_code
JOIN code.establishment_status status ON status.code = establishment.status_code
LEFT JOIN code.school_phase phase ON phase.code = establishment.phase_code;
COMMENT ON VIEW publish.establishment IS 'Every school that stands or stood on an asset, as the schools register has it.';
COMMENT ON COLUMN publish.establishment.status IS 'Open, closed, about to close or to open.';

CREATE VIEW publish.running_cost WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, cost.financial_year, cost.premises_cost, cost.income, cost.planned_maintenance,
       cost.reactive_maintenance
FROM register.running_cost cost
JOIN publish.asset_cleared asset ON asset.asset_id = cost.asset_id;
COMMENT ON VIEW publish.running_cost IS 'What assets cost and earn in a financial year, GBP.';

CREATE VIEW publish.utilisation WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, utilisation.measured_on, unit.label AS unit, utilisation.capacity,
       utilisation.used, utilisation.partner_share_percent, utilisation.vacant_since
FROM register.utilisation
JOIN publish.asset_cleared asset ON asset.asset_id = utilisation.asset_id
JOIN code.capacity_unit unit ON unit.code = utilisation.unit_code;
COMMENT ON VIEW publish.utilisation IS 'How much of an asset''s capacity is used.';

CREATE VIEW publish.document WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, document.document_id, kind.label AS kind, document.title, document.location,
       document.dated, document.sha256, document.retention_class, document.retain_until, document.marking_code
FROM register.document
JOIN publish.asset_cleared asset ON asset.asset_id = document.asset_id
JOIN code.document_kind kind ON kind.code = document.kind_code
JOIN code.marking ON marking.code = document.marking_code
WHERE marking.rank <= asset.clearance;
COMMENT ON VIEW publish.document IS 'Documents of assets, kept elsewhere.';

CREATE VIEW publish.asset_identifier WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, identifier.scheme, identifier.value
FROM register.asset_identifier identifier
JOIN publish.asset_cleared asset ON asset.asset_id = identifier.asset_id;
COMMENT ON VIEW publish.asset_identifier IS 'What other systems call an asset.';

CREATE VIEW publish.asset_source WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, batch.batch_id, batch.kind, batch.feed, batch.file_name, record.row_number,
       record.line, batch.applied_at
FROM register.asset own
JOIN publish.asset_cleared asset ON asset.asset_id = own.asset_id
JOIN source.record ON record.record_id = own.record_id
JOIN source.batch ON batch.batch_id = record.batch_id;
COMMENT ON VIEW publish.asset_source IS 'The row of a file that an asset was last taken from.';

CREATE VIEW publish.criterion_result WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, criterion.commitment_code, commitment.objective, criterion.criterion_code,
       criterion.kind, criterion.weight, criterion.sentence, CASE WHEN shown.may THEN result.state ELSE 'withheld' END AS state,
       CASE WHEN shown.may THEN result.fact_value END AS fact_value, CASE WHEN shown.may THEN result.fact_on END AS fact_on,
       CASE WHEN shown.may THEN result.points END AS points
FROM evaluation.criterion_result result
JOIN publish.latest_run run ON run.run_id = result.run_id
JOIN publish.asset_cleared asset ON asset.asset_id = result.asset_id
JOIN evaluation.criterion ON criterion.criterion_id = result.criterion_id
JOIN evaluation.commitment ON commitment.commitment_code = criterion.commitment_code
JOIN facts.criterion_rank own ON own.criterion_id = result.criterion_id
LEFT JOIN facts.test_rank marked ON marked.asset_id = result.asset_id AND marked.criterion_id = result.criterion_id
CROSS JOIN LATERAL (SELECT greatest(own.rank, marked.rank) <= asset.clearance AS may) AS shown;
COMMENT ON VIEW publish.criterion_result IS 'What assets earned on each criterion in the latest published run. A test of a fact that is marked above the reader''s clearance, or made of a row that is, is withheld.';
COMMENT ON COLUMN publish.criterion_result.state IS 'known, absent, unknown, condition_unknown; withheld.';

CREATE VIEW publish.guard_result WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, criterion.commitment_code, commitment.objective, criterion.criterion_code,
       criterion.sentence, CASE WHEN shown.may THEN result.state ELSE 'withheld' END AS state, CASE WHEN shown.may THEN result.fact_on END AS fact_on
FROM evaluation.guard_result result
JOIN publish.latest_run run ON run.run_id = result.run_id
JOIN publish.asset_cleared asset ON asset.asset_id = result.asset_id
JOIN evaluation.criterion ON criterion.criterion_id = result.criterion_id
JOIN evaluation.commitment ON commitment.commitment_code = criterion.commitment_code
JOIN facts.criterion_rank own ON own.criterion_id = result.criterion_id
LEFT JOIN facts.test_rank marked ON marked.asset_id = result.asset_id AND marked.criterion_id = result.criterion_id
CROSS JOIN LATERAL (SELECT greatest(own.rank, marked.rank) <= asset.clearance AS may) AS shown;
COMMENT ON VIEW publish.guard_result IS 'How assets stood on each must-hold test in the latest published run; withheld as in publish.criterion_result.';
COMMENT ON COLUMN publish.guard_result.state IS 'failed, unproven, passed; withheld.';
