-- What a good record has. Upserted as a whole; limits are the council's to change, as rows with a later valid_from.
INSERT INTO evaluation.quality_rule (rule_code, dimension, field, title, advice, weight, limit_value, unit, base_classes, marking_code, source) VALUES
    -- completeness by category
    ('has_uprn', 'completeness', 'uprn', 'It has a UPRN', 'Ask the address custodian: `terrier export gazetteer-gaps` lists them', 2, NULL, NULL, NULL, 'internal', 'Transparency Code 2015; GeoPlace: the UPRN joins all records of a place'),
    ('has_location', 'completeness', 'location', 'It has coordinates', 'Give its coordinates or its grid reference, `terrier asset REF --set "location=ST 228 245" --reason WHY`, or a UPRN that the gazetteer lists', 2, NULL, NULL, NULL, 'internal', 'Transparency Code 2015: map reference'),
    ('has_address', 'completeness', 'street', 'It has a street and a full postcode', 'Complete the address; half a postcode is none', 1, NULL, NULL, '{occupied_building,maintained_school,car_park}', 'internal', 'Transparency Code 2015: street, post town, postcode'),
    ('has_extent', 'completeness', 'extent', 'Its land is drawn', 'Import title extents, or draw the parcel', 1, NULL, NULL, '{open_land,farm,maintained_school}', 'internal', 'HM Land Registry: registration follows a plan'),
    ('has_tenure', 'completeness', 'tenure', 'How the council holds it is known', 'Look at the deeds: `terrier asset REF --set interest.tenure=freehold --reason WHY`', 2, NULL, NULL, NULL, 'internal', 'Transparency Code 2015: freehold or leasehold'),
    ('has_title', 'completeness', 'title_number', 'Its freehold or lease has a title number', 'Find it in the Land Registry''s records (`--set interest.title_number=`), or register the land', 1, NULL, NULL, NULL, 'internal', 'Land Registration Act 2002'),
    ('has_repairer', 'completeness', 'council_repairs', 'Who repairs it is known', 'Record the liability: without it there is no backlog and no duty', 2, NULL, NULL, '{occupied_building,maintained_school}', 'internal', 'Asset management strategy, objective 2'),
    ('has_officer', 'completeness', 'responsible_officer', 'A post answers for it', 'Name the responsible post', 1, NULL, NULL, NULL, 'internal', 'Asset management strategy, commitment 1.3'),
    ('has_floor_area', 'completeness', 'floor_area_m2', 'Each building has a floor area', 'Measure, or take it from the last survey or certificate: `--set building.floor_area_m2=`', 1, NULL, NULL, '{occupied_building,maintained_school}', 'internal', 'Needed by cost, energy and backlog per m2'),
    ('has_year_built', 'completeness', 'year_built', 'Each building has a year', 'Record when it was built (`--set building.year_built=`): asbestos and RAAC depend on it', 1, NULL, NULL, '{occupied_building,maintained_school}', 'internal', 'Control of Asbestos Regulations 2012: presumed before 2000'),
    ('has_heating', 'completeness', 'heating', 'Each building has its heating recorded', 'Record the main heating, or none: `--set building.heating=`', 1, NULL, NULL, '{occupied_building,maintained_school}', 'internal', 'Needed by inspections due and by carbon'),
    ('has_survey', 'completeness', 'condition', 'Where the council repairs, its condition was surveyed', 'Have it surveyed', 2, NULL, NULL, '{occupied_building,maintained_school}', 'internal', 'Asset management strategy, objective 2'),
    ('has_value', 'completeness', 'valuation', 'It was valued', 'Ask the valuers', 1, NULL, NULL, NULL, 'internal', 'Code of Practice on Local Authority Accounting'),
    -- accuracy
    ('point_in_extent', 'accuracy', 'location', 'Its point lies in its land, or near it', 'Compare both on a map: one of them is another place', 2, 50, 'm', NULL, 'internal', 'terrier: a point at the gate is near enough [M]'),
    ('area_agrees', 'accuracy', 'stated_land_area_m2', 'The area stated agrees with the area drawn', 'Measure again; hectares and acres are often mixed up', 1, 10, '%', NULL, 'internal', 'terrier: plans at 1:1250 agree within that [M]'),
    ('uprn_listed', 'accuracy', 'uprn', 'The gazetteer lists its UPRN', 'Correct the digits, or ask the address custodian', 2, NULL, NULL, NULL, 'internal', 'GeoPlace'),
    ('uprn_near', 'accuracy', 'uprn', 'The gazetteer has its UPRN where the record has it', 'Compare both on a map: the UPRN or the point is another place''s', 2, 50, 'm', NULL, 'internal', 'terrier: addresses stand on the building [M]'),
    ('uprn_own', 'accuracy', 'uprn', 'No other asset off its site has its UPRN', 'Give each its own, or merge them: `terrier match review`', 1, NULL, NULL, NULL, 'internal', 'GeoPlace: one UPRN is one addressable place'),
    ('in_the_area', 'accuracy', 'location', 'It lies in the council''s area', 'Check the coordinates, unless it is known to lie outside', 1, NULL, NULL, NULL, 'internal', 'Boundaries of kind district, where they are imported'),
    ('value_plausible', 'accuracy', 'valuation', 'Its value is near what its kind and size sell for', 'Ask the valuers: a unit or a digit is wrong. Until it is corrected options take a figure of its kind', 2, 10, 'times', NULL, 'commercial', 'terrier: a wrong unit or digit is tenfold; what its kind sells for: rates sale_value_per_m2 and land_value_per_ha [M]'),
    -- timeliness
    ('survey_recent', 'timeliness', 'condition', 'Its last condition survey is recent', 'Have it surveyed again', 1, 5, 'years', '{occupied_building,maintained_school}', 'internal', 'DfE: at least every five years'),
    ('value_recent', 'timeliness', 'valuation', 'Its last valuation is recent', 'Ask the valuers', 1, 5, 'years', NULL, 'internal', 'Code of Practice on Local Authority Accounting: at most five years'),
    ('purpose_recent', 'timeliness', 'purpose', 'Why it is held was confirmed lately', 'Review it, and record the day', 1, 5, 'years', NULL, 'internal', 'Asset management strategy, commitment 1.1 [M]'),
    ('source_recent', 'timeliness', 'source', 'A source spoke of it lately', 'Ask its owner for a newer file', 1, 2, 'years', NULL, 'internal', 'terrier: registers are published every year [M]'),
    -- consistency
    ('fri_repair', 'consistency', 'council_repairs', 'Let on full repairing terms, the tenant repairs', 'FRI makes the tenant repair; the strategy''s "full repairing liability" is the council''s: correct one of them', 2, NULL, NULL, NULL, 'commercial', 'standards: who repairs, from the council''s side'),
    ('tenant_repair', 'consistency', 'council_repairs', 'Leased in on full repairing terms, the council repairs', 'Correct the lease''s terms or the liability', 2, NULL, NULL, NULL, 'commercial', 'standards: who repairs, from the council''s side'),
    ('academy_repair', 'consistency', 'council_repairs', 'The trust repairs an academy', 'Record the site''s own agreement as a lease, or correct the liability', 1, NULL, NULL, '{maintained_school}', 'internal', 'Get Information About Schools: liability by type'),
    ('leasehold_lease', 'consistency', 'tenure', 'What is leasehold has a lease in', 'Import the lease, or correct the tenure', 1, NULL, NULL, NULL, 'commercial', 'IFRS 16: leases in are on the balance sheet'),
    ('disposed_closed', 'consistency', 'status', 'What is disposed of is neither held nor let', 'End its interest and its leases on the day of the disposal', 1, NULL, NULL, NULL, 'commercial', 'terrier'),
    ('vacant_unused', 'consistency', 'status', 'What is vacant is not in use', 'Correct the status or the use', 1, NULL, NULL, NULL, 'internal', 'terrier'),
    ('land_only', 'consistency', 'holding_type', 'What is land only has no building', 'Correct the interest (`--set interest.land_only=no`), or take the building to where it stands', 1, NULL, NULL, NULL, 'internal', 'Transparency Code 2015: land only or with a permanent building'),
    ('boiler_after', 'consistency', 'boiler_year', 'No boiler is older than its building', 'Correct one of the years', 1, NULL, NULL, NULL, 'internal', 'terrier')
ON CONFLICT (rule_code, valid_from) DO UPDATE
SET dimension = excluded.dimension, field = excluded.field, title = excluded.title, advice = excluded.advice, weight = excluded.weight,
    limit_value = excluded.limit_value, unit = excluded.unit, base_classes = excluded.base_classes,
    marking_code = excluded.marking_code, source = excluded.source;
