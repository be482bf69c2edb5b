-- How groups of components age and what they cost, by segment. What the register's own surveys found counts where they
-- found 1,000 m2 in the grade; else the published rates, and D by their ratio to C.
WITH found AS (
    SELECT segment, element_code, sum(c_m2) AS c_m2, sum(d_m2) AS d_m2, sum(c_high) AS c_high, sum(c_low) AS c_low,
           sum(d_high) AS d_high, sum(d_low) AS d_low
    FROM facts.backlog_cell
    GROUP BY segment, element_code
), rate AS (
    SELECT segment.segment, e.code AS element_code, f.c_m2, f.d_m2, f.c_high, f.c_low, f.d_high, f.d_low,
           CASE WHEN f.c_m2 >= 1000 AND f.c_high + f.c_low > 0 THEN (f.c_high + f.c_low) / f.c_m2
                ELSE coalesce(c.likely, 0) * place.factor END AS c_per_m2,
           CASE WHEN f.d_m2 >= 1000 AND f.d_high + f.d_low > 0 THEN (f.d_high + f.d_low) / f.d_m2 END AS own_d_per_m2,
           coalesce(d.likely / nullif(c.likely, 0), 1) AS ratio
    FROM code.element e
    CROSS JOIN (VALUES ('schools'), ('non_schools')) AS segment (segment)
    CROSS JOIN (SELECT coalesce(facts.parameter('backlog_location_factor'), 1) AS factor) AS place
    LEFT JOIN found f ON f.segment = segment.segment AND f.element_code = e.code
    LEFT JOIN facts.repair_rate c ON c.element_code = e.code AND c.grade_code = 'C'
    LEFT JOIN facts.repair_rate d ON d.element_code = e.code AND d.grade_code = 'D'
)
SELECT r.segment, r.element_code, coalesce(t.ab, 0), coalesce(t.bc, 0), coalesce(t.cd, 0), coalesce(t.factor, 1),
       r.c_per_m2, greatest(coalesce(r.own_d_per_m2, r.c_per_m2 * r.ratio), r.c_per_m2),
       coalesce(r.c_high / nullif(r.c_high + r.c_low, 0), 1), coalesce(r.d_high / nullif(r.d_high + r.d_low, 0), 1)
FROM rate r
LEFT JOIN facts.deterioration t ON t.element_code = r.element_code
ORDER BY r.element_code, r.segment DESC;
