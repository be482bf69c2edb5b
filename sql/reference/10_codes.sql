-- Code lists. Upserted as a whole: a code that is no longer here keeps its row and must be given a valid_to.

INSERT INTO code.marking (code, label, sort_order, rank, source) VALUES
    ('public', 'Public', 1, 0, 'Somerset data strategy 2023'),
    ('internal', 'Internal', 2, 1, 'Somerset data strategy 2023'),
    ('commercial', 'Commercial', 3, 2, 'Somerset data strategy 2023'),
    ('official-personal', 'Official: personal', 4, 3, 'Somerset data strategy 2023')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, rank = excluded.rank, source = excluded.source;

INSERT INTO code.scope (code, label, sort_order, scored, source, description) VALUES
    ('in', 'In scope', 1, true, 'Asset management strategy, scope', NULL),
    ('investment', 'Investment for yield', 2, false, 'Asset management strategy, scope', 'Not judged against the objectives: a separate policy governs it. Leases, compliance and costs are managed all the same.'),
    ('housing', 'Housing revenue account', 3, false, 'Asset management strategy, scope', 'Not judged: residential property under separate policies.'),
    ('infrastructure', 'Infrastructure', 4, false, 'Asset management strategy, scope', 'Not judged: highways, street furniture, coastal and flood works have separate strategies.')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, scored = excluded.scored, source = excluded.source, description = excluded.description;

INSERT INTO code.purpose (code, label, sort_order, source, description) VALUES
    ('operational', 'Operational', 1, 'Asset management strategy, chart 1', 'Held to deliver a service, by the council or by others on its land.'),
    ('investment', 'Investment for yield', 2, 'Asset management strategy, chart 1', NULL),
    ('let_out', 'Let out without operational purpose', 3, 'Asset management strategy, chart 1', NULL),
    ('surplus', 'Surplus', 4, 'Asset management strategy, chart 1', 'Declared surplus to need.')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source, description = excluded.description;

INSERT INTO code.status (code, label, sort_order, source) VALUES
    ('in_use', 'In use', 1, 'terrier'), ('vacant', 'Vacant', 2, 'Transparency Code 2015'),
    ('under_construction', 'Under construction', 3, 'terrier'), ('disposed', 'Disposed', 9, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.validation (code, label, sort_order, source, description) VALUES
    ('validated', 'Validated', 1, 'Asset management strategy, portfolio', NULL),
    ('being_validated', 'Still being validated', 2, 'Asset management strategy, portfolio', 'Held outside the counts.')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source, description = excluded.description;

INSERT INTO code.council_repairs (code, label, sort_order, source, description) VALUES
    ('all', 'Council repairs everything', 1, 'Asset management strategy, chart 2a', 'The strategy''s "full repairing liability".'),
    ('structure', 'Council repairs the structure only', 2, 'terrier', NULL),
    ('shared', 'Council repairs a share', 3, 'terrier', 'With a percentage.'),
    ('none', 'Repairs passed to tenants or others', 4, 'Asset management strategy, chart 2a', NULL)
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source, description = excluded.description;

INSERT INTO code.asset_class (code, label, sort_order, source) VALUES
    ('occupied_building', 'Occupied building', 1, 'Judging rules'), ('open_land', 'Open land', 2, 'Judging rules'),
    ('car_park', 'Car park', 3, 'Judging rules'), ('farm', 'Farm', 4, 'Judging rules'),
    ('maintained_school', 'Maintained school', 5, 'Judging rules'), ('academy_site', 'Academy site', 6, 'Judging rules'),
    ('let_out', 'Let out', 7, 'Judging rules'), ('leased_in', 'Leased in', 8, 'Judging rules'),
    ('vacant', 'Vacant', 9, 'Judging rules')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.capacity_unit (code, label, sort_order, source) VALUES
    ('desks', 'Desks', 1, 'terrier'), ('places', 'Places', 2, 'terrier'), ('m2', 'm2', 3, 'terrier'),
    ('pupils', 'Pupils', 4, 'terrier'), ('units', 'Lettable units', 5, 'terrier'), ('spaces', 'Parking spaces', 6, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

-- parent, code, label, class, unit, merges, earns, visited, local scale, employment, public service
INSERT INTO code.category (parent_code, code, label, sort_order, base_class, capacity_unit, merges, earns_income, visited, local_scale, employment, public_service, source)
VALUES
    (NULL, 'corporate', 'Corporate buildings', 100, 'occupied_building', NULL, false, false, true, false, false, false, 'terrier'),
    ('corporate', 'office', 'Offices', 110, 'occupied_building', 'desks', true, false, true, false, false, true, 'terrier'),
    ('corporate', 'hub', 'Customer access points and hubs', 120, 'occupied_building', 'desks', true, false, true, false, false, true, 'terrier'),
    ('corporate', 'depot', 'Depots', 130, 'occupied_building', 'm2', true, false, true, false, false, false, 'terrier'),
    ('corporate', 'store', 'Stores and archives', 140, 'occupied_building', 'm2', true, false, false, false, false, false, 'terrier'),
    (NULL, 'community', 'Community and culture', 200, 'occupied_building', NULL, false, false, true, false, false, true, 'terrier'),
    ('community', 'library', 'Libraries', 210, 'occupied_building', 'places', true, false, true, false, false, true, 'terrier'),
    ('community', 'hall', 'Halls and community centres', 220, 'occupied_building', 'places', true, false, true, true, false, true, 'terrier'),
    ('community', 'museum', 'Museums and theatres', 230, 'occupied_building', 'places', false, false, true, false, false, true, 'terrier'),
    ('community', 'leisure_centre', 'Leisure centres', 240, 'occupied_building', 'places', false, false, true, false, false, true, 'terrier'),
    ('community', 'public_convenience', 'Public conveniences', 250, 'occupied_building', NULL, false, false, true, true, false, true, 'terrier'),
    ('community', 'youth_centre', 'Youth centres', 260, 'occupied_building', 'places', false, false, true, true, false, true, 'terrier'),
    ('community', 'family_centre', 'Family centres', 270, 'occupied_building', 'places', false, false, true, false, false, true, 'terrier'),
    (NULL, 'care', 'Care', 300, 'occupied_building', NULL, false, false, true, false, false, true, 'terrier'),
    ('care', 'day_centre', 'Day centres', 310, 'occupied_building', 'places', false, false, true, false, false, true, 'terrier'),
    ('care', 'residential_care', 'Residential care homes', 320, 'occupied_building', 'places', false, false, true, false, false, false, 'terrier'),
    (NULL, 'school', 'Schools', 400, 'maintained_school', 'pupils', false, false, true, false, false, false, 'terrier'),
    ('school', 'nursery_school', 'Nursery schools', 410, 'maintained_school', 'pupils', false, false, true, false, false, false, 'GIAS'),
    ('school', 'primary_school', 'Primary schools', 420, 'maintained_school', 'pupils', false, false, true, false, false, false, 'GIAS'),
    ('school', 'secondary_school', 'Secondary schools', 430, 'maintained_school', 'pupils', false, false, true, false, false, false, 'GIAS'),
    ('school', 'special_school', 'Special schools and pupil referral units', 440, 'maintained_school', 'pupils', false, false, true, false, false, false, 'GIAS'),
    (NULL, 'open_space', 'Open space', 500, 'open_land', NULL, false, false, false, true, false, false, 'terrier'),
    ('open_space', 'park', 'Parks and gardens', 510, 'open_land', NULL, false, false, false, true, false, false, 'terrier'),
    ('open_space', 'playing_field', 'Playing fields and pavilions', 520, 'open_land', NULL, false, false, false, true, false, false, 'terrier'),
    ('open_space', 'play_area', 'Play areas', 530, 'open_land', NULL, false, false, false, true, false, false, 'terrier'),
    ('open_space', 'amenity_land', 'Amenity land', 540, 'open_land', NULL, false, false, false, true, false, false, 'terrier'),
    ('open_space', 'allotment', 'Allotments', 550, 'open_land', NULL, false, false, false, true, false, false, 'terrier'),
    ('open_space', 'woodland', 'Woodland and nature reserves', 560, 'open_land', NULL, false, false, false, false, false, false, 'terrier'),
    ('open_space', 'cemetery', 'Cemeteries and closed churchyards', 570, 'open_land', NULL, false, false, false, true, false, false, 'terrier'),
    (NULL, 'car_park', 'Car parks', 600, 'car_park', 'spaces', false, true, true, false, false, false, 'terrier'),
    (NULL, 'rural', 'Rural estate', 700, 'farm', NULL, false, true, false, false, false, false, 'terrier'),
    ('rural', 'county_farm', 'County farms', 710, 'farm', NULL, false, true, false, false, false, false, 'terrier'),
    ('rural', 'bare_land', 'Bare agricultural land', 720, 'farm', NULL, false, true, false, false, false, false, 'terrier'),
    (NULL, 'economic', 'Economic development', 800, 'occupied_building', 'units', false, true, true, false, true, false, 'terrier'),
    ('economic', 'industrial_unit', 'Industrial units and estates', 810, 'occupied_building', 'units', false, true, true, false, true, false, 'terrier'),
    ('economic', 'innovation_centre', 'Innovation and enterprise centres', 820, 'occupied_building', 'units', false, true, true, false, true, false, 'terrier'),
    ('economic', 'shop', 'Shops and markets', 830, 'occupied_building', 'units', false, true, true, false, true, true, 'terrier'),
    ('economic', 'commercial_office', 'Commercial offices', 840, 'occupied_building', 'units', false, true, true, false, true, false, 'terrier'),
    (NULL, 'transport', 'Transport and waste', 900, 'occupied_building', NULL, false, false, true, false, false, false, 'terrier'),
    ('transport', 'bus_station', 'Bus stations and park and ride', 910, 'car_park', NULL, false, false, true, false, false, true, 'terrier'),
    ('transport', 'recycling_site', 'Recycling sites', 920, 'occupied_building', NULL, false, false, true, false, false, false, 'terrier'),
    (NULL, 'residential', 'Residential', 1000, 'occupied_building', NULL, false, false, false, false, false, false, 'terrier'),
    ('residential', 'staff_house', 'Caretakers'' and staff houses', 1010, 'occupied_building', NULL, false, false, false, false, false, false, 'Transparency Code 2015'),
    ('residential', 'traveller_site', 'Traveller sites', 1020, 'open_land', NULL, false, false, false, false, false, false, 'terrier'),
    ('residential', 'council_dwelling', 'Council dwellings', 1030, 'occupied_building', NULL, false, false, false, false, false, false, 'terrier'),
    (NULL, 'other', 'Other land and buildings', 1100, 'open_land', NULL, false, false, false, false, false, false, 'terrier'),
    ('other', 'development_land', 'Land for development', 1110, 'open_land', NULL, false, false, false, false, false, false, 'terrier'),
    ('other', 'other_building', 'Other buildings', 1120, 'occupied_building', NULL, false, false, false, false, false, false, 'terrier'),
    ('other', 'other_land', 'Other land', 1130, 'open_land', NULL, false, false, false, false, false, false, 'terrier'),
    ('other', 'infrastructure', 'Infrastructure', 1140, 'open_land', NULL, false, false, false, false, false, false, 'terrier')
ON CONFLICT (code) DO UPDATE SET parent_code = excluded.parent_code, label = excluded.label, sort_order = excluded.sort_order,
    base_class = excluded.base_class, capacity_unit = excluded.capacity_unit, merges = excluded.merges,
    earns_income = excluded.earns_income, visited = excluded.visited, local_scale = excluded.local_scale,
    employment = excluded.employment, public_service = excluded.public_service, source = excluded.source;

INSERT INTO code.tenure (code, label, sort_order, source) VALUES
    ('freehold', 'Freehold', 1, 'Transparency Code 2015'), ('leasehold', 'Leasehold', 2, 'Transparency Code 2015'),
    ('ground_lease', 'Ground lease', 3, 'terrier'), ('sub_lease', 'Sub-lease', 4, 'terrier'),
    ('licence', 'Licence', 5, 'terrier'), ('tenancy_at_will', 'Tenancy at will', 6, 'terrier'),
    ('easement', 'Easement', 7, 'terrier'), ('trust', 'Held on trust', 8, 'terrier'),
    ('managed', 'Managed for others', 9, 'terrier'), ('other', 'Other', 10, 'Transparency Code 2015')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.tenure_detail (code, label, sort_order, source) VALUES
    ('occupied', 'Occupied by the authority', 1, 'Transparency Code 2015'), ('ground_leasehold', 'Ground leasehold', 2, 'Transparency Code 2015'),
    ('leasehold', 'Leasehold', 3, 'Transparency Code 2015'), ('sub_leasehold', 'Sub leasehold', 4, 'Transparency Code 2015'),
    ('licence', 'Licence', 5, 'Transparency Code 2015'), ('vacant', 'Vacant', 6, 'Transparency Code 2015'),
    ('other', 'Other', 7, 'Transparency Code 2015')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.lease_direction (code, label, sort_order, source) VALUES
    ('in', 'In: the council is tenant', 1, 'terrier'), ('out', 'Out: the council is landlord', 2, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.repair_terms (code, label, sort_order, source, description) VALUES
    ('FRI', 'Full repairing and insuring', 1, 'Lease practice', 'The tenant repairs everything.'),
    ('IRI', 'Internal repairing and insuring', 2, 'Lease practice', NULL),
    ('internal', 'Internal repairs only', 3, 'Lease practice', NULL),
    ('service_charge', 'Service charge', 4, 'Lease practice', NULL),
    ('schedule_of_condition', 'Limited by a schedule of condition', 5, 'Lease practice', NULL),
    ('landlord', 'Landlord repairs', 6, 'Lease practice', NULL)
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source, description = excluded.description;

INSERT INTO code.security (code, label, sort_order, secure, source) VALUES
    ('LTA1954', 'Secure under the Landlord and Tenant Act 1954', 1, true, 'LTA 1954'), ('contracted_out', 'Contracted out', 2, false, 'LTA 1954'),
    ('AHA1986', 'Agricultural Holdings Act tenancy', 3, true, 'AHA 1986'), ('FBT1995', 'Farm business tenancy', 4, false, 'ATA 1995'),
    ('none', 'None', 5, false, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, secure = excluded.secure, source = excluded.source;

-- What becomes of a tenancy at the end of its term. An Act's first day is that of its rules.
INSERT INTO code.security_rule (security_code, rule_number, valid_from, over_months, from_months, up_to_months, goes_on, terms, law, source) VALUES
    ('LTA1954', 1, '1970-01-01', 6, NULL, NULL, true, 'goes on as it is until notice is given under the Act',
     'Landlord and Tenant Act 1954, ss. 24(1), 27 and 43(3)', 'Read second-hand: solicitors'' and surveyors'' accounts of the sections; six months by the Law of Property Act 1969'),
    ('LTA1954', 2, '1970-01-01', NULL, NULL, 6, false, 'ends with its term: of six months or less, it is outside the Act',
     'Landlord and Tenant Act 1954, s. 43(3)', 'Read second-hand, in solicitors'' accounts of the section; that an occupation of over a year is inside the Act is not known from a lease'),
    ('contracted_out', 1, '1970-01-01', NULL, NULL, NULL, false, 'ends with its term: the parties agreed that the Act does not apply',
     'Landlord and Tenant Act 1954, s. 38A(1), until 2004 s. 38(4)', 'Read second-hand, in solicitors'' accounts of the section'),
    ('AHA1986', 1, '1986-06-18', NULL, 24, NULL, true, 'goes on from year to year until notice to quit',
     'Agricultural Holdings Act 1986, s. 3(1)', 'Read second-hand: Halsbury''s Laws, agricultural land, paragraph 428'),
    ('AHA1986', 2, '1986-06-18', NULL, NULL, 12, true, 'is one from year to year until notice to quit',
     'Agricultural Holdings Act 1986, s. 2(1)', 'Read second-hand: Halsbury''s Laws, agricultural land, paragraph 427; HMRC, Inheritance Tax Manual, IHTM24221'),
    ('AHA1986', 3, '1986-06-18', NULL, NULL, NULL, false, 'ends with its term: of more than one year and less than two, it is outside sections 2 and 3',
     'Agricultural Holdings Act 1986, ss. 2 and 3', 'Read second-hand: Halsbury''s Laws, agricultural land, paragraph 426'),
    ('FBT1995', 1, '1995-09-01', 24, NULL, NULL, true, 'goes on from year to year until twelve months'' notice',
     'Agricultural Tenancies Act 1995, ss. 5(1) and 6(1)', 'Read second-hand: Halsbury''s Laws, agricultural land, paragraph 404'),
    ('FBT1995', 2, '1995-09-01', NULL, NULL, 24, false, 'ends with its term: of two years or less',
     'Agricultural Tenancies Act 1995, s. 5(1)', 'Read second-hand, in land agents'' accounts of the section'),
    ('none', 1, '-infinity', NULL, NULL, NULL, false, 'ends with its term', 'The terms of the lease', 'No Act protects it')
ON CONFLICT (security_code, rule_number, valid_from) DO UPDATE
SET over_months = excluded.over_months, from_months = excluded.from_months, up_to_months = excluded.up_to_months, goes_on = excluded.goes_on,
    terms = excluded.terms, law = excluded.law, source = excluded.source;

INSERT INTO code.condition_grade (code, label, sort_order, source, description) VALUES
    ('A', 'Good', 1, 'DfE Property Data Survey', 'Performing as intended.'),
    ('B', 'Satisfactory', 2, 'DfE Property Data Survey', 'As intended with minor deterioration.'),
    ('C', 'Poor', 3, 'DfE Property Data Survey', 'Major defects or not as intended.'),
    ('D', 'Bad', 4, 'DfE Property Data Survey', 'Life expired or serious risk of imminent failure.')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source, description = excluded.description;

INSERT INTO code.condition_priority (code, label, sort_order, source, description) VALUES
    ('1', 'Urgent', 1, 'DfE condition survey guidance', 'Closure, immediate high risk or serious breach of law.'),
    ('2', 'Essential within two years', 2, 'DfE condition survey guidance', NULL),
    ('3', 'Desirable in years three to five', 3, 'DfE condition survey guidance', NULL),
    ('4', 'Outside five years', 4, 'DfE condition survey guidance', NULL)
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source, description = excluded.description;

INSERT INTO code.element (code, label, sort_order, source)
SELECT code, label, ordinal, 'DfE Property Data Survey' FROM (VALUES
    ('roofs', 'Roofs', 1), ('floors_stairs', 'Floors and stairs', 2), ('ceilings', 'Ceilings', 3),
    ('external_walls', 'External walls, windows and doors', 4), ('internal_walls', 'Internal walls and doors', 5),
    ('sanitary', 'Sanitary services', 6), ('mechanical', 'Mechanical services', 7), ('electrical', 'Electrical services', 8),
    ('redecorations', 'Redecorations', 9), ('fixtures', 'Fixed furniture and fittings', 10),
    ('external_areas', 'External areas', 11), ('playing_fields', 'Playing fields', 12), ('other', 'Other', 99)
) AS e (code, label, ordinal)
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.survey_kind (code, label, sort_order, source, description) VALUES
    ('full', 'Full survey with costs', 1, 'terrier', NULL),
    ('PDS', 'DfE Property Data Survey', 2, 'DfE', 'Grades and costs by component, no priorities.'),
    ('CDC', 'DfE Condition Data Collection', 3, 'DfE', 'Visual, without costs.'),
    ('desktop', 'Desktop estimate', 4, 'terrier', NULL)
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source, description = excluded.description;

INSERT INTO code.duty_holder (code, label, sort_order, source) VALUES
    ('council', 'The council', 1, 'terrier'), ('tenant', 'A tenant', 2, 'terrier'),
    ('trust', 'An academy trust', 3, 'terrier'), ('landlord', 'The council''s landlord', 4, 'terrier'),
    ('governors', 'The governors of the school', 5, 'Health and Safety Executive, SIM 07/2001/36: who is the employer')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.fuel (code, label, sort_order, source) VALUES
    ('electricity', 'Electricity', 1, 'UK Government conversion factors'),
    ('electricity_td', 'Electricity transmission and distribution', 2, 'UK Government conversion factors'),
    ('natural_gas', 'Natural gas', 3, 'UK Government conversion factors'),
    ('gas_oil', 'Gas oil', 4, 'UK Government conversion factors'),
    ('burning_oil', 'Burning oil (kerosene)', 5, 'UK Government conversion factors'),
    ('fuel_oil', 'Fuel oil', 6, 'UK Government conversion factors'),
    ('lpg', 'Liquefied petroleum gas', 7, 'UK Government conversion factors'),
    ('biomass_wood', 'Wood (logs, chips, pellets)', 8, 'UK Government conversion factors'),
    ('district_heat', 'Heat from a network', 9, 'UK Government conversion factors'),
    ('solar', 'Solar electricity generated on the site', 10, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.heating (code, label, sort_order, fossil, fuel_code, source) VALUES
    ('gas', 'Gas boiler', 1, true, 'natural_gas', 'terrier'), ('oil', 'Oil boiler', 2, true, 'burning_oil', 'terrier'),
    ('lpg', 'LPG boiler', 3, true, 'lpg', 'terrier'), ('electric', 'Direct electric', 4, false, 'electricity', 'terrier'),
    ('heat_pump', 'Heat pump', 5, false, 'electricity', 'terrier'), ('biomass', 'Biomass boiler', 6, false, 'biomass_wood', 'terrier'),
    ('network', 'Heat network', 7, NULL, 'district_heat', 'terrier'), ('none', 'Not heated', 8, false, NULL, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, fossil = excluded.fossil, fuel_code = excluded.fuel_code, source = excluded.source;

INSERT INTO code.raac (code, label, sort_order, source, description) VALUES
    ('none', 'None found', 1, 'DfE RAAC guidance', NULL),
    ('mitigated', 'Present, mitigated', 2, 'DfE RAAC guidance', 'An engineer has reviewed it and the measures are in place.'),
    ('present', 'Present, not mitigated', 3, 'DfE RAAC guidance', NULL)
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source, description = excluded.description;

INSERT INTO code.asbestos (code, label, sort_order, source, description) VALUES
    ('none', 'None', 1, 'CAR 2012 r.4', 'Surveyed and none found, or built since 2000.'),
    ('managed', 'Present, managed', 2, 'CAR 2012 r.4', NULL),
    ('presumed', 'Presumed', 3, 'CAR 2012 r.4', 'Built before 2000 and not surveyed.')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source, description = excluded.description;

INSERT INTO code.reading_kind (code, label, sort_order, source) VALUES
    ('actual', 'Actual', 1, 'terrier'), ('estimated', 'Estimated by the supplier', 2, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.certificate_kind (code, label, sort_order, source) VALUES
    ('DEC', 'Display energy certificate', 1, 'EPB Regulations 2012 r.14'), ('EPC', 'Energy performance certificate', 2, 'EPB Regulations 2012'),
    ('unstated', 'Energy rating as published, kind not stated', 3, 'Transparency Code 2015')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.energy_band (code, label, sort_order, ordinal, source) VALUES
    ('A', 'A', 1, 1, 'EPB Regulations 2012'), ('B', 'B', 2, 2, 'EPB Regulations 2012'), ('C', 'C', 3, 3, 'EPB Regulations 2012'),
    ('D', 'D', 4, 4, 'EPB Regulations 2012'), ('E', 'E', 5, 5, 'EPB Regulations 2012'), ('F', 'F', 6, 6, 'EPB Regulations 2012'),
    ('G', 'G', 7, 7, 'EPB Regulations 2012')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, ordinal = excluded.ordinal, source = excluded.source;

INSERT INTO code.designation_kind (code, label, sort_order, source) VALUES
    ('listed_1', 'Listed, grade I', 1, 'P(LBCA)A 1990'), ('listed_2_star', 'Listed, grade II*', 2, 'P(LBCA)A 1990'),
    ('listed_2', 'Listed, grade II', 3, 'P(LBCA)A 1990'), ('scheduled', 'Scheduled monument', 4, 'AMAAA 1979'),
    ('conservation_area', 'Conservation area', 5, 'P(LBCA)A 1990'), ('community_value', 'Asset of community value', 6, 'Localism Act 2011'),
    ('covenant', 'Restrictive covenant', 7, 'terrier'), ('charity_trust', 'Charitable trust', 8, 'Charities Act 2011'),
    ('common', 'Common or village green', 9, 'Commons Act 2006'), ('tree_preservation', 'Tree preservation order', 10, 'TCPA 1990')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.constraint_kind (code, label, sort_order, source, description) VALUES
    ('covenant', 'Restrictive covenant', 1, 'LPA 1925 s.84', 'A promise in a deed not to use or build otherwise.'),
    ('clawback', 'Claw-back or overage', 2, 'terrier', 'Part of a later gain is owed to whoever sold or gave it.'),
    ('charity_trust', 'Held on charitable trust', 3, 'Charities Act 2011', NULL),
    ('open_space', 'Public open space', 4, 'LGA 1972 s.123(2A)', 'A disposal or appropriation is advertised first.'),
    ('allotment', 'Allotments', 5, 'Allotments Act 1925 s.8', NULL),
    ('common_land', 'Common or village green', 6, 'Commons Act 2006', NULL),
    ('appropriation', 'Appropriated to a purpose', 7, 'LGA 1972 s.122', 'Held for one statutory purpose: another needs an appropriation.'),
    ('community_value', 'Asset of community value', 8, 'Localism Act 2011', NULL),
    ('security_of_tenure', 'A tenant with security of tenure', 9, 'LTA 1954; AHA 1986', NULL),
    ('school_land', 'School land', 10, 'Academies Act 2010 Sch.1', 'A disposal needs the Secretary of State''s consent.'),
    ('playing_field', 'School playing field', 11, 'SSFA 1998 s.77', NULL),
    ('pre_emption', 'Option or right of pre-emption', 12, 'terrier', 'Somebody may buy first.'),
    ('grant_condition', 'Condition of a grant', 13, 'terrier', 'The funder''s consent, or the grant back.'),
    ('right_of_way', 'Right of way', 14, 'terrier', NULL)
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source, description = excluded.description;

INSERT INTO code.suitability (code, label, sort_order, source) VALUES
    ('good', 'Good', 1, 'Transparency Code 2015'), ('satisfactory', 'Satisfactory', 2, 'Transparency Code 2015'),
    ('poor', 'Poor', 3, 'Transparency Code 2015'), ('unsuitable', 'Unsuitable', 4, 'Transparency Code 2015')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.valuation_basis (code, label, sort_order, source) VALUES
    ('EUV', 'Existing use value', 1, 'CIPFA Code'), ('DRC', 'Depreciated replacement cost', 2, 'CIPFA Code'),
    ('EUV-SH', 'Existing use value, social housing', 3, 'CIPFA Code'), ('FV', 'Fair value', 4, 'CIPFA Code'),
    ('HC', 'Historical cost', 5, 'CIPFA Code'), ('MV', 'Market value', 6, 'RICS Red Book')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.accounting_class (code, label, sort_order, source) VALUES
    ('other_land_buildings', 'Other land and buildings', 1, 'CIPFA Code'), ('dwellings', 'Council dwellings', 2, 'CIPFA Code'),
    ('surplus', 'Surplus assets', 3, 'CIPFA Code'), ('investment', 'Investment property', 4, 'CIPFA Code'),
    ('community', 'Community assets', 5, 'CIPFA Code'), ('infrastructure', 'Infrastructure', 6, 'CIPFA Code'),
    ('under_construction', 'Under construction', 7, 'CIPFA Code'), ('heritage', 'Heritage assets', 8, 'CIPFA Code'),
    ('held_for_sale', 'Held for sale', 9, 'CIPFA Code')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.school_type (code, label, sort_order, maintained, source) VALUES
    ('community', 'Community school', 1, true, 'GIAS'), ('community_special', 'Community special school', 2, true, 'GIAS'),
    ('controlled', 'Voluntary controlled school', 3, true, 'GIAS'), ('aided', 'Voluntary aided school', 4, true, 'GIAS'),
    ('foundation', 'Foundation school', 5, true, 'GIAS'), ('nursery', 'Maintained nursery school', 6, true, 'GIAS'),
    ('pru', 'Pupil referral unit', 7, true, 'GIAS'), ('academy', 'Academy', 8, false, 'GIAS'),
    ('free_school', 'Free school', 9, false, 'GIAS')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, maintained = excluded.maintained, source = excluded.source;

INSERT INTO code.school_phase (code, label, sort_order, source) VALUES
    ('nursery', 'Nursery', 1, 'GIAS'), ('primary', 'Primary', 2, 'GIAS'), ('middle', 'Middle', 3, 'GIAS'),
    ('secondary', 'Secondary', 4, 'GIAS'), ('all_through', 'All-through', 5, 'GIAS'), ('special', 'Special', 6, 'GIAS'),
    ('not_applicable', 'Not applicable', 7, 'GIAS')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.proposal_kind (code, label, sort_order, source) VALUES
    ('housing', 'Housing', 1, 'Strategy 4.1, 4.2'), ('care', 'Care placements or temporary housing', 2, 'Strategy 4.3'),
    ('regeneration', 'Regeneration', 3, 'Strategy 5.3'), ('devolution', 'Offer to a parish or community body', 4, 'Strategy 1.2'),
    ('replacement', 'Replacement of a school', 5, 'Strategy 6.2')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.proposal_stage (code, label, sort_order, source) VALUES
    ('idea', 'Idea', 1, 'terrier'), ('offered', 'Offered', 2, 'terrier'), ('agreed', 'Agreed', 3, 'terrier'),
    ('in_use', 'Done, in use', 4, 'terrier'), ('refused', 'Refused', 5, 'terrier'), ('withdrawn', 'Withdrawn', 6, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.boundary_kind (code, label, sort_order, source) VALUES
    ('settlement', 'Settlement', 1, 'Local plan'), ('town_centre', 'Town centre', 2, 'Local plan'),
    ('ward', 'Ward', 3, 'ONS'), ('division', 'Electoral division', 4, 'ONS'), ('parish', 'Parish', 5, 'ONS'),
    ('network', 'Local Community Network', 6, 'Somerset Council'), ('district', 'Former district', 7, 'ONS'),
    ('employment_site', 'Allocated employment site', 8, 'Local plan'), ('regeneration_area', 'Regeneration area', 9, 'Local plan'),
    ('conservation_area', 'Conservation area', 10, 'P(LBCA)A 1990'), ('flood_zone', 'Flood zone', 11, 'Environment Agency'), ('allocated_site', 'Allocated site', 12, 'Local plan'),
    ('phosphate_catchment', 'Phosphate catchment', 13, 'Natural England'), ('playing_field', 'Playing field', 14, 'OS Open Greenspace')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.organisation_kind (code, label, sort_order, source) VALUES
    ('council', 'Council', 1, 'terrier'), ('predecessor', 'Predecessor council', 2, 'terrier'), ('parish', 'Parish or town council', 3, 'terrier'),
    ('tenant', 'Tenant', 4, 'terrier'), ('landlord', 'Landlord', 5, 'terrier'), ('trust', 'Academy trust', 6, 'terrier'),
    ('partner', 'Public sector partner', 7, 'terrier'), ('community', 'Community body', 8, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.document_kind (code, label, sort_order, source) VALUES
    ('deed', 'Deed or title', 1, 'terrier'), ('lease', 'Lease', 2, 'terrier'), ('survey', 'Survey report', 3, 'terrier'),
    ('certificate', 'Certificate', 4, 'terrier'), ('plan', 'Plan or drawing', 5, 'terrier'), ('valuation', 'Valuation', 6, 'terrier'),
    ('other', 'Other', 9, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.inspection_result (code, label, sort_order, source) VALUES
    ('pass', 'Pass', 1, 'terrier'), ('advisory', 'Pass with remarks', 2, 'terrier'), ('fail', 'Fail', 3, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.inspection_applies (code, label, sort_order, source) VALUES
    ('building', 'Any occupied building', 1, 'terrier'), ('gas', 'Heated by gas', 2, 'terrier'), ('lifts', 'Has lifts', 3, 'terrier'),
    ('asbestos', 'Asbestos present or presumed, or built before 2000 and not surveyed', 4, 'CAR 2012 r.4'),
    ('air_conditioning', 'Air conditioning over 12 kW', 5, 'EPB Regulations 2012 r.18'), ('play', 'Play area', 6, 'EN 1176-7'),
    ('trees', 'Open land', 7, 'OLA 1957'), ('dec', 'Public building over 250 m2', 8, 'EPB Regulations 2012 r.14'),
    ('duty', 'Only where a duty is recorded', 9, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.inspection_type (code, label, sort_order, interval_months, basis, applies_code, guard, risk_weight, source) VALUES
    ('gas_safety', 'Gas safety', 1, 12, 'statute', 'gas', true, 5, 'Gas Safety (Installation and Use) Regulations 1998: reg. 36 asks for 12 months where people live as tenants; reg. 35, of workplaces, names no interval, and yearly is good practice'),
    ('fire_risk', 'Fire risk assessment', 2, 12, 'statute', 'building', true, 5, 'Regulatory Reform (Fire Safety) Order 2005, art. 9(3), asks for regular review and names no interval; yearly is good practice'),
    ('fixed_wiring', 'Fixed wiring (EICR)', 3, 60, 'standard', 'building', true, 4, 'Electricity at Work Regulations 1989, reg. 4, name no interval; five years is that of guides to BS 7671 for offices, schools and halls. They give three for leisure centres and places of entertainment'),
    ('asbestos', 'Asbestos reinspection', 4, 12, 'statute', 'asbestos', true, 4, 'Control of Asbestos Regulations 2012, reg. 4, ask for review from time to time; at least every 12 months: HSE''s guidance, read second-hand with an asbestos surveyor'),
    ('legionella', 'Legionella risk assessment', 5, 24, 'approved code', 'building', true, 4, 'HSE, L8, 2013, paragraph 47: regularly, and whenever it may no longer be valid; it names no interval, and two years is good practice'),
    ('lift_passenger', 'Passenger lifts (LOLER)', 6, 6, 'statute', 'lifts', true, 4, 'LOLER 1998 r.9'),
    ('lift_other', 'Other lifting equipment (LOLER)', 7, 12, 'statute', 'duty', false, 3, 'LOLER 1998 r.9'),
    ('fire_alarm', 'Fire alarm service', 8, 6, 'standard', 'building', false, 3, 'BS 5839-1: at most six months, as guides to it say'),
    ('emergency_lighting', 'Emergency lighting discharge', 9, 12, 'standard', 'building', false, 2, 'BS 5266-1: a full discharge yearly, as guides to it say'),
    ('extinguishers', 'Fire extinguishers', 10, 12, 'standard', 'building', false, 2, 'BS 5306-3: serviced yearly, as guides to it say'),
    ('air_conditioning', 'Air conditioning (TM44)', 11, 60, 'statute', 'air_conditioning', false, 1, 'EPB Regulations 2012 r.18'),
    ('pressure', 'Pressure systems', 12, 14, 'statute', 'duty', false, 3, 'Pressure Systems Safety Regulations 2000: the written scheme of each system names its interval (HSE, INDG178, read); that 14 months is usual for boilers is to be checked'),
    ('f_gas', 'F-gas leak check', 13, 12, 'statute', 'duty', false, 2, 'F-gas Regulation'),
    ('playground', 'Playground annual inspection', 14, 12, 'standard', 'play', false, 4, 'BS EN 1176-7, yearly main inspection; no law names an interval (RoSPA, inspection and maintenance of playgrounds)'),
    ('trees', 'Tree survey', 15, 36, 'good practice', 'trees', false, 1, 'Occupiers'' Liability Acts 1957 and 1984 ask for reasonable care and name no interval; three years: officer judgement, as for trees that few pass')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, interval_months = excluded.interval_months,
    basis = excluded.basis, applies_code = excluded.applies_code, guard = excluded.guard, risk_weight = excluded.risk_weight, source = excluded.source;
