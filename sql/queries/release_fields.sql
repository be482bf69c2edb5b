-- Takes back what people set of an asset. $1 reference, $2 names of fields with commas between, $3 who, $4 why.
SELECT edited.outcome, edited.field, edited.sentence, edited.version
FROM publish.record
CROSS JOIN LATERAL edit.asset(record.reference, record.version,
                              jsonb_build_object('release', string_to_array(replace($2::text, ' ', ''), ',')), $3::text, $4::text)
  AS edited
WHERE record.reference = $1::text;
