-- Days that a lease cannot have: a break, a notice or a rent review before its term or after it. The end may have come with
-- another list, so the lease is asked, not the row; one that is held over, or
-- that the law lets go on, has days after its term. One of the two is wrong, and the file
-- cannot say which.
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT DISTINCT b.batch_id, i.row_number, d.kind || 's', d.happens_on::text, 'warning', 'day_outside_term',
       CASE WHEN d.happens_on < l.starts_on
            THEN format('this %s on %s lies before the lease starts, on %s; both were left as they are', d.kind, d.happens_on, l.starts_on)
            ELSE format('this %s on %s lies after the last day of the lease, %s; both were left as they are', d.kind, d.happens_on, l.ends_on - 1) END
FROM pg_temp.import_batch b
CROSS JOIN pg_temp.incoming i
JOIN register.lease l ON l.scheme = i.scheme AND l.reference = i.lease_reference AND l.asset_id = i.asset_id
 AND coalesce(l.unit, '') = coalesce(i.unit, '')
CROSS JOIN LATERAL (
  SELECT e ->> 'kind' AS kind, (e ->> 'on')::date AS happens_on FROM jsonb_array_elements(i.made_days::jsonb) AS e) AS d
WHERE d.kind IN ('break', 'notice', 'review')
  AND (d.happens_on < l.starts_on
       OR (d.happens_on >= l.ends_on AND NOT l.holding_over
           AND NOT EXISTS (SELECT FROM facts.lease_over over WHERE over.lease_id = l.lease_id)));
