-- Makes the sheets of schema served current, unless they were made within $1 seconds: the stamp they are made at, or
-- null when another is at it; no row when they were left.
SELECT served.refresh()
FROM served.stamp
WHERE sheet_made_at IS NULL OR sheet_made_at <= clock_timestamp() - make_interval(secs => $1::double precision);
