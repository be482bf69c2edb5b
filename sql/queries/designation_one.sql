-- A listed entry that may be of an asset. $1 the candidate's number.
SELECT candidate, state, reference AS asset, name, kind, official_reference, entry_name, to_json(from_on) AS from,
       to_json(until_on) AS until, to_json(notice_on) AS notice, metres, round(likeness::numeric, 2) AS likeness, feed, import, row,
       to_json(found_at) AS found_at, decided_by, to_json(decided_at) AS decided_at, reason
FROM publish.designation_candidate
WHERE candidate = $1::bigint;
