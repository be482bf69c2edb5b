-- Keeps a bound value as a setting for the rest of the transaction: a COPY takes none. Settings can be had in a transaction
-- that only reads, and on a standby. $1 its number, $2 the value.
SELECT set_config('terrier.value_' || $1::text, $2::text, true);
