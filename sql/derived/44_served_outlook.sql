-- What each asset emits, and what is best done with it, at its point.

CREATE VIEW served.emission_edition AS
SELECT asset_id, reference COLLATE "C" AS id, location AS geometry, location_crs84 AS geometry_crs84, daterange(as_at, NULL) AS valid,
       for_public, marking_rank, reference, name, category_code, category, financial_year, boundary_code, boundary, counts, kwh,
       kg_co2e, kg_co2e_beside, kg_co2e_per_m2, estimated, fuel_code, fuel, run_id, as_at
FROM publish.emission_edition;
COMMENT ON VIEW served.emission_edition IS 'What each asset emitted in the last financial year that had ended and was read, as the latest published run found it; valid from the day of judging on. For the public those inside the boundary.';
SELECT served.comment_columns('served.emission_edition', 'publish.emission');
SELECT served.make_collection('emission', '{name,category,kwh,kg_co2e,kg_co2e_per_m2}');

-- The best of what a reader may read: the plain id is that of the lowest clearance.
CREATE VIEW served.recommendation_edition AS
SELECT own.asset_id, (own.reference || CASE WHEN own.for_marking_code <> lowest.code THEN '~' || own.for_marking_code ELSE '' END) COLLATE "C" AS id,
       own.location AS geometry, own.location_crs84 AS geometry_crs84, daterange(own.as_at, NULL) AS valid, own.for_public, own.marking_rank,
       own.marking_until, own.reference, own.name, own.category_code, own.category, own.option_code, own.option, own.worth_gbp, own.gain,
       own.capital_gbp, own.receipt_gbp, own.net_present_cost_change, own.carbon_tonnes, own.conditions, own.options_feasible,
       own.options_blocked, own.blocks, own.for_marking_code, own.run_id, own.as_at
FROM publish.recommendation_edition own
CROSS JOIN (SELECT code FROM code.marking WHERE rank = 1) AS lowest;
COMMENT ON VIEW served.recommendation_edition IS 'What the latest published run finds best for each asset, of the options that the reader may read; valid from the day of judging on. For staff.';
SELECT served.comment_columns('served.recommendation_edition', 'publish.recommendation');
SELECT served.make_collection('recommendation', '{name,category,option,worth_gbp,gain,capital_gbp}', hidden => '{marking_until}');
