-- The day in Britain of an instant, and whether it is today. $1 the instant, $2 whether it is a day.
SELECT to_char(asked.day, 'YYYY-MM-DD') AS day, asked.day = publish.as_of() AS today
FROM (SELECT CASE WHEN $2::boolean THEN $1::date ELSE ($1::timestamptz AT TIME ZONE 'Europe/London')::date END AS day) AS asked;
