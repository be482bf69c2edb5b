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
    WHERE rank > 0 AND code IN (SELECT marking_code FROM programme.option_kind UNION SELECT marking_code FROM programme.obstacle)
), own AS MATERIALIZED (
    SELECT o.asset_id, o.option_no, o.kind_code, o.feasible, marking.rank,
           CASE WHEN o.kind_code = 'retain' THEN 0
                WHEN o.feasible AND o.capital_likely IS NOT NULL
                THEN o.gain * greatest(size.least, least(size.most, power(coalesce(f.floor_area_m2, 0) / size.mean, size.power))) * size.point
                     - o.npc_change::double precision END AS worth
    FROM run
    JOIN programme.option o ON o.run_id = run.run_id
    JOIN programme.option_kind kind ON kind.kind_code = o.kind_code AND kind.variant_code = o.variant_code
    JOIN code.marking ON marking.code = kind.marking_code
    LEFT JOIN evaluation.run_fact f ON f.run_id = o.run_id AND f.asset_id = o.asset_id
    CROSS JOIN size
), stands AS MATERIALIZED (
    SELECT own.asset_id, own.option_no, found.obstacle_code, found.state, greatest(own.rank, marking.rank) AS rank
    FROM run
    JOIN programme.option_obstacle found ON found.run_id = run.run_id
    JOIN own ON own.asset_id = found.asset_id AND own.option_no = found.option_no
    JOIN programme.obstacle what ON what.obstacle_code = found.obstacle_code
    JOIN code.marking ON marking.code = what.marking_code
), best AS (
    SELECT DISTINCT ON (own.asset_id, level.rank) own.asset_id, level.rank, level.code, level.next_code, own.option_no, own.worth
    FROM own JOIN level ON level.rank >= own.rank
    WHERE own.worth IS NOT NULL
    ORDER BY own.asset_id, level.rank, own.worth DESC, own.option_no
), counted AS (
    SELECT own.asset_id, level.rank, count(*) FILTER (WHERE own.feasible AND own.kind_code <> 'retain') AS feasible,
           count(*) FILTER (WHERE NOT own.feasible) AS blocked
    FROM own JOIN level ON level.rank >= own.rank
    GROUP BY own.asset_id, level.rank
), blocks AS (
    SELECT stands.asset_id, level.rank, count(DISTINCT stands.obstacle_code) AS blocks
    FROM stands JOIN level ON level.rank >= stands.rank
    WHERE stands.state = 'block'
    GROUP BY stands.asset_id, level.rank
), conditions AS (
    SELECT stands.asset_id, stands.option_no, level.rank, count(*) AS conditions
    FROM stands JOIN level ON level.rank >= stands.rank
    WHERE stands.state <> 'block'
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
