-- The asset as outsiders read it: one row for each, with what people ask for most.

CREATE VIEW publish.latest_run AS
SELECT run.run_id, run.label, run.as_at, run.known_at, run.revision, run.criteria_version_id, run.engine_version,
       run.compared_run_id, run.asset_count, run.scored_count, run.made_at
FROM evaluation.run
WHERE run.kind = 'published' AND run.as_at <= coalesce(nullif(current_setting('terrier.as_at', true), '')::date, 'infinity')
ORDER BY run.quarter_on IS NOT NULL AND EXISTS (
             SELECT FROM evaluation.run other
             WHERE other.kind = 'published' AND other.run_id < run.run_id AND other.as_at > run.as_at
               AND other.as_at <= coalesce(nullif(current_setting('terrier.as_at', true), '')::date, 'infinity')),
         run.run_id DESC LIMIT 1;
COMMENT ON VIEW publish.latest_run IS 'The newest published judging of the estate, of one for a day that is asked for or before it: none or one row. Ratings here are from it. A quarter that is published late, or again, does not come before a run for a later day.';

-- Everything of every asset, whoever asks. Not granted to anyone: what is granted stands on it.
CREATE VIEW publish.asset_whole AS
SELECT
    asset.asset_id,
    asset.reference,
    asset.name,
    asset.category_code,
    category.label AS category,
    category.group_code AS category_group_code,
    category.group_label AS category_group,
    category.path AS category_path,
    holding.purpose_code,
    purpose.label AS purpose,
    holding.scope_code,
    scope.label AS scope,
    holding.status_code,
    status.label AS status,
    asset.validation_code,
    validation.label AS validation,
    asset.marking_code,
    marking.label AS marking,
    marking.rank AS marking_rank,
    coalesce(holding.held, false) AS held,
    coalesce(holding.scored, false) AS in_scope,
    predecessor.code AS predecessor_code,
    predecessor.name AS predecessor,
    identifier.predecessor_reference,
    asset.uprn,
    asset.street_number,
    asset.street,
    asset.locality,
    asset.post_town,
    asset.postcode,
    nullif(concat_ws(', ', nullif(concat_ws(' ', asset.street_number, asset.street), ''), asset.locality,
                     asset.post_town, asset.postcode), '') AS address,
    place.parish,
    place.ward,
    place.division,
    place.network,
    interest.tenure_code,
    interest.tenure,
    liability.council_repairs AS council_repairs_code,
    repairs.label AS council_repairs,
    duty.label AS duty_holder,
    school.type_code AS school_type_code,
    school.maintained AS maintained_school,
    building.building_count,
    floor.floor_area_m2,
    coalesce(parcel.land_area_m2, asset.stated_land_area_m2) AS land_area_m2,
    building.year_built,
    certificate.band_code AS energy_rating,
    condition.surveyed_on,
    condition.backlog,
    condition.high_backlog AS backlog_high_priority,
    result.scores,
    result.rating_codes,
    result.ratings,
    asset.service,
    asset.responsible_officer,
    asset.purpose_confirmed_on,
    asset.fixed_asset_reference,
    asset.notes,
    ST_X(asset.location) AS easting,
    ST_Y(asset.location) AS northing,
    ST_X(asset.location_crs84) AS longitude,
    ST_Y(asset.location_crs84) AS latitude,
    asset.location,
    asset.location_crs84,
    asset.location_accuracy_m,
    asset.location_licence
FROM register.asset
CROSS JOIN (SELECT facts.as_of() AS day OFFSET 0) AS today
JOIN publish.category ON category.code = asset.category_code
JOIN code.validation ON validation.code = asset.validation_code
JOIN code.marking ON marking.code = asset.marking_code
LEFT JOIN facts.asset_state holding ON holding.asset_id = asset.asset_id
LEFT JOIN code.purpose ON purpose.code = holding.purpose_code
LEFT JOIN code.scope ON scope.code = holding.scope_code
LEFT JOIN code.status ON status.code = holding.status_code
LEFT JOIN register.organisation predecessor ON predecessor.organisation_id = asset.predecessor_id
LEFT JOIN LATERAL (
    SELECT string_agg(own.value, ', ' ORDER BY own.value) AS predecessor_reference
    FROM register.asset_identifier own
    WHERE own.asset_id = asset.asset_id AND own.scheme = predecessor.code
) AS identifier ON true
LEFT JOIN LATERAL (
    SELECT max(within.name) FILTER (WHERE within.kind_code = 'parish') AS parish,
           max(within.name) FILTER (WHERE within.kind_code = 'ward') AS ward,
           max(within.name) FILTER (WHERE within.kind_code = 'division') AS division,
           max(within.name) FILTER (WHERE within.kind_code = 'network') AS network
    FROM facts.asset_place within
    WHERE within.asset_id = asset.asset_id AND within.main
      AND within.kind_code IN ('parish', 'ward', 'division', 'network')
) AS place ON true
LEFT JOIN LATERAL (
    SELECT held.tenure_code, tenure.label AS tenure
    FROM register.interest held JOIN code.tenure ON tenure.code = held.tenure_code
    WHERE held.asset_id = asset.asset_id AND held.valid @> today.day
    ORDER BY tenure.sort_order, held.interest_id LIMIT 1
) AS interest ON true
LEFT JOIN facts.asset_duty liability ON liability.asset_id = asset.asset_id
LEFT JOIN code.council_repairs repairs ON repairs.code = liability.council_repairs
LEFT JOIN code.duty_holder duty ON duty.code = liability.duty_holder_code
LEFT JOIN LATERAL (
    SELECT own.type_code, type.maintained
    FROM register.school own JOIN code.school_type type ON type.code = own.type_code
    WHERE own.asset_id = asset.asset_id
) AS school ON true
LEFT JOIN facts.building_summary floor ON floor.asset_id = asset.asset_id
LEFT JOIN LATERAL (
    SELECT count(*) AS building_count, min(own.year_built) AS year_built
    FROM register.building own WHERE own.asset_id = asset.asset_id
) AS building ON true
LEFT JOIN LATERAL (
    SELECT sum(own.area_m2) AS land_area_m2 FROM register.land_parcel own WHERE own.asset_id = asset.asset_id
) AS parcel ON true
LEFT JOIN LATERAL (
    SELECT own.band_code FROM register.certificate own
    WHERE own.asset_id = asset.asset_id AND coalesce(own.issued_on, '-infinity') <= today.day
    ORDER BY own.issued_on DESC NULLS LAST, own.certificate_id DESC LIMIT 1
) AS certificate ON true
LEFT JOIN facts.condition_summary condition ON condition.asset_id = asset.asset_id
LEFT JOIN LATERAL (
    SELECT array_agg(found.score ORDER BY objective.objective) AS scores,
           array_agg(found.rating ORDER BY objective.objective) AS rating_codes,
           array_agg(rating.label ORDER BY objective.objective) AS ratings
    FROM evaluation.objective
    LEFT JOIN evaluation.objective_result found
           ON found.objective = objective.objective AND found.asset_id = asset.asset_id
          AND found.run_id = (SELECT run_id FROM publish.latest_run)
    LEFT JOIN evaluation.rating ON rating.rating_code = found.rating
) AS result ON true;
COMMENT ON VIEW publish.asset_whole IS 'Everything of every asset, unmarked. Counts stand on it, so that a total is the same whoever reads it; nobody is granted it.';

-- Which assets are vacant, on the day of the facts and today. Not granted.
CREATE VIEW publish.vacancy AS
SELECT part.asset_id, bool_or(part.vacant) AS vacant, bool_or(part.vacant_today) AS vacant_today
FROM (
    SELECT asset_id, valid @> (SELECT facts.as_of()) AS vacant, valid @> (SELECT publish.as_of()) AS vacant_today
    FROM register.asset_holding WHERE status_code = 'vacant'
    UNION ALL
    SELECT asset_id, valid @> (SELECT facts.as_of()), valid @> (SELECT publish.as_of())
    FROM register.interest WHERE detail_code = 'vacant'
    UNION ALL
    SELECT * FROM (
        SELECT DISTINCT ON (asset_id) asset_id, vacant_since IS NOT NULL, false FROM register.utilisation
        WHERE measured_on <= (SELECT facts.as_of()) ORDER BY asset_id, measured_on DESC) AS measured_then
    UNION ALL
    SELECT * FROM (
        SELECT DISTINCT ON (asset_id) asset_id, false, vacant_since IS NOT NULL FROM register.utilisation
        WHERE measured_on <= (SELECT publish.as_of()) ORDER BY asset_id, measured_on DESC) AS measured_today
) AS part (asset_id, vacant, vacant_today)
GROUP BY part.asset_id;
COMMENT ON VIEW publish.vacancy IS 'Which assets are vacant, or were by some record of theirs.';
COMMENT ON COLUMN publish.vacancy.vacant IS 'Vacant on the day of the facts.';
COMMENT ON COLUMN publish.vacancy.vacant_today IS 'Vacant today: what is withheld may not depend on the day that a reader asks for.';

-- Each record has up to two editions: one for the council's own staff, and one for the public if it is marked so. A
-- vacant asset must not be found by the public, so its public edition is withheld, also of the days before it was. Not
-- granted: views stand on it.
CREATE VIEW publish.recorded_edition AS
SELECT asset.asset_id, asset.reference, marking.rank AS marking_rank, coalesce(vacancy.vacant, false) AS vacant,
       edition.for_public,
       edition.for_public AND (coalesce(vacancy.vacant, false) OR coalesce(vacancy.vacant_today, false)) AS withheld
FROM register.asset
JOIN code.marking ON marking.code = asset.marking_code
-- Joined and not asked for row by row: each column that is withheld would ask again.
LEFT JOIN publish.vacancy ON vacancy.asset_id = asset.asset_id
CROSS JOIN (VALUES (false), (true)) AS edition (for_public)
WHERE NOT edition.for_public OR marking.rank = 0;
COMMENT ON VIEW publish.recorded_edition IS 'The editions of each asset as its record alone says: what publish.edition stands on.';
COMMENT ON COLUMN publish.recorded_edition.withheld IS 'Vacant, on the day of the facts or today, so that what would place it is withheld from the public.';

CREATE VIEW publish.edition AS
SELECT asset_id, reference, marking_rank, vacant, for_public, withheld FROM publish.recorded_edition;
COMMENT ON VIEW publish.edition IS 'The editions of each asset: one for staff, and one for the public of what is marked public. Withheld: vacant, so the public is not told which and where it is.';

-- What leaves the register is read from here, and nothing else of it: the public edition of a vacant asset does not.
-- Left out and not blanked: what is blank in one place is beside a size, a score or a place in the order in another.
CREATE VIEW publish.edition_given AS
SELECT asset_id, reference, marking_rank, vacant, for_public FROM publish.edition WHERE NOT withheld;
COMMENT ON VIEW publish.edition_given IS 'The editions that are given out: of a vacant asset none to the public, whom the list of the Transparency Code alone tells that it is there.';

-- Which assets the reader may see. Not granted: the views below stand on it.
CREATE VIEW publish.asset_cleared AS
SELECT edition.asset_id, edition.reference, edition.vacant, reader.clearance
FROM publish.edition_given edition
CROSS JOIN (SELECT publish.clearance() AS clearance OFFSET 0) AS reader
WHERE edition.marking_rank <= reader.clearance AND edition.for_public = (reader.clearance = 0);
COMMENT ON VIEW publish.asset_cleared IS 'The assets that the reader may see, each in the edition for that reader.';

-- What may be read of them, by edition. Not granted.
CREATE VIEW publish.asset_edition AS
SELECT
    edition.for_public, edition.marking_rank, edition.asset_id, edition.reference,
    name,
    category_code, category, category_group_code, category_group, category_path,
    purpose_code, purpose, scope_code, scope, status_code, status, validation_code, validation,
    marking_code, marking, held, in_scope,
    predecessor_code, predecessor, predecessor_reference,
    uprn, street_number, street, locality, post_town, postcode, address, parish, ward, division, network,
    tenure_code, tenure, council_repairs_code, council_repairs, duty_holder,
    school_type_code, maintained_school,
    building_count AS buildings, floor_area_m2, land_area_m2, year_built, energy_rating, surveyed_on, vacant,
    CASE WHEN NOT for_public THEN service END AS service,
    CASE WHEN NOT for_public THEN responsible_officer END AS responsible_officer,
    purpose_confirmed_on,
    CASE WHEN NOT for_public THEN fixed_asset_reference END AS fixed_asset_reference,
    CASE WHEN NOT for_public THEN notes END AS notes,
    backlog, backlog_high_priority, rating_codes,
    -- Cut, not rounded: what is amber never reads 70.
    trunc(scores[1]::numeric, 1) AS score_1, trunc(scores[2]::numeric, 1) AS score_2, trunc(scores[3]::numeric, 1) AS score_3,
    trunc(scores[4]::numeric, 1) AS score_4, trunc(scores[5]::numeric, 1) AS score_5, trunc(scores[6]::numeric, 1) AS score_6,
    ratings[1] AS rating_1, ratings[2] AS rating_2, ratings[3] AS rating_3,
    ratings[4] AS rating_4, ratings[5] AS rating_5, ratings[6] AS rating_6,
    CASE WHEN place.given THEN easting END AS easting, CASE WHEN place.given THEN northing END AS northing,
    CASE WHEN place.given THEN longitude END AS longitude, CASE WHEN place.given THEN latitude END AS latitude,
    CASE WHEN place.given THEN location_accuracy_m END AS location_accuracy_m,
    CASE WHEN place.given THEN location_licence END AS location_licence,
    -- Programs that make maps ask which kind of shape it is.
    CASE WHEN place.given THEN location END::geometry(Point, 27700) AS location,
    CASE WHEN place.given THEN location_crs84 END::geometry(Point, 4326) AS location_crs84
FROM publish.asset_whole asset
-- By the one column: by two that say the same the planner expects next to no rows.
JOIN publish.edition_given edition ON edition.asset_id = asset.asset_id
-- Coordinates under a licence that is stated and does not let them be published are staff's alone (code.licence_rule); where
-- none is stated the list of the Transparency Code is the stricter.
CROSS JOIN LATERAL (
    SELECT NOT edition.for_public OR btrim(coalesce(asset.location_licence, '')) = '' OR coalesce((
        SELECT rule.publishable FROM code.licence_rule rule
        WHERE publish.as_of() >= rule.valid_from AND publish.as_of() < rule.valid_to AND asset.location_licence ~* rule.pattern
        ORDER BY rule.place LIMIT 1), false) AS given) AS place;
COMMENT ON VIEW publish.asset_edition IS 'What the public and what staff may read of each asset: publish.asset and schema served stand on it.';

CREATE VIEW publish.asset WITH (security_barrier) AS
SELECT
    asset_id, reference, name,
    category_code, category, category_group_code, category_group, category_path,
    purpose_code, purpose, scope_code, scope, status_code, status, validation_code, validation,
    marking_code, marking, held, in_scope,
    predecessor_code, predecessor, predecessor_reference,
    uprn, street_number, street, locality, post_town, postcode, address, parish, ward, division, network,
    tenure_code, tenure, council_repairs_code, council_repairs, duty_holder,
    school_type_code, maintained_school,
    buildings, floor_area_m2, land_area_m2, year_built, energy_rating, surveyed_on, vacant,
    service, responsible_officer, purpose_confirmed_on, fixed_asset_reference, notes,
    backlog, backlog_high_priority, rating_codes,
    score_1, score_2, score_3, score_4, score_5, score_6,
    rating_1, rating_2, rating_3, rating_4, rating_5, rating_6,
    easting, northing, longitude, latitude, location_accuracy_m, location_licence,
    location, location_crs84
FROM publish.asset_edition
CROSS JOIN (SELECT publish.clearance() AS clearance OFFSET 0) AS reader
WHERE marking_rank <= reader.clearance AND for_public = (reader.clearance = 0);
COMMENT ON VIEW publish.asset IS 'Land and building assets: one row for each that the reader may see.';
COMMENT ON COLUMN publish.asset.asset_id IS 'Identity inside the database; joins the views of this schema.';
COMMENT ON COLUMN publish.asset.reference IS 'Reference that people use, such as SC000123.';
COMMENT ON COLUMN publish.asset.name IS 'Name.';
COMMENT ON COLUMN publish.asset.category_code IS 'Category, as a code.';
COMMENT ON COLUMN publish.asset.category IS 'Category.';
COMMENT ON COLUMN publish.asset.category_group_code IS 'The widest category it belongs to, as a code.';
COMMENT ON COLUMN publish.asset.category_group IS 'The widest category it belongs to.';
COMMENT ON COLUMN publish.asset.category_path IS 'Codes of its categories from the widest down.';
COMMENT ON COLUMN publish.asset.purpose_code IS 'Why it is held, as a code.';
COMMENT ON COLUMN publish.asset.purpose IS 'Why it is held.';
COMMENT ON COLUMN publish.asset.scope_code IS 'Whether the objectives apply, as a code.';
COMMENT ON COLUMN publish.asset.scope IS 'Whether the objectives apply, and if not why.';
COMMENT ON COLUMN publish.asset.status_code IS 'Where it is in its life, as a code.';
COMMENT ON COLUMN publish.asset.status IS 'Where it is in its life.';
COMMENT ON COLUMN publish.asset.validation_code IS 'Whether the record has been validated, as a code.';
COMMENT ON COLUMN publish.asset.validation IS 'Whether the record has been validated.';
COMMENT ON COLUMN publish.asset.marking_code IS 'Protective marking, as a code.';
COMMENT ON COLUMN publish.asset.marking IS 'Protective marking of the record.';
COMMENT ON COLUMN publish.asset.held IS 'Counted as held: validated, in scope or investment, not disposed of.';
COMMENT ON COLUMN publish.asset.in_scope IS 'Held and judged against the objectives.';
COMMENT ON COLUMN publish.asset.predecessor_code IS 'Council it was inherited from, as a code.';
COMMENT ON COLUMN publish.asset.predecessor IS 'Council it was inherited from; null if acquired since.';
COMMENT ON COLUMN publish.asset.predecessor_reference IS 'What that council called it.';
COMMENT ON COLUMN publish.asset.uprn IS 'Primary UPRN.';
COMMENT ON COLUMN publish.asset.street_number IS 'House number or range.';
COMMENT ON COLUMN publish.asset.street IS 'Street.';
COMMENT ON COLUMN publish.asset.locality IS 'Village or part of a town.';
COMMENT ON COLUMN publish.asset.post_town IS 'Post town.';
COMMENT ON COLUMN publish.asset.postcode IS 'Postcode.';
COMMENT ON COLUMN publish.asset.address IS 'Address in one line.';
COMMENT ON COLUMN publish.asset.parish IS 'Parish it lies in.';
COMMENT ON COLUMN publish.asset.ward IS 'Ward it lies in.';
COMMENT ON COLUMN publish.asset.division IS 'Electoral division it lies in.';
COMMENT ON COLUMN publish.asset.network IS 'Local Community Network it lies in.';
COMMENT ON COLUMN publish.asset.tenure_code IS 'The council''s interest, as a code.';
COMMENT ON COLUMN publish.asset.tenure IS 'The council''s interest.';
COMMENT ON COLUMN publish.asset.council_repairs_code IS 'What the council repairs, as a code: all, structure, shared, none.';
COMMENT ON COLUMN publish.asset.council_repairs IS 'What the council repairs.';
COMMENT ON COLUMN publish.asset.duty_holder IS 'Who must keep inspections in date.';
COMMENT ON COLUMN publish.asset.school_type_code IS 'Kind of school, as a code; null for what is none.';
COMMENT ON COLUMN publish.asset.maintained_school IS 'A school that the council maintains; null for what is no school.';
COMMENT ON COLUMN publish.asset.buildings IS 'Buildings on it.';
COMMENT ON COLUMN publish.asset.floor_area_m2 IS 'Gross internal floor area of its buildings, m2; null when that of one of them is unknown.';
COMMENT ON COLUMN publish.asset.land_area_m2 IS 'Area of its land, m2: measured, else as a source stated it.';
COMMENT ON COLUMN publish.asset.year_built IS 'Year of its oldest building.';
COMMENT ON COLUMN publish.asset.energy_rating IS 'Band of its newest energy certificate.';
COMMENT ON COLUMN publish.asset.surveyed_on IS 'Date of its newest condition survey.';
COMMENT ON COLUMN publish.asset.vacant IS 'Vacant.';
COMMENT ON COLUMN publish.asset.service IS 'Service that uses it.';
COMMENT ON COLUMN publish.asset.responsible_officer IS 'Post that answers for it.';
COMMENT ON COLUMN publish.asset.purpose_confirmed_on IS 'When a review last confirmed why it is held.';
COMMENT ON COLUMN publish.asset.fixed_asset_reference IS 'Reference in the fixed asset register.';
COMMENT ON COLUMN publish.asset.notes IS 'Free text.';
COMMENT ON COLUMN publish.asset.backlog IS 'Maintenance backlog by the definition in force, GBP, as surveyed; null not surveyed.';
COMMENT ON COLUMN publish.asset.backlog_high_priority IS 'The part of the backlog of high priority, GBP, as surveyed.';
COMMENT ON COLUMN publish.asset.rating_codes IS 'Ratings for objectives 1 to 6, as codes, in the latest published run.';
COMMENT ON COLUMN publish.asset.easting IS 'Easting, EPSG:27700, metres.';
COMMENT ON COLUMN publish.asset.northing IS 'Northing, EPSG:27700, metres.';
COMMENT ON COLUMN publish.asset.longitude IS 'Longitude, CRS84, degrees.';
COMMENT ON COLUMN publish.asset.latitude IS 'Latitude, CRS84, degrees.';
COMMENT ON COLUMN publish.asset.location_accuracy_m IS 'Accuracy of the transformation between the two, metres.';
COMMENT ON COLUMN publish.asset.location_licence IS 'Licence and source of the coordinates.';
COMMENT ON COLUMN publish.asset.location IS 'Representative point, EPSG:27700.';
COMMENT ON COLUMN publish.asset.location_crs84 IS 'The same point in CRS84.';
COMMENT ON COLUMN publish.asset.score_1 IS 'Score for objective 1 in the latest published run, 0 to 100, cut to one decimal.';
COMMENT ON COLUMN publish.asset.rating_1 IS 'Rating for objective 1 in the latest published run.';
COMMENT ON COLUMN publish.asset.score_2 IS 'Score for objective 2 in the latest published run, 0 to 100, cut to one decimal.';
COMMENT ON COLUMN publish.asset.rating_2 IS 'Rating for objective 2 in the latest published run.';
COMMENT ON COLUMN publish.asset.score_3 IS 'Score for objective 3 in the latest published run, 0 to 100, cut to one decimal.';
COMMENT ON COLUMN publish.asset.rating_3 IS 'Rating for objective 3 in the latest published run.';
COMMENT ON COLUMN publish.asset.score_4 IS 'Score for objective 4 in the latest published run, 0 to 100, cut to one decimal.';
COMMENT ON COLUMN publish.asset.rating_4 IS 'Rating for objective 4 in the latest published run.';
COMMENT ON COLUMN publish.asset.score_5 IS 'Score for objective 5 in the latest published run, 0 to 100, cut to one decimal.';
COMMENT ON COLUMN publish.asset.rating_5 IS 'Rating for objective 5 in the latest published run.';
COMMENT ON COLUMN publish.asset.score_6 IS 'Score for objective 6 in the latest published run, 0 to 100, cut to one decimal.';
COMMENT ON COLUMN publish.asset.rating_6 IS 'Rating for objective 6 in the latest published run.';
