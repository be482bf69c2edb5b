-- The days that leases name, and which of them comes next.

CREATE VIEW facts.lease_event AS
WITH lease AS (
    SELECT l.lease_id, l.direction_code, l.break_on, l.rent_review_on, l.ends_on, l.notice_months
    FROM facts.lease_in_force l
), stated AS (
    SELECT l.lease_id, e.kind_code, e.happens_on, e.side_code
    FROM lease l
    JOIN register.lease_event e ON e.lease_id = l.lease_id AND NOT e.withdrawn
), happens AS (
    SELECT * FROM stated
    UNION ALL
    SELECT l.lease_id, 'break', l.break_on, CASE l.direction_code WHEN 'in' THEN 'tenant' ELSE 'landlord' END FROM lease l
    WHERE l.break_on IS NOT NULL
      AND NOT EXISTS (SELECT FROM stated s WHERE s.lease_id = l.lease_id AND s.kind_code = 'break')
    UNION ALL
    SELECT l.lease_id, 'review', l.rent_review_on, NULL FROM lease l
    WHERE l.rent_review_on IS NOT NULL
      AND NOT EXISTS (SELECT FROM stated s WHERE s.lease_id = l.lease_id AND s.kind_code = 'review')
    UNION ALL
    SELECT l.lease_id, 'expiry', l.ends_on - 1, NULL FROM lease l
    WHERE l.ends_on IS NOT NULL
      AND NOT EXISTS (SELECT FROM stated s WHERE s.lease_id = l.lease_id AND s.kind_code = 'expiry')
)
SELECT lease_id, kind_code, happens_on, side_code FROM happens
UNION ALL -- a break that needs notice has a last day for it
SELECT h.lease_id, 'notice', (h.happens_on - make_interval(months => l.notice_months))::date, h.side_code
FROM happens h
JOIN lease l ON l.lease_id = h.lease_id
WHERE h.kind_code = 'break' AND l.notice_months IS NOT NULL
  AND NOT EXISTS (SELECT FROM happens s WHERE s.lease_id = h.lease_id AND s.kind_code = 'notice');
COMMENT ON VIEW facts.lease_event IS 'The days that leases in force on the day name, as rent rolls state them, else as the lease''s own columns do; and, where none is stated, the last day for the notice that a break needs.';

CREATE VIEW facts.lease_next AS
SELECT l.lease_id,
       min(e.happens_on) FILTER (WHERE e.kind_code = 'break' AND coalesce(e.side_code, 'mutual') IN ('mutual', w.council)) AS break_on,
       min(e.happens_on) FILTER (WHERE e.kind_code = 'break' AND coalesce(e.side_code, 'mutual') IN ('mutual', w.other)) AS other_break_on,
       min(e.happens_on) FILTER (WHERE e.kind_code = 'notice' AND coalesce(e.side_code, 'mutual') IN ('mutual', w.council)) AS notice_on,
       min(e.happens_on) FILTER (WHERE e.kind_code = 'review') AS review_on
FROM register.lease l
CROSS JOIN LATERAL (
    SELECT CASE l.direction_code WHEN 'in' THEN 'tenant' ELSE 'landlord' END AS council,
           CASE l.direction_code WHEN 'in' THEN 'landlord' ELSE 'tenant' END AS other) w
LEFT JOIN facts.lease_event e ON e.lease_id = l.lease_id AND e.happens_on >= (SELECT facts.as_of())
GROUP BY l.lease_id;
COMMENT ON VIEW facts.lease_next IS 'Of each lease the next break, of the council and of the other party, the next day for notice, the next review. A break whose side nobody states counts for both.';
