-- Every test that applied to an asset: the fact with its value and date, the points and weight. $1 run, $2 asset.
select k.commitment_code as commitment, k.criterion_code as criterion, k.kind, r.state, f.label as fact,
       case when r.state = 'absent' then 'nothing recorded'
            when r.state = 'unknown' then null
            when r.state = 'condition_unknown' then null
            when f.kind = 'boolean' then case when r.fact_value <> 0 then 'yes' else 'no' end
            when f.kind = 'code' then coalesce(v.label, r.fact_value::text)
            else rtrim(rtrim(to_char(r.fact_value::numeric, 'FM999,999,999,990.0'), '0'), '.') || coalesce(' ' || f.unit, '') end as value,
       r.fact_on as dated, round(r.points::numeric, 1) as points, k.weight, k.sentence, k.source
from evaluation.criterion_result r
join evaluation.criterion k using (criterion_id)
join evaluation.fact f using (fact_code)
left join evaluation.fact_value v on v.fact_code = f.fact_code and v.ordinal = r.fact_value
where r.run_id = $1::bigint and r.asset_id = $2::bigint
union all
select k.commitment_code, k.criterion_code, k.kind, g.state, f.label, null, g.fact_on, null, null, k.sentence, k.source
from evaluation.guard_result g
join evaluation.criterion k using (criterion_id)
join evaluation.fact f using (fact_code)
where g.run_id = $1::bigint and g.asset_id = $2::bigint
order by 1, 3, 2;
