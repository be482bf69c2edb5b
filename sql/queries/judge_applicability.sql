-- Where the criteria of a version apply. $1 criteria version.
select a.criterion_id, a.class_code, a.duty_holder_code
from evaluation.applicability a join evaluation.criterion k using (criterion_id)
where k.criteria_version_id = $1::integer;
