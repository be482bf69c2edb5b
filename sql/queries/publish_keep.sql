-- Keeps a publication. $1 draft, $2 as at, $3 made on, $4 actor, $5 incarnation, $6 revision, $7 known at, $8 edition of the
-- rules, $9 version of terrier, $10 rows, $11 vacant, $12 without coordinates, $13 withheld by licence, $14 left out,
-- $15 faults, $16 warnings, $17 licence.
INSERT INTO publication.publication (
  list_name, draft, as_at, made_on, actor, incarnation, revision, known_at, rules_edition, engine_version, row_count,
  vacant_count, unlocated_count, licence_withheld_count, left_out_count, fault_count, warning_count, licence)
VALUES (
  'transparency', $1::boolean, $2::date, $3::date,
  coalesce($4::text, nullif(current_setting('terrier.actor', true), ''), session_user::text), $5::uuid, $6::bigint, $7::timestamptz, $8::bigint, $9::text,
  $10::bigint, $11::bigint, $12::bigint, $13::bigint, $14::bigint, $15::bigint, $16::bigint, $17::text)
RETURNING publication_id;
