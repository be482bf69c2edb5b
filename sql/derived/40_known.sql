-- What is withheld of past states, and who may ask for them.

-- What was withheld then, and what is withheld now: a past state never tells what today's marking, or its being vacant
-- today, keeps back. (Of rows with a marking of their own, schema known has the stricter of the two; of an asset that was merged, that of what it
-- is part of now counts too.) The public is not
-- told of assets that the register no longer has.
CREATE OR REPLACE VIEW publish_known.edition AS
SELECT past.asset_id, past.reference, greatest(past.marking_rank, kept.marking_rank) AS marking_rank, past.vacant, past.for_public,
       past.withheld OR coalesce(today.withheld, false) AS withheld
FROM publish_known.recorded_edition past
LEFT JOIN publish.edition today ON today.asset_id = past.asset_id AND today.for_public = past.for_public
LEFT JOIN register.former_reference former ON former.former_id = past.asset_id
LEFT JOIN publish.edition kept ON kept.asset_id = former.asset_id AND NOT kept.for_public
WHERE NOT past.for_public OR today.asset_id IS NOT NULL;
COMMENT ON VIEW publish_known.edition IS 'As publish.edition, of the assets recorded then; withheld is what was withheld then or is withheld now.';

-- A day means its end, in Britain.
CREATE FUNCTION publish_known.find(asked_day date, asked_moment timestamptz, asked_revision bigint, OUT revision bigint, OUT moment timestamptz,
                           OUT day date, OUT committed_at timestamptz, OUT newest bigint, OUT to_come boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH asked AS (
        SELECT CASE WHEN asked_day IS NOT NULL
                    THEN ((asked_day + 1)::timestamp AT TIME ZONE 'Europe/London') - interval '1 microsecond'
                    WHEN asked_moment IS NOT NULL THEN asked_moment
                    ELSE coalesce((SELECT min(later.committed_at) - interval '1 microsecond' FROM history.change later
                                   WHERE later.revision > asked_revision), clock_timestamp()) END AS moment
    ), known AS (
        SELECT coalesce(asked_revision, (SELECT max(change.revision) FROM history.change WHERE change.committed_at <= asked.moment), 0)
                   AS revision, asked.moment
        FROM asked
    )
    SELECT known.revision, known.moment,
           least((CASE WHEN asked_revision IS NULL THEN known.moment ELSE coalesce(change.committed_at, known.moment) END
                  AT TIME ZONE 'Europe/London')::date, (clock_timestamp() AT TIME ZONE 'Europe/London')::date),
           change.committed_at, head.revision,
           coalesce(asked_day > (clock_timestamp() AT TIME ZONE 'Europe/London')::date, asked_moment > clock_timestamp(),
                    asked_revision > head.revision)
    FROM known CROSS JOIN history.head LEFT JOIN history.change ON change.revision = known.revision
$$;
COMMENT ON FUNCTION publish_known.find(date, timestamptz, bigint) IS 'What a recorded time means: the newest revision by the end of a day, at a moment, or as given; until when, on which day in Britain, when that revision was committed, the newest of all, and whether the time is yet to come.';

REVOKE EXECUTE ON FUNCTION publish_known.find(date, timestamptz, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION publish_known.find(date, timestamptz, bigint)
TO terrier_public, terrier_reader, terrier_gis, terrier_editor, terrier_steward;

-- The report, which the clerk makes, reads runs itself.
GRANT USAGE ON SCHEMA known TO terrier_clerk;
GRANT SELECT ON known.run TO terrier_clerk;
