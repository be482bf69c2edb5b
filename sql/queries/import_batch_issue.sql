-- Why a file was refused as a whole. $1 batch, $2 code, $3 reason.
INSERT INTO source.issue (batch_id, severity, code, reason) VALUES ($1::bigint, 'rejected', $2::text, $3::text);
