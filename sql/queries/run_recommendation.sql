-- Stores what is best done with each asset: of what can be done the option that a programme with money enough would take,
-- for each clearance that can read more than the one below. $1 run.
WITH run AS MATERIALIZED (
    SELECT run_id, as_at FROM evaluation.run WHERE run_id = $1::bigint
), rate AS MATERIALIZED (
    SELECT DISTINCT ON (p.rate_code) p.rate_code, p.likely
    FROM programme.rate p, run
    WHERE p.valid_from <= run.as_at AND p.group_code = '' AND p.rate_code IN ('point_value', 'size_power', 'size_least', 'size_most')
    ORDER BY p.rate_code, p.valid_from DESC
), size AS MATERIALIZED (
    SELECT (SELECT likely FROM rate WHERE rate_code = 'point_value') AS point, (SELECT likely FROM rate WHERE rate_code = 'size_power') AS power,
           (SELECT likely FROM rate WHERE rate_code = 'size_least') AS least, (SELECT likely FROM rate WHERE rate_code = 'size_most') AS most,
           (SELECT avg(f.floor_area_m2) FROM evaluation.run_fact f, run WHERE f.run_id = run.run_id AND f.floor_area_m2 > 0) AS mean
), level AS MATERIALIZED (
    SELECT rank, code, lead(code) OVER (ORDER BY rank) AS next_code
    FROM code.marking
    WHERE rank > 0 AND (code IN (SELECT marking_code FROM programme.option_kind UNION SELECT marking_code FROM programme.obstacle)
                        OR rank IN (SELECT proposal.rank FROM facts.run_proposal_rank proposal, run WHERE proposal.run_id = run.run_id))
), own AS MATERIALIZED (
    SELECT o.asset_id, o.option_no, o.kind_code, marking.rank, CASE WHEN NOT o.feasible THEN coalesce(barred.rank, 0) END AS barred_from,
           CASE WHEN o.kind_code = 'retain' THEN 0
                WHEN o.capital_likely IS NOT NULL
                THEN o.gain * greatest(size.least, least(size.most, power(coalesce(f.floor_area_m2, 0) / size.mean, size.power))) * size.point
                     - o.npc_change::double precision END AS worth
    FROM run
    JOIN programme.option o ON o.run_id = run.run_id
    JOIN programme.option_kind kind ON kind.kind_code = o.kind_code AND kind.variant_code = o.variant_code
    JOIN code.marking ON marking.code = kind.marking_code
    LEFT JOIN facts.option_barred barred ON NOT o.feasible AND barred.run_id = o.run_id AND barred.asset_id = o.asset_id AND barred.option_no = o.option_no
    LEFT JOIN evaluation.run_fact f ON f.run_id = o.run_id AND f.asset_id = o.asset_id
    CROSS JOIN size
), offered AS MATERIALIZED ( -- what blocks it is told from a clearance on: below, it can be done
    SELECT own.*, level.rank AS level_rank, level.code, level.next_code, coalesce(own.barred_from > level.rank, true) AS feasible
    FROM own JOIN level ON level.rank >= own.rank
), stands AS MATERIALIZED (
    SELECT own.asset_id, own.option_no, found.obstacle_code, greatest(own.rank, marking.rank, CASE WHEN what.bearing IS NOT NULL THEN proposal.rank END) AS rank,
           found.state = 'block' AS blocks, found.state IN ('condition', 'unproven') AS asks, instead.rank AS unless_rank,
           CASE WHEN found.state = 'met' THEN coalesce(proposal.rank, 0) END AS met_from
    FROM run
    JOIN programme.option_obstacle found ON found.run_id = run.run_id
    JOIN own ON own.asset_id = found.asset_id AND own.option_no = found.option_no
    JOIN programme.obstacle what ON what.obstacle_code = found.obstacle_code
    JOIN code.marking ON marking.code = what.marking_code
    LEFT JOIN facts.run_proposal_rank proposal ON proposal.run_id = run.run_id AND proposal.asset_id = found.asset_id
         AND proposal.bearing = CASE WHEN found.state = 'met' THEN 'approved' ELSE what.bearing END
    LEFT JOIN (SELECT more.in_place_of, beside.asset_id, beside.option_no, min(coalesce(its.rank, 0)) AS rank
               FROM run
               JOIN programme.option_obstacle beside ON beside.run_id = run.run_id
               JOIN programme.obstacle more ON more.obstacle_code = beside.obstacle_code AND more.in_place_of IS NOT NULL
               LEFT JOIN facts.run_proposal_rank its ON its.run_id = run.run_id AND its.asset_id = beside.asset_id AND its.bearing = more.bearing
               GROUP BY more.in_place_of, beside.asset_id, beside.option_no) AS instead
         ON instead.in_place_of = found.obstacle_code AND instead.asset_id = found.asset_id AND instead.option_no = found.option_no
), best AS (
    SELECT DISTINCT ON (asset_id, level_rank) asset_id, level_rank AS rank, code, next_code, option_no, worth
    FROM offered
    WHERE worth IS NOT NULL AND feasible
    ORDER BY asset_id, level_rank, worth DESC, option_no
), counted AS (
    SELECT asset_id, level_rank AS rank, count(*) FILTER (WHERE feasible AND kind_code <> 'retain') AS feasible,
           count(*) FILTER (WHERE NOT feasible) AS blocked
    FROM offered
    GROUP BY asset_id, level_rank
), blocks AS (
    SELECT stands.asset_id, level.rank, count(DISTINCT stands.obstacle_code) AS blocks
    FROM stands JOIN level ON level.rank >= stands.rank
    WHERE stands.blocks
    GROUP BY stands.asset_id, level.rank
), conditions AS (
    SELECT stands.asset_id, stands.option_no, level.rank, count(*) AS conditions
    FROM stands JOIN level ON level.rank >= stands.rank
    WHERE (stands.asks OR stands.met_from > level.rank) AND coalesce(stands.unless_rank > level.rank, true)
    GROUP BY stands.asset_id, stands.option_no, level.rank
)
INSERT INTO programme.recommendation (run_id, asset_id, for_marking_code, until_marking_code, option_no, worth_gbp, conditions,
                                      options_feasible, options_blocked, blocks)
SELECT $1::bigint, best.asset_id, best.code, best.next_code, best.option_no, round(best.worth::numeric, 2), coalesce(conditions.conditions, 0),
       counted.feasible, counted.blocked, coalesce(blocks.blocks, 0)
FROM best
JOIN counted ON counted.asset_id = best.asset_id AND counted.rank = best.rank
LEFT JOIN blocks ON blocks.asset_id = best.asset_id AND blocks.rank = best.rank
LEFT JOIN conditions ON conditions.asset_id = best.asset_id AND conditions.option_no = best.option_no AND conditions.rank = best.rank;
