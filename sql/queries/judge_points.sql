-- The points of the curves of a version, ascending. $1 criteria version.
select p.criterion_id, p.x, p.points
from evaluation.criterion_point p join evaluation.criterion k using (criterion_id)
where k.criteria_version_id = $1::integer
order by p.criterion_id, p.x;
