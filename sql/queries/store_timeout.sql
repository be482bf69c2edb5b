-- Sets how long a statement of this connection may run. $1 milliseconds, 0 for no limit.
SELECT set_config('statement_timeout', $1::text, false);
