-- Why a file was refused as a whole. $1 batch, $2 code, $3 reason.
insert into source.issue (batch_id, severity, code, reason) values ($1::bigint, 'rejected', $2::text, $3::text);
