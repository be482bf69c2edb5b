-- An asset as a run judged it. $1 run, $2 reference.
select a.asset_id, a.reference, a.name, g.label as category, k.label as class, d.label as duty, s.label as scope, s.description as scope_reason,
       s.code = 'in' as scored
from register.asset a
join evaluation.run_fact f on f.asset_id = a.asset_id and f.run_id = $1::bigint
join code.category g on g.code = f.category_code
join code.asset_class k on k.code = f.class_code
join code.duty_holder d on d.code = f.duty_holder_code
join code.scope s on s.code = f.scope_code
where a.reference = upper($2::text);
