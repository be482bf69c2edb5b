-- What the schools register, the list of RAAC, lists of designations, brownfield registers, energy certificates and
-- half-hourly meters tell, beyond what the register already has a place for.

-- How long things last by law or by our own decision, by date.
CREATE TABLE code.term (
    term text NOT NULL CHECK (term ~ '^[a-z0-9_]+$'),
    valid_from date NOT NULL DEFAULT '-infinity',
    valid_to date NOT NULL DEFAULT 'infinity',
    lasts interval NOT NULL CHECK (lasts > interval '0'),
    label text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (term, valid_from),
    CHECK (valid_to > valid_from)
);
COMMENT ON TABLE code.term IS 'How long things last: certificates, listings, moratoria. A change of the law is a new row.';
COMMENT ON COLUMN code.term.term IS 'Short name, as the program asks for it.';
COMMENT ON COLUMN code.term.valid_from IS 'First day for which it is the rule: of the issue, the listing, the notice.';
COMMENT ON COLUMN code.term.valid_to IS 'First day for which it is the rule no longer.';
COMMENT ON COLUMN code.term.lasts IS 'How long.';
COMMENT ON COLUMN code.term.label IS 'What people read.';
COMMENT ON COLUMN code.term.source IS 'Law or decision that it comes from.';

CREATE TABLE code.school_repair (
    type_code text NOT NULL REFERENCES code.school_type,
    valid_from date NOT NULL DEFAULT '-infinity',
    valid_to date NOT NULL DEFAULT 'infinity',
    council_repairs text NOT NULL REFERENCES code.council_repairs,
    duty_holder text NOT NULL REFERENCES code.duty_holder,
    source text NOT NULL,
    PRIMARY KEY (type_code, valid_from),
    CHECK (valid_to > valid_from)
);
COMMENT ON TABLE code.school_repair IS 'Who repairs a school by its type, by date. What a source states of a school, and a lease, outweigh it.';
COMMENT ON COLUMN code.school_repair.type_code IS 'Kind of school by who runs it.';
COMMENT ON COLUMN code.school_repair.valid_from IS 'First day of the rule.';
COMMENT ON COLUMN code.school_repair.valid_to IS 'First day of the rule no longer.';
COMMENT ON COLUMN code.school_repair.council_repairs IS 'What the council repairs.';
COMMENT ON COLUMN code.school_repair.duty_holder IS 'Who holds the compliance duty.';
COMMENT ON COLUMN code.school_repair.source IS 'Where the rule comes from.';

SELECT code.make_list(name, meaning) FROM (VALUES
    ('establishment_status', 'Whether an establishment of the schools register is open.'),
    ('site_ownership', 'Ownership of a brownfield site, as its register says it.'),
    ('site_planning', 'Planning status of a brownfield site.'),
    ('site_permission', 'Kind of planning permission of a brownfield site.')
) AS list (name, meaning);

SELECT history.watch_rules();

CREATE TABLE register.establishment (
    establishment_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    urn integer NOT NULL UNIQUE CHECK (urn BETWEEN 100000 AND 999999),
    local_number text,
    name text NOT NULL CHECK (btrim(name) <> ''),
    type_code text NOT NULL REFERENCES code.school_type,
    phase_code text REFERENCES code.school_phase,
    status_code text NOT NULL REFERENCES code.establishment_status,
    opened_on date,
    closed_on date,
    capacity integer CHECK (capacity >= 0),
    pupils integer CHECK (pupils >= 0),
    pupils_on date,
    record_id bigint REFERENCES source.record,
    CHECK (closed_on >= opened_on)
);
CREATE INDEX establishment_asset ON register.establishment (asset_id);
COMMENT ON TABLE register.establishment IS 'Every school that stands or stood on an asset, as the schools register (GIAS) has it: the open ones and those before them. The school of the site, which is judged, is register.school.';
COMMENT ON COLUMN register.establishment.establishment_id IS 'Identity.';
COMMENT ON COLUMN register.establishment.asset_id IS 'The asset that is its site.';
COMMENT ON COLUMN register.establishment.urn IS 'Unique reference number in Get Information About Schools.';
COMMENT ON COLUMN register.establishment.local_number IS 'Number of the local authority and of the establishment in it: 850/2000.';
COMMENT ON COLUMN register.establishment.name IS 'What it is or was called.';
COMMENT ON COLUMN register.establishment.type_code IS 'Who ran it.';
COMMENT ON COLUMN register.establishment.phase_code IS 'Phase of education.';
COMMENT ON COLUMN register.establishment.status_code IS 'Open, closed, about to close or to open.';
COMMENT ON COLUMN register.establishment.opened_on IS 'When it opened; null unknown.';
COMMENT ON COLUMN register.establishment.closed_on IS 'When it closed; null while open, or unknown.';
COMMENT ON COLUMN register.establishment.capacity IS 'Pupil places.';
COMMENT ON COLUMN register.establishment.pupils IS 'Pupils on roll.';
COMMENT ON COLUMN register.establishment.pupils_on IS 'Date of the roll.';
COMMENT ON COLUMN register.establishment.record_id IS 'Source row.';
SELECT history.track('register.establishment');

ALTER TABLE register.building ADD COLUMN raac_on date, ADD COLUMN raac_source text;
COMMENT ON COLUMN register.building.raac_on IS 'Day as of which the state of RAAC was stated; null unknown.';
COMMENT ON COLUMN register.building.raac_source IS 'Who stated it; null when it came with an asset list or a survey.';
SELECT history.track('register.building');

ALTER TABLE register.designation ADD COLUMN notice_on date;
COMMENT ON COLUMN register.designation.notice_on IS 'Of an asset of community value: when notice to dispose of it was given, from which the moratoria run; null none.';
SELECT history.track('register.designation');

ALTER TABLE register.certificate
    ADD COLUMN floor_area_m2 register.area_m2,
    ADD COLUMN main_fuel text,
    ADD COLUMN heat_kwh_m2 numeric(12, 2) CHECK (heat_kwh_m2 >= 0),
    ADD COLUMN electricity_kwh_m2 numeric(12, 2) CHECK (electricity_kwh_m2 >= 0);
COMMENT ON COLUMN register.certificate.floor_area_m2 IS 'Floor area that it was worked out for, m2.';
COMMENT ON COLUMN register.certificate.main_fuel IS 'Main heating fuel, in the certificate''s words.';
COMMENT ON COLUMN register.certificate.heat_kwh_m2 IS 'Fuel for heat used in the year of a display certificate, kWh per m2.';
COMMENT ON COLUMN register.certificate.electricity_kwh_m2 IS 'Electricity used in the year of a display certificate, kWh per m2.';
SELECT history.track('register.certificate');

ALTER TABLE register.energy_reading
    ADD COLUMN missing_half_hours integer CHECK (missing_half_hours >= 0),
    ADD COLUMN estimated_half_hours integer CHECK (estimated_half_hours >= 0);
COMMENT ON COLUMN register.energy_reading.missing_half_hours IS 'Half hours of the period for which no value came; null where the meter is not read by half hours. Nothing is put in for them.';
COMMENT ON COLUMN register.energy_reading.estimated_half_hours IS 'Half hours of the period that were estimated; null where the meter is not read by half hours.';
SELECT history.track('register.energy_reading');

CREATE TABLE gazetteer.brownfield_site (
    brownfield_site_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scheme text NOT NULL CHECK (scheme ~ '^[a-z0-9_-]+$'),
    reference text NOT NULL CHECK (btrim(reference) <> ''),
    organisation_uri text,
    name text NOT NULL,
    hectares numeric(12, 4) CHECK (hectares > 0),
    ownership_code text REFERENCES code.site_ownership,
    planning_code text REFERENCES code.site_planning,
    permission_code text REFERENCES code.site_permission,
    permission_on date,
    planning_history text,
    deliverable boolean,
    dwellings_least integer CHECK (dwellings_least >= 0),
    dwellings_most integer CHECK (dwellings_most >= dwellings_least),
    hazardous_substances text,
    notes text,
    plan_url text,
    first_added_on date,
    last_updated_on date,
    ended_on date,
    location geometry(Point, 27700),
    location_crs84 geometry(Point, 4326),
    location_accuracy_m numeric,
    place_doubtful boolean NOT NULL DEFAULT false,
    licence text,
    asset_id bigint REFERENCES register.asset,
    asset_found_by text CHECK (asset_found_by IN ('stated', 'extent')),
    record_id bigint REFERENCES source.record,
    UNIQUE (scheme, reference),
    CHECK ((location IS NULL) = (location_crs84 IS NULL)),
    CHECK ((asset_id IS NULL) = (asset_found_by IS NULL))
);
CREATE INDEX brownfield_site_asset ON gazetteer.brownfield_site (asset_id);
CREATE INDEX brownfield_site_location ON gazetteer.brownfield_site USING gist (location);
COMMENT ON TABLE gazetteer.brownfield_site IS 'Sites of brownfield land registers, whoever owns them, with the asset where one is known to lie there.';
COMMENT ON COLUMN gazetteer.brownfield_site.brownfield_site_id IS 'Identity.';
COMMENT ON COLUMN gazetteer.brownfield_site.scheme IS 'Whose register: mendip.';
COMMENT ON COLUMN gazetteer.brownfield_site.reference IS 'Site reference in that register.';
COMMENT ON COLUMN gazetteer.brownfield_site.organisation_uri IS 'Published identifier of the authority.';
COMMENT ON COLUMN gazetteer.brownfield_site.name IS 'Name and address as the register gives them.';
COMMENT ON COLUMN gazetteer.brownfield_site.hectares IS 'Area of the site, ha.';
COMMENT ON COLUMN gazetteer.brownfield_site.ownership_code IS 'Whether a public authority owns it.';
COMMENT ON COLUMN gazetteer.brownfield_site.planning_code IS 'Permissioned, not permissioned, pending decision.';
COMMENT ON COLUMN gazetteer.brownfield_site.permission_code IS 'Kind of permission.';
COMMENT ON COLUMN gazetteer.brownfield_site.permission_on IS 'When permission was given.';
COMMENT ON COLUMN gazetteer.brownfield_site.planning_history IS 'Where the planning history is to be read.';
COMMENT ON COLUMN gazetteer.brownfield_site.deliverable IS 'Likely to be built within five years; null not stated.';
COMMENT ON COLUMN gazetteer.brownfield_site.dwellings_least IS 'Net dwellings, least.';
COMMENT ON COLUMN gazetteer.brownfield_site.dwellings_most IS 'Net dwellings, most.';
COMMENT ON COLUMN gazetteer.brownfield_site.hazardous_substances IS 'Proposal for hazardous substances, in the register''s words.';
COMMENT ON COLUMN gazetteer.brownfield_site.notes IS 'Notes of the register.';
COMMENT ON COLUMN gazetteer.brownfield_site.plan_url IS 'Where the plan of the site is.';
COMMENT ON COLUMN gazetteer.brownfield_site.first_added_on IS 'When the site was put on the register.';
COMMENT ON COLUMN gazetteer.brownfield_site.last_updated_on IS 'When its entry was last changed.';
COMMENT ON COLUMN gazetteer.brownfield_site.ended_on IS 'When it came off the register; null while on it.';
COMMENT ON COLUMN gazetteer.brownfield_site.location IS 'Representative point, EPSG:27700, metres.';
COMMENT ON COLUMN gazetteer.brownfield_site.location_crs84 IS 'The same point in CRS84.';
COMMENT ON COLUMN gazetteer.brownfield_site.location_accuracy_m IS 'Accuracy of the transformation between the two, metres.';
COMMENT ON COLUMN gazetteer.brownfield_site.place_doubtful IS 'The point lies far from other sites of the same place: it is kept, and no asset is looked for there.';
COMMENT ON COLUMN gazetteer.brownfield_site.licence IS 'Licence of the register.';
COMMENT ON COLUMN gazetteer.brownfield_site.asset_id IS 'The council''s asset there; null none known.';
COMMENT ON COLUMN gazetteer.brownfield_site.asset_found_by IS 'stated: a row of a register says so. extent: the point lies within the asset''s land or building.';
COMMENT ON COLUMN gazetteer.brownfield_site.record_id IS 'Source row.';
SELECT history.track('gazetteer.brownfield_site');
