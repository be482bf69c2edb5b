-- Each pair's sum of fitted weights, and whether it is one asset: what the calibration is fitted to.
SELECT coalesce((SELECT sum(ln(f.m / f.u)) FROM jsonb_array_elements(p.evidence) AS e
                 JOIN pg_temp.fitted f ON f.comparison = e ->> 'comparison' AND f.level = e ->> 'level'), 0)::double precision AS sum,
       p.same
FROM pg_temp.truth_pair p;
