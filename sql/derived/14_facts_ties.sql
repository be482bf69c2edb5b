-- What binds an asset, and when the council could leave what it leases.

CREATE VIEW facts.tie AS
SELECT asset_id, kind_code, found, marking_code FROM register.constraint WHERE facts.in_force(valid)
UNION ALL
SELECT asset_id, CASE kind_code WHEN 'common' THEN 'common_land' ELSE kind_code END, true, NULL FROM register.designation
WHERE kind_code IN ('community_value', 'covenant', 'charity_trust', 'common') AND facts.in_force(valid);
COMMENT ON VIEW facts.tie IS 'What binds assets on the day, as constraints and lists of designations say; found false: looked for, and there is none.';

CREATE VIEW facts.tie_summary AS
SELECT asset_id,
       bool_or(found) FILTER (WHERE kind_code = 'covenant') AS covenant,
       bool_or(found) FILTER (WHERE kind_code = 'clawback') AS clawback,
       bool_or(found) FILTER (WHERE kind_code = 'charity_trust') AS charity_trust,
       bool_or(found) FILTER (WHERE kind_code = 'open_space') AS open_space,
       bool_or(found) FILTER (WHERE kind_code = 'allotment') AS allotment,
       bool_or(found) FILTER (WHERE kind_code = 'common_land') AS common_land,
       bool_or(found) FILTER (WHERE kind_code = 'appropriation') AS appropriation,
       bool_or(found) FILTER (WHERE kind_code = 'community_value') AS community_value,
       bool_or(found) FILTER (WHERE kind_code = 'security_of_tenure') AS security_of_tenure,
       bool_or(found) FILTER (WHERE kind_code = 'school_land') AS school_land,
       bool_or(found) FILTER (WHERE kind_code = 'playing_field') AS playing_field,
       bool_or(found) FILTER (WHERE kind_code = 'pre_emption') AS pre_emption,
       bool_or(found) FILTER (WHERE kind_code = 'grant_condition') AS grant_condition
FROM facts.tie GROUP BY asset_id;
COMMENT ON VIEW facts.tie_summary IS 'What binds an asset, rolled up: true recorded, false looked for and not found, null nobody looked.';

CREATE VIEW facts.lease_in AS
SELECT l.asset_id,
       CASE WHEN bool_and(n.break_on IS NOT NULL) THEN max(n.break_on) END AS break_on,
       CASE WHEN bool_and(l.term_over OR l.ends_on IS NOT NULL OR l.ended_on IS NOT NULL)
            THEN max(CASE WHEN l.term_over THEN (SELECT facts.as_of()) ELSE least(l.ends_on, l.ended_on) END) END AS ends_on
FROM facts.lease_in_force l
JOIN facts.lease_next n ON n.lease_id = l.lease_id
WHERE l.direction_code = 'in'
GROUP BY l.asset_id;
COMMENT ON VIEW facts.lease_in IS 'When the council could leave what it leases, by break and by the end of the term: of several leases the last; one whose term is over, today. Null where one of them names no such day.';
COMMENT ON COLUMN facts.lease_in.break_on IS 'The next break of every lease has then passed.';

CREATE VIEW facts.partner_lease AS
SELECT DISTINCT l.asset_id
FROM facts.lease_in_force l
JOIN register.organisation o ON o.organisation_id = l.counterparty_id AND o.kind_code = 'partner'
WHERE l.direction_code = 'out';
COMMENT ON VIEW facts.partner_lease IS 'Assets of which a public sector partner leases a part.';

CREATE VIEW facts.school_site AS
SELECT asset_id FROM register.school
UNION
SELECT asset_id FROM register.establishment
WHERE closed_on IS NULL OR closed_on > ((SELECT facts.as_of()) - make_interval(years => (SELECT facts.parameter('school_land_years'))::integer))::date;
COMMENT ON VIEW facts.school_site IS 'Assets on which a school stands, or stood within the years of the parameter school_land_years.';
