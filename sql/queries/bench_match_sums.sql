-- Each pair's sum of fitted weights, and whether it is one asset, and whether a person has to decide: what the calibration is fitted to.
SELECT coalesce((SELECT sum(ln(f.m / f.u)) FROM jsonb_array_elements(p.evidence) AS e
                 JOIN pg_temp.fitted f ON f.comparison = e ->> 'comparison' AND f.level = e ->> 'level'), 0)::double precision AS sum,
       p.same,
       EXISTS (SELECT FROM jsonb_array_elements(p.evidence) AS e
               WHERE e ->> 'level' IN ('both listed', 'school number differs')
                  OR e ->> 'level' = 'differs' AND e ->> 'comparison' IN ('kind', 'number', 'category')) AS unsure
FROM pg_temp.truth_pair p;
