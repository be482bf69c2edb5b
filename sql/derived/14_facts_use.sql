-- Use, cost, tenure and place of each asset, each as last known on the day.

CREATE VIEW facts.use_latest AS
SELECT s.asset_id,
       CASE WHEN u.asset_id IS NOT NULL THEN u.measured_on ELSE o.pupils_on END AS measured_on,
       coalesce(u.capacity, o.capacity) AS capacity,
       CASE WHEN u.asset_id IS NOT NULL THEN u.used ELSE o.pupils END AS used
FROM facts.asset_state s
JOIN code.category c ON c.code = s.category_code
LEFT JOIN (SELECT DISTINCT ON (asset_id, unit_code) asset_id, unit_code, measured_on, capacity, used
           FROM register.utilisation
           WHERE measured_on <= (SELECT facts.as_of()) AND used IS NOT NULL
           ORDER BY asset_id, unit_code, measured_on DESC) u ON u.asset_id = s.asset_id AND u.unit_code = c.capacity_unit
LEFT JOIN register.school o ON o.asset_id = s.asset_id AND c.capacity_unit = 'pupils';
COMMENT ON VIEW facts.use_latest IS 'Capacity and use as last measured, in the unit of the category; for schools places and pupils where nothing else was measured.';

-- Each asset with room offers it in its own square of the search distance and the eight around: what is near enough meets
-- by equal keys, also where no index helps, at a past recorded time.
CREATE VIEW facts.nearest_room AS
WITH reach AS MATERIALIZED (
    SELECT facts.parameter('room_km') * 1000 AS metres
), used AS MATERIALIZED (
    SELECT s.asset_id, s.category_code, u.used, u.capacity - u.used AS spare, s.status_code = 'in_use' AS in_use,
           ST_X(a.location) AS x, ST_Y(a.location) AS y,
           floor(ST_X(a.location) / r.metres)::integer AS column_no, floor(ST_Y(a.location) / r.metres)::integer AS row_no
    FROM facts.asset_state s
    JOIN facts.use_latest u ON u.asset_id = s.asset_id
    JOIN register.asset a ON a.asset_id = s.asset_id
    CROSS JOIN reach r
    WHERE s.held AND a.location IS NOT NULL AND u.used IS NOT NULL
), offer AS MATERIALIZED (
    SELECT h.asset_id, h.category_code, h.spare, h.x, h.y, h.column_no + aside.columns AS column_no, h.row_no + above.rows AS row_no
    FROM used h
    CROSS JOIN generate_series(-1, 1) AS aside (columns)
    CROSS JOIN generate_series(-1, 1) AS above (rows)
    WHERE h.in_use AND h.spare > 0
)
SELECT u.asset_id, least(coalesce(min(sqrt((u.x - o.x) ^ 2 + (u.y - o.y) ^ 2)), r.metres), r.metres) / 1000 AS km
FROM used u
CROSS JOIN reach r
LEFT JOIN offer o ON o.category_code = u.category_code AND o.column_no = u.column_no AND o.row_no = u.row_no
 AND o.spare >= u.used AND o.asset_id <> u.asset_id
GROUP BY u.asset_id, r.metres;
COMMENT ON VIEW facts.nearest_room IS 'Distance to the nearest asset of the same category, in use, that could take what this one is used for; the parameter room_km where none is nearer. No row where place or use is unknown.';

CREATE VIEW facts.vacancy AS
SELECT s.asset_id, s.status_code = 'vacant' AS vacant,
       CASE WHEN s.status_code = 'vacant' THEN coalesce(u.vacant_since, s.status_since) END AS vacant_since,
       p.partner_share_percent, p.partner_on
FROM facts.asset_state s
LEFT JOIN (SELECT DISTINCT ON (asset_id) asset_id, vacant_since FROM register.utilisation
           WHERE measured_on <= (SELECT facts.as_of()) AND vacant_since IS NOT NULL
           ORDER BY asset_id, measured_on DESC) u ON u.asset_id = s.asset_id
LEFT JOIN (SELECT DISTINCT ON (asset_id) asset_id, partner_share_percent, measured_on AS partner_on FROM register.utilisation
           WHERE measured_on <= (SELECT facts.as_of()) AND partner_share_percent IS NOT NULL
           ORDER BY asset_id, measured_on DESC) p ON p.asset_id = s.asset_id;
COMMENT ON VIEW facts.vacancy IS 'Since when an asset is vacant (as measured, else since its status says so), and what partners use of it.';

CREATE VIEW facts.cost_latest AS
SELECT DISTINCT ON (asset_id) asset_id, financial_year, make_date(financial_year + 1, 3, 31) AS year_end,
       premises_cost, income, planned_maintenance, reactive_maintenance
FROM register.running_cost
WHERE make_date(financial_year + 1, 4, 1) <= (SELECT facts.as_of())
ORDER BY asset_id, financial_year DESC;
COMMENT ON VIEW facts.cost_latest IS 'Costs and income of the latest financial year that has ended.';

CREATE VIEW facts.proposal_summary AS
SELECT asset_id,
       bool_or(kind_code = 'devolution') AS devolution,
       bool_or(kind_code = 'housing' AND live) AS housing,
       sum(homes) FILTER (WHERE kind_code = 'housing' AND live) AS homes,
       sum(social_homes) FILTER (WHERE kind_code = 'housing' AND live) AS social_homes,
       bool_or(kind_code = 'housing' AND live AND community_led) AS community_led,
       bool_or(kind_code = 'housing' AND live AND self_build) AS self_build,
       bool_or(kind_code = 'regeneration' AND live) AS regeneration,
       bool_or(kind_code = 'care' AND stage_code IN ('offered', 'agreed', 'in_use')) AS care,
       bool_or(kind_code = 'care' AND stage_code = 'in_use') AS care_in_use
FROM (SELECT p.*, stage_code NOT IN ('refused', 'withdrawn') AS live FROM register.proposal p
      WHERE proposed_on IS NULL OR proposed_on <= (SELECT facts.as_of())) p
GROUP BY asset_id;
COMMENT ON VIEW facts.proposal_summary IS 'The proposals for an asset, rolled up; refused and withdrawn ones do not count, but an offer to a parish was an offer.';

-- Of a past day what had been done by then; what is only recorded is known with the day on which it was proposed alone.
CREATE VIEW facts.proposal_standing AS
SELECT own.proposal_id, own.asset_id, own.kind_code, own.term_months, own.proposed_on, own.marking_code, own.keeps_holding, own.state_code IS NULL AS only_recorded,
       CASE WHEN own.state_code IS NULL THEN own.stage_code
            WHEN own.closed_on <= day.today AND own.state_code IN ('done', 'withdrawn') THEN own.state_code
            WHEN decision.outcome_code IS NOT NULL THEN decision.outcome_code
            WHEN advice.view_code IS NOT NULL THEN 'recommended' ELSE 'proposed' END AS stands,
       CASE WHEN own.state_code IS NULL THEN own.proposed_on
            WHEN own.closed_on <= day.today AND own.state_code IN ('done', 'withdrawn') THEN own.closed_on
            ELSE coalesce(decision.decided_on, advice.recommended_on, own.proposed_on) END AS since,
       decision.reference AS decision_reference, advice.view_code
FROM (SELECT facts.as_of() AS today OFFSET 0) AS day
JOIN register.proposal own ON own.proposed_on IS NULL OR own.proposed_on <= day.today
LEFT JOIN governance.decision ON decision.proposal_id = own.proposal_id AND decision.decided_on <= day.today
LEFT JOIN LATERAL (
    SELECT given.view_code, given.recommended_on FROM governance.recommendation given
    WHERE given.proposal_id = own.proposal_id AND given.recommended_on <= day.today AND given.view_code <> 'deferred'
    ORDER BY given.recommended_on DESC, given.recommendation_id DESC LIMIT 1) AS advice ON own.state_code IS NOT NULL;
COMMENT ON VIEW facts.proposal_standing IS 'How each proposal stands on the day, and since when.';
COMMENT ON COLUMN facts.proposal_standing.only_recorded IS 'It is known from a file, and not on its way to a decision here.';
COMMENT ON COLUMN facts.proposal_standing.stands IS 'proposed, recommended, approved, refused, withdrawn, done; of what is only recorded its stage.';
COMMENT ON COLUMN facts.proposal_standing.since IS 'Day of the newest of these; of what is only recorded the day on which it was proposed. Null unknown.';
COMMENT ON COLUMN facts.proposal_standing.decision_reference IS 'Reference of the decision; null none by then.';
COMMENT ON COLUMN facts.proposal_standing.view_code IS 'What the group recommends; null nothing by then.';

-- A refusal or withdrawal of an offer counts while no newer offer was made.
CREATE VIEW facts.proposal_bearing AS
SELECT DISTINCT ON (found.asset_id, found.bearing) found.asset_id, found.bearing, found.proposal_id, found.since, found.marking_code, known.ordinal AS option_ordinal
FROM (SELECT own.*,
             CASE WHEN own.keeps_holding THEN NULL
                  WHEN NOT own.only_recorded AND own.stands IN ('approved', 'refused') THEN own.stands
                  WHEN own.kind_code = 'devolution' AND own.stands IN ('refused', 'withdrawn')
                       AND row_number() OVER (PARTITION BY own.asset_id, own.kind_code ORDER BY own.proposed_on DESC NULLS LAST, own.proposal_id DESC) = 1
                  THEN 'offer_' || own.stands END AS bearing
      FROM facts.proposal_standing own) AS found
JOIN code.proposal_kind kind ON kind.code = found.kind_code
LEFT JOIN evaluation.fact_value known
     ON known.fact_code = 'decided_option'
    AND known.code = CASE WHEN found.kind_code <> 'devolution' THEN coalesce(kind.option_code, found.kind_code)
                          WHEN found.term_months IS NULL THEN 'devolve_for_good' ELSE 'devolve_lease' END
WHERE found.bearing IS NOT NULL AND (found.bearing LIKE 'offer%' OR known.ordinal IS NOT NULL)
ORDER BY found.asset_id, found.bearing, found.since DESC NULLS LAST, found.proposal_id DESC;
COMMENT ON VIEW facts.proposal_bearing IS 'The proposals that bear on what can be done with an asset as a whole, of several the newest: approved and not done, decided against, an offer to a parish or community body that was refused or withdrawn.';
COMMENT ON COLUMN facts.proposal_bearing.bearing IS 'approved, refused, offer_refused, offer_withdrawn.';
COMMENT ON COLUMN facts.proposal_bearing.since IS 'Day of the decision or withdrawal; of what is only recorded the day on which it was proposed. Null unknown.';
COMMENT ON COLUMN facts.proposal_bearing.option_ordinal IS 'The option that was decided for or against, as a value of the fact decided_option; null of an offer.';

CREATE VIEW facts.decided AS
SELECT asset_id,
       max(option_ordinal) FILTER (WHERE bearing = 'approved') AS decided_option, max(since) FILTER (WHERE bearing = 'approved') AS decided_on,
       max(option_ordinal) FILTER (WHERE bearing = 'refused') AS refused_option, max(since) FILTER (WHERE bearing = 'refused') AS refused_on,
       max(CASE bearing WHEN 'offer_refused' THEN 1 WHEN 'offer_withdrawn' THEN 2 END) AS offer_outcome,
       max(since) FILTER (WHERE bearing LIKE 'offer%') AS offer_outcome_on
FROM facts.proposal_bearing
GROUP BY asset_id;
COMMENT ON VIEW facts.decided IS 'What was decided for or against of each asset, and what its newest offer came to.';
COMMENT ON COLUMN facts.decided.decided_option IS 'Value of the fact; null nothing is decided.';
COMMENT ON COLUMN facts.decided.decided_on IS 'Day of the decision for it.';
COMMENT ON COLUMN facts.decided.refused_option IS 'Value of the fact; null nothing was decided against.';
COMMENT ON COLUMN facts.decided.refused_on IS 'Day of the decision against it.';
COMMENT ON COLUMN facts.decided.offer_outcome IS 'Value of the fact; null none was refused or withdrawn.';
COMMENT ON COLUMN facts.decided.offer_outcome_on IS 'Day of that, or on which the offer was made.';

CREATE VIEW facts.heritage AS
SELECT asset_id, max(CASE kind_code WHEN 'listed_2' THEN 1 WHEN 'listed_2_star' THEN 2 WHEN 'listed_1' THEN 3 ELSE 4 END) AS grade
FROM register.designation
WHERE kind_code IN ('listed_1', 'listed_2_star', 'listed_2', 'scheduled') AND facts.in_force(valid)
GROUP BY asset_id;
COMMENT ON VIEW facts.heritage IS 'Assets listed or scheduled on the day, with the highest grade: 1 II, 2 II*, 3 I, 4 scheduled.';

CREATE VIEW facts.record_completeness AS
SELECT a.asset_id,
       CASE WHEN b.asset_id IS NOT NULL OR c.base_class IN ('occupied_building', 'maintained_school')
            THEN 100.0 * (k.common + coalesce(b.fields_filled, 0)) / 11 ELSE 100.0 * k.common / 6 END AS percent
FROM register.asset a
JOIN code.category c ON c.code = a.category_code
LEFT JOIN facts.building_summary b ON b.asset_id = a.asset_id
LEFT JOIN facts.land l ON l.asset_id = a.asset_id
CROSS JOIN LATERAL (
    SELECT (a.location IS NOT NULL)::integer + (a.uprn IS NOT NULL)::integer + (a.responsible_officer IS NOT NULL)::integer
         + (a.postcode IS NOT NULL OR a.street IS NOT NULL)::integer
         + (l.area_m2 IS NOT NULL OR b.floor_area_m2 IS NOT NULL)::integer
         + (EXISTS (SELECT FROM register.interest i WHERE i.asset_id = a.asset_id AND facts.in_force(i.valid)))::integer AS common) k;
COMMENT ON VIEW facts.record_completeness IS 'Share of the fields filled that a record should have, %: place, UPRN, officer, address, area and tenure; where there are buildings also their area, year, heating, storeys and replacement cost.';

CREATE VIEW facts.change_of_use AS
SELECT latest.category_code, latest.use_code, latest.least_floor_m2
FROM (SELECT DISTINCT ON (own.category_code, own.use_code) own.category_code, own.use_code, own.possible, own.least_floor_m2
      FROM programme.change_of_use own WHERE own.valid_from <= (SELECT facts.as_of())
      ORDER BY own.category_code, own.use_code, own.valid_from DESC) latest
WHERE latest.possible;
COMMENT ON VIEW facts.change_of_use IS 'Which kind of building can be converted to which use on the day, from what floor area.';
