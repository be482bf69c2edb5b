-- Certificates of what was transferred, destroyed or erased, newest first. $1 of this action only; null all.
SELECT certificate_id AS certificate, action, subject, reference, rule_code AS rule, authorised_by, made_at::date AS made_on, reason,
       row_counts AS rows, sha256, place
FROM publish.disposal_certificate
WHERE $1::text IS NULL OR action = $1::text
ORDER BY certificate_id DESC;
