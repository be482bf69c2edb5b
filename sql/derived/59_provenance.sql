-- Where each value of a record comes from, and what else was said of it.

-- Unmarked; nobody is granted it.
CREATE VIEW edit.held_value AS
SELECT own.asset_id, 'asset' AS part, NULL::text AS building_code, said.field, said.value
FROM register.asset own
CROSS JOIN LATERAL (VALUES
    ('name', own.name), ('category', own.category_code), ('marking', own.marking_code), ('validation', own.validation_code),
    ('uprn', own.uprn::text), ('street_number', own.street_number), ('street', own.street), ('locality', own.locality),
    ('post_town', own.post_town), ('postcode', own.postcode),
    ('location', round(ST_X(own.location)::numeric, 2) || ' ' || round(ST_Y(own.location)::numeric, 2)),
    ('land_area_m2', own.stated_land_area_m2::text), ('service', own.service),
    ('responsible_officer', own.responsible_officer), ('budget_held_centrally', own.budget_held_centrally::text),
    ('purpose_confirmed_on', own.purpose_confirmed_on::text), ('fixed_asset_reference', own.fixed_asset_reference),
    ('notes', own.notes)) AS said (field, value)
UNION ALL
SELECT own.asset_id, 'holding', NULL, said.field, said.value
FROM register.asset_holding own
CROSS JOIN LATERAL (VALUES ('purpose', own.purpose_code), ('scope', own.scope_code), ('status', own.status_code))
    AS said (field, value)
WHERE own.valid @> publish.as_of()
UNION ALL
SELECT own.asset_id, 'interest', NULL, said.field, said.value
FROM register.interest own
CROSS JOIN LATERAL (VALUES
    ('tenure', own.tenure_code), ('tenure_detail', own.detail_code), ('tenure_other', own.detail_text),
    ('title_number', own.title_number),
    ('holding_type', CASE own.land_only WHEN true THEN 'land' WHEN false THEN 'buildings' END)) AS said (field, value)
WHERE own.valid @> publish.as_of()
UNION ALL
SELECT own.asset_id, 'liability', NULL, said.field, said.value
FROM register.liability own
CROSS JOIN LATERAL (VALUES
    ('council_repairs', own.council_repairs), ('share_percent', own.share_percent::text),
    ('duty_holder', own.duty_holder_code)) AS said (field, value)
WHERE own.building_id IS NULL AND own.valid @> publish.as_of()
UNION ALL
SELECT own.asset_id, 'building', own.code, said.field, said.value
FROM register.building own
CROSS JOIN LATERAL (VALUES
    ('building_name', own.name), ('floor_area_m2', own.floor_area_m2::text), ('year_built', own.year_built::text),
    ('storeys', own.storeys::text), ('lifts', own.lifts::text), ('air_conditioned', own.air_conditioned::text),
    ('heating', own.heating_code), ('boiler_year', own.boiler_year::text), ('raac', own.raac_code),
    ('asbestos', own.asbestos_code), ('temporary', own.temporary::text), ('life_ends_on', own.life_ends_on::text),
    ('replacement_cost', own.replacement_cost::text), ('replacement_cost_on', own.replacement_cost_on::text),
    ('roof_potential_kwh', own.roof_potential_kwh::text)) AS said (field, value);
COMMENT ON VIEW edit.held_value IS 'What the register holds today of each field that files make claims of. Unmarked.';
COMMENT ON COLUMN edit.held_value.asset_id IS 'The asset.';
COMMENT ON COLUMN edit.held_value.part IS 'Part of the record.';
COMMENT ON COLUMN edit.held_value.building_code IS 'The building, of what is held of one; else null.';
COMMENT ON COLUMN edit.held_value.field IS 'The field, as code.claim_field names it.';
COMMENT ON COLUMN edit.held_value.value IS 'The value; null unknown.';

-- Rows that came with a file and are nobody's to choose from. Unmarked; nobody is granted it.
CREATE VIEW edit.sourced_part AS
SELECT asset_id, 'building' AS part, code AS item, record_id, NULL::text AS marking_code FROM register.building
UNION ALL SELECT asset_id, 'land', code, record_id, NULL FROM register.land_parcel
UNION ALL SELECT asset_id, 'lease', concat_ws(' ', reference, direction_code, 'from ' || starts_on), record_id, marking_code
          FROM register.lease
UNION ALL SELECT asset_id, 'valuation', valued_on || ' ' || basis_code, record_id, marking_code FROM register.valuation
UNION ALL SELECT asset_id, 'designation', concat_ws(' ', kind_code, reference), record_id, NULL FROM register.designation
UNION ALL SELECT asset_id, 'constraint', concat_ws(' ', kind_code, nullif(reference, '')), record_id, marking_code FROM register.constraint
UNION ALL SELECT asset_id, 'proposal', concat_ws(' ', kind_code, name), record_id, marking_code FROM register.proposal
UNION ALL SELECT asset_id, 'document', title, record_id, marking_code FROM register.document
UNION ALL SELECT asset_id, 'condition survey', concat_ws(' ', reference, surveyed_on), record_id, NULL
          FROM register.condition_survey
UNION ALL SELECT asset_id, 'inspection', type_code || ' ' || inspected_on, record_id, NULL FROM register.inspection
UNION ALL SELECT asset_id, 'energy supply', fuel_code || ' ' || meter, record_id, NULL FROM register.energy_supply
UNION ALL SELECT asset_id, 'certificate', concat_ws(' ', kind_code, issued_on), record_id, NULL FROM register.certificate
UNION ALL SELECT asset_id, 'school', urn::text, record_id, NULL FROM register.school
UNION ALL SELECT asset_id, 'running cost', financial_year::text, record_id, NULL FROM register.running_cost
UNION ALL SELECT asset_id, 'utilisation', measured_on::text, record_id, NULL FROM register.utilisation
UNION ALL SELECT asset_id, 'suitability', assessed_on::text, record_id, NULL FROM register.suitability
UNION ALL SELECT asset_id, 'amenity', recorded_on::text, record_id, NULL FROM register.amenity
UNION ALL SELECT asset_id, 'acquisition', acquired_on::text, record_id, NULL FROM register.acquisition;
COMMENT ON VIEW edit.sourced_part IS 'Parts of records that point to the row of a file. Unmarked.';
COMMENT ON COLUMN edit.sourced_part.asset_id IS 'The asset.';
COMMENT ON COLUMN edit.sourced_part.part IS 'What kind of part: lease, inspection and so on.';
COMMENT ON COLUMN edit.sourced_part.item IS 'Which one, in a few words.';
COMMENT ON COLUMN edit.sourced_part.record_id IS 'The source row; null for what people entered.';
COMMENT ON COLUMN edit.sourced_part.marking_code IS 'Marking of its own, where it has one.';

-- The value that stands and what else was said of the field, then the parts. What a value is compared by: numbers as
-- numbers, places to the centimetre; of land or building, that the claim stands is enough. What did not stand is of a time when
-- the record may have been marked otherwise: it is shown to who may read the highest marking that the record ever had,
-- and so is who set a value, and why.
-- What is trusted most is not always held: of merged records the one that stays keeps its own fields. Then the claim that
-- says what is held is where it comes from.
CREATE VIEW edit.claim_held AS
SELECT compared.asset_id, compared.field, compared.part, compared.building_code, compared.value, compared.feed, compared.rank,
       compared.effective_on, compared.record_id, compared.batch_id, compared.override_id, compared.place,
       compared.standing_override_id, compared.why, compared.held,
       compared.agrees AND row_number() OVER (PARTITION BY compared.asset_id, compared.field, compared.building_code
                                              ORDER BY compared.agrees DESC, compared.place) = 1 AS stands
FROM (
    SELECT claim.*, held.value AS held,
           CASE WHEN claim.field = 'location' AND claim.value IS NOT NULL
                    THEN held.value IS NOT DISTINCT FROM round(split_part(claim.value, ' ', 1)::numeric, 2) || ' ' || round(split_part(claim.value, ' ', 2)::numeric, 2)
                WHEN claim.field = 'holding_type' AND claim.value IS NOT NULL THEN claim.place = 1 AND held.value IS NOT NULL
                WHEN held.value ~ '^-?[0-9]+(\.[0-9]+)?$' AND claim.value ~ '^-?[0-9]+(\.[0-9]+)?$'
                    THEN held.value::numeric = claim.value::numeric
                ELSE held.value IS NOT DISTINCT FROM claim.value END AS agrees
    FROM edit.ranked_claim claim
    LEFT JOIN edit.held_value held ON held.asset_id = claim.asset_id AND held.field = claim.field
         AND coalesce(held.building_code, '') = coalesce(claim.building_code, '')
    WHERE claim.field <> 'asset_code'
) AS compared;
COMMENT ON VIEW edit.claim_held IS 'Each claim with what the register holds of its field, and whether that is what the claim says. Unmarked.';
COMMENT ON COLUMN edit.claim_held.asset_id IS 'The asset.';
COMMENT ON COLUMN edit.claim_held.field IS 'The field, as code.claim_field names it.';
COMMENT ON COLUMN edit.claim_held.part IS 'Part of the record that holds it.';
COMMENT ON COLUMN edit.claim_held.building_code IS 'The building, of what is said of one; else null.';
COMMENT ON COLUMN edit.claim_held.value IS 'The value claimed.';
COMMENT ON COLUMN edit.claim_held.feed IS 'The feed that says so; null: a person.';
COMMENT ON COLUMN edit.claim_held.rank IS 'How far it is trusted.';
COMMENT ON COLUMN edit.claim_held.effective_on IS 'Day on which it is true, or on which it was set.';
COMMENT ON COLUMN edit.claim_held.record_id IS 'The source row.';
COMMENT ON COLUMN edit.claim_held.batch_id IS 'The import.';
COMMENT ON COLUMN edit.claim_held.override_id IS 'What a person set.';
COMMENT ON COLUMN edit.claim_held.place IS 'Place in the order of trust: 1 stands.';
COMMENT ON COLUMN edit.claim_held.standing_override_id IS 'What a person set of this field, where somebody did.';
COMMENT ON COLUMN edit.claim_held.why IS 'Why it does not stand, among what feeds say.';
COMMENT ON COLUMN edit.claim_held.held IS 'The value that the register holds.';
COMMENT ON COLUMN edit.claim_held.stands IS 'Whether the register holds what the claim says, and none that is trusted more says the same.';

CREATE VIEW edit.sourced_value AS
SELECT held.asset_id, held.part, held.building_code, held.field, held.value, true AS standing, claim.feed, claim.rank,
       claim.effective_on, claim.record_id, claim.batch_id, claim.override_id, NULL::bigint AS standing_override_id,
       NULL::text AS why
FROM edit.held_value held
LEFT JOIN edit.claim_held claim ON claim.asset_id = held.asset_id AND claim.field = held.field
     AND coalesce(claim.building_code, '') = coalesce(held.building_code, '') AND claim.stands
WHERE held.value IS NOT NULL
UNION ALL
SELECT claim.asset_id, claim.part, claim.building_code, claim.field, claim.value, claim.stands, claim.feed, claim.rank,
       claim.effective_on, claim.record_id, claim.batch_id, claim.override_id, claim.standing_override_id,
       CASE WHEN NOT claim.stands
            THEN coalesce(claim.why, CASE WHEN claim.part = 'building' AND claim.held IS NULL THEN 'the record has no such building'
                                          WHEN claim.effective_on > publish.as_of() THEN format('holds from %s', claim.effective_on)
                                          WHEN claim.settled THEN 'the next import of either decides'
                                          ELSE 'not taken' END) END
FROM (SELECT held.*, bool_or(held.stands) OVER (PARTITION BY held.asset_id, held.field, held.building_code) AS settled
      FROM edit.claim_held held) AS claim
WHERE NOT claim.stands OR claim.held IS NULL;
COMMENT ON VIEW edit.sourced_value IS 'Each value that the register holds with the claim that it stands on, if one does, and each claim that does not stand. Unmarked.';
COMMENT ON COLUMN edit.sourced_value.asset_id IS 'The asset.';
COMMENT ON COLUMN edit.sourced_value.part IS 'Part of the record.';
COMMENT ON COLUMN edit.sourced_value.building_code IS 'The building, of what is said of one; else null.';
COMMENT ON COLUMN edit.sourced_value.field IS 'The field, as code.claim_field names it.';
COMMENT ON COLUMN edit.sourced_value.value IS 'The value held, or claimed.';
COMMENT ON COLUMN edit.sourced_value.standing IS 'Whether it is the value held.';
COMMENT ON COLUMN edit.sourced_value.feed IS 'The feed that says so; null: a person, or no source.';
COMMENT ON COLUMN edit.sourced_value.rank IS 'How far it is trusted.';
COMMENT ON COLUMN edit.sourced_value.effective_on IS 'Day on which it is true, or on which it was set.';
COMMENT ON COLUMN edit.sourced_value.record_id IS 'The source row.';
COMMENT ON COLUMN edit.sourced_value.batch_id IS 'The import.';
COMMENT ON COLUMN edit.sourced_value.override_id IS 'What a person set, where the value is that.';
COMMENT ON COLUMN edit.sourced_value.standing_override_id IS 'What a person set instead, where the value does not stand for that.';
COMMENT ON COLUMN edit.sourced_value.why IS 'Why it does not stand, else.';

CREATE VIEW publish.provenance WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, own.part, own.building_code AS item, own.field, own.value, own.standing,
       CASE WHEN own.override_id IS NOT NULL THEN 'a person' WHEN own.feed IS NULL THEN 'no source'
            WHEN source.cleared THEN source.title ELSE 'withheld' END AS source,
       CASE WHEN source.cleared THEN own.feed END AS feed,
       CASE WHEN source.cleared THEN batch.file_name END AS file_name,
       CASE WHEN source.cleared THEN record.row_number END AS row_number,
       CASE WHEN source.cleared THEN record.line END AS line,
       CASE WHEN source.cleared THEN own.batch_id END AS batch_id,
       CASE WHEN source.cleared OR own.feed IS NULL THEN own.effective_on END AS dated,
       CASE WHEN source.cleared OR own.override_id IS NOT NULL THEN own.rank END AS rank,
       CASE WHEN past.cleared THEN mine.actor END AS set_by,
       CASE WHEN past.cleared THEN mine.reason END AS reason,
       CASE WHEN own.standing THEN NULL
            WHEN theirs.override_id IS NOT NULL
            THEN format('a person set it on %s: %s', to_char(theirs.made_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD'), theirs.reason)
            ELSE own.why END AS why_not,
       coalesce(known.sort_order, 0) AS sort_order
FROM edit.sourced_value own
JOIN publish.asset_cleared asset ON asset.asset_id = own.asset_id
LEFT JOIN code.claim_field known ON known.kind = 'register' AND known.name = own.field
LEFT JOIN register.override mine ON mine.override_id = own.override_id
LEFT JOIN register.override theirs ON theirs.override_id = own.standing_override_id
LEFT JOIN source.record ON record.record_id = own.record_id
LEFT JOIN source.batch ON batch.batch_id = own.batch_id
LEFT JOIN LATERAL (SELECT feed.title, marking.rank <= asset.clearance AS cleared
                   FROM source.feed JOIN code.marking ON marking.code = feed.marking_code
                   WHERE feed.feed = own.feed) AS source ON true
LEFT JOIN code.marking stated ON stated.code = record.checked ->> 'marking'
CROSS JOIN LATERAL (SELECT coalesce(max(marking.rank), 0) <= asset.clearance AS cleared
                    FROM history.asset earlier JOIN code.marking ON marking.code = earlier.marking_code
                    WHERE earlier.asset_id = own.asset_id) AS past
WHERE (own.standing OR (past.cleared AND coalesce(source.cleared, own.feed IS NULL)
                        AND coalesce(stated.rank, 0) <= asset.clearance))
UNION ALL
SELECT asset.asset_id, asset.reference, own.part, own.item, NULL, NULL, true,
       CASE WHEN own.record_id IS NULL THEN 'no source' WHEN source.cleared THEN source.title ELSE 'withheld' END,
       CASE WHEN source.cleared THEN batch.feed END, CASE WHEN source.cleared THEN batch.file_name END,
       CASE WHEN source.cleared THEN record.row_number END, CASE WHEN source.cleared THEN record.line END,
       CASE WHEN source.cleared THEN batch.batch_id END,
       CASE WHEN source.cleared THEN (batch.staged_at AT TIME ZONE 'Europe/London')::date END, NULL, NULL, NULL, NULL, 10000
FROM edit.sourced_part own
JOIN publish.asset_cleared asset ON asset.asset_id = own.asset_id
LEFT JOIN code.marking ON marking.code = own.marking_code
LEFT JOIN source.record ON record.record_id = own.record_id
LEFT JOIN source.batch ON batch.batch_id = record.batch_id
LEFT JOIN LATERAL (SELECT feed.title, known.rank <= asset.clearance AS cleared
                   FROM source.feed JOIN code.marking known ON known.code = feed.marking_code
                   WHERE feed.feed = batch.feed) AS source ON true
WHERE coalesce(marking.rank, 0) <= asset.clearance;
COMMENT ON VIEW publish.provenance IS 'Where each value of a record comes from, what else was said of it and why that does not stand; then where each part of it comes from.';
COMMENT ON COLUMN publish.provenance.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.provenance.reference IS 'Its reference.';
COMMENT ON COLUMN publish.provenance.part IS 'Part of the record: asset, holding, lease.';
COMMENT ON COLUMN publish.provenance.item IS 'Which one of that part: the code of a building, a lease in a few words.';
COMMENT ON COLUMN publish.provenance.field IS 'The field; null for a part as a whole.';
COMMENT ON COLUMN publish.provenance.value IS 'The value, as a code where it is one; null unknown.';
COMMENT ON COLUMN publish.provenance.standing IS 'Whether it is what the record holds.';
COMMENT ON COLUMN publish.provenance.source IS 'Who says so: the title of a feed, a person, or no source: assumed, derived, or from before this was kept.';
COMMENT ON COLUMN publish.provenance.feed IS 'The feed.';
COMMENT ON COLUMN publish.provenance.file_name IS 'The file.';
COMMENT ON COLUMN publish.provenance.row_number IS 'Row of the file, from 1.';
COMMENT ON COLUMN publish.provenance.line IS 'Line of the file where the row starts.';
COMMENT ON COLUMN publish.provenance.batch_id IS 'The import.';
COMMENT ON COLUMN publish.provenance.dated IS 'Day on which the row is true, as it says, else of the import; or on which a person set it.';
COMMENT ON COLUMN publish.provenance.rank IS 'How far the source is trusted: 0 a person, 1 most, 99 least.';
COMMENT ON COLUMN publish.provenance.set_by IS 'Who set it.';
COMMENT ON COLUMN publish.provenance.reason IS 'Why they did.';
COMMENT ON COLUMN publish.provenance.why_not IS 'Why it does not stand; null where it does.';
COMMENT ON COLUMN publish.provenance.sort_order IS 'Place in a list for people.';
GRANT SELECT ON publish.provenance TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
