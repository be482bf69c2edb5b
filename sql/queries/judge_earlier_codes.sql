-- The facts of an earlier run, in the order of its values. $1 run.
select count(*) over () as facts, code, (select count(*) from evaluation.run_fact f where f.run_id = r.run_id) as assets
from evaluation.run r, unnest(r.fact_codes) with ordinality as c (code, place)
where r.run_id = $1::bigint order by place;
