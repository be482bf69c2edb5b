-- What would help an asset most: the three feasible options worth most, and up to three that would be worth more but are
-- blocked, with what blocks them. $1 run, $2 asset.
WITH worth AS MATERIALIZED ( -- once for the asset, not for each option
  SELECT option_no, worth FROM publish.option_worth WHERE run_id = $1::bigint AND asset_id = $2::bigint
), own AS (
  SELECT option.*, worth.worth, NOT option.feasible AS blocked
  FROM publish.option
  LEFT JOIN worth ON worth.option_no = option.option_no
  WHERE option.run_id = $1::bigint AND option.asset_id = $2::bigint AND option.kind_code <> 'retain'
), best AS (
  SELECT greatest(max(worth), 0) AS worth, greatest(max(gain), 0) AS gain FROM own WHERE feasible
), ranked AS (
  SELECT own.*, row_number() OVER (PARTITION BY own.blocked ORDER BY own.worth DESC NULLS LAST, own.gain DESC NULLS LAST, own.option_no) AS place
  FROM own CROSS JOIN best
  WHERE CASE WHEN own.feasible THEN own.worth > 0
             WHEN own.worth IS NOT NULL THEN own.worth > best.worth ELSE own.gain > best.gain END
)
SELECT ranked.option_no, ranked.option, ranked.description, ranked.feasible, ranked.place, ranked.worth AS worth_gbp, ranked.gain, ranked.capital_low AS capital_low_gbp,
  ranked.capital_high AS capital_high_gbp, ranked.receipt_low AS receipt_low_gbp, ranked.receipt_high AS receipt_high_gbp,
  ranked.yearly_cost - ranked.yearly_income AS yearly_gbp, ranked.npc_change AS npc_change_gbp,
  ranked.lead_months, ranked.host_reference, ranked.host_name, ranked.host_km, stands.blocks, stands.conditions, stands.unknown
FROM ranked
CROSS JOIN LATERAL (
  SELECT string_agg(found.obstacle || coalesce(': ' || found.about, '') || ' (' || found.citation || ')', '; ' ORDER BY found.obstacle_code) FILTER (WHERE found.state = 'block') AS blocks,
    string_agg(found.obstacle || coalesce(': ' || found.about, '') || ' (' || found.citation || ')', '; ' ORDER BY found.obstacle_code) FILTER (WHERE found.state = 'condition') AS conditions,
    string_agg(found.obstacle, '; ' ORDER BY found.obstacle_code) FILTER (WHERE found.state = 'unproven') AS unknown
  FROM publish.option_obstacle found
  WHERE found.run_id = ranked.run_id AND found.asset_id = ranked.asset_id AND found.option_no = ranked.option_no) AS stands
WHERE ranked.place <= 3
ORDER BY ranked.blocked, ranked.place;
