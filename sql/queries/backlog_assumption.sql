-- What is assumed where the surveys of a kind give no priorities. $1 kind.
SELECT grade, priority, assumption
FROM publish.survey_line_priced
WHERE survey_kind = $1::text AND priority_assumed
GROUP BY grade, priority, assumption
ORDER BY grade;
