-- Answers of more than a day ago.
DELETE FROM door.answered WHERE begun_at < clock_timestamp() - interval '1 day';
