-- What a recorded time means. $1 a day, $2 a moment, $3 a revision: one of them.
SELECT revision, moment, day, to_char(committed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI') AS committed_at, newest, to_come
FROM publish_known.find($1::date, $2::timestamptz, $3::bigint);
