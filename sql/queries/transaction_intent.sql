-- Who writes, and why, for the commit ledger; lasts for this transaction. $1 actor, $2 reason.
SELECT set_config('terrier.actor', $1::text, true), set_config('terrier.reason', $2::text, true);
