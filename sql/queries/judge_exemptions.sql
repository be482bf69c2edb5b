-- The categories that criteria of a version leave out. $1 criteria version.
select e.criterion_id, e.category_code
from evaluation.category_exemption e join evaluation.criterion k using (criterion_id)
where k.criteria_version_id = $1::integer
order by e.criterion_id, e.category_code;
