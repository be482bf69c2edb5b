-- Certificates for a table: all of them, newest first, how many rows in all.
SELECT certificate_id AS certificate, action, subject, reference, rule_code AS rule, authorised_by, made_at::date AS made_on,
       (SELECT sum(each.value::bigint) FROM jsonb_each_text(row_counts) AS each) AS rows, left(reason, 40) AS reason
FROM publish.disposal_certificate
ORDER BY certificate_id DESC;
