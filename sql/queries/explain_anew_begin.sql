-- Hands over a judging anew of one asset, until the transaction ends. $1 as engine/runs/anew.h writes it.
SELECT set_config('terrier.judged_anew', $1::text, true);
