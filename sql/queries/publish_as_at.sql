-- Sets the day that the list describes, until the transaction ends. $1 day (null: today).
SELECT set_config('terrier.as_at', coalesce($1::date::text, ''), true);
