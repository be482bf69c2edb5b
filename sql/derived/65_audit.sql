-- Whether the ledger, the history and the register are as they were written.

-- $1 and $2: what was written down elsewhere. The chain alone cannot tell that its end was cut off and made anew.
CREATE FUNCTION edit.ledger_faults(expected_revision bigint, expected_digest text) RETURNS TABLE (place text, fault text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT 'revision ' || coalesce(own.revision::text, 'unknown'), own.fault FROM history.verify() AS own
    UNION ALL
    SELECT own.table_name || ' ' || own.row_key, own.fault FROM history.verify_live() AS own
    UNION ALL
    SELECT 'revision ' || expected_revision,
           CASE WHEN change.revision IS NULL THEN 'there is no such revision: the ledger was cut off or replaced'
                ELSE 'its digest is not the one that was written down: the ledger was replaced' END
    FROM (SELECT expected_revision AS revision) AS expected
    LEFT JOIN history.change ON change.revision = expected.revision
    WHERE expected.revision IS NOT NULL AND encode(change.digest, 'hex') IS DISTINCT FROM lower(expected_digest)
$$;
COMMENT ON FUNCTION edit.ledger_faults(bigint, text) IS 'What in the ledger, in history or in the register is not as it was written; and whether a revision still has the digest that was written down elsewhere. No rows: all is whole.';

CREATE FUNCTION edit.ledger_extent(OUT revision bigint, OUT digest text, OUT changes bigint, OUT versions bigint, OUT register_rows bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT head.revision, encode(head.digest, 'hex'), (SELECT count(*) FROM history.change),
           (SELECT coalesce(sum(entry.row_count), 0)::bigint FROM history.entry), history.live_count()
    FROM history.head
$$;
COMMENT ON FUNCTION edit.ledger_extent() IS 'The newest revision and its digest, and how much a verification goes over: changes, versions of rows, rows of the register.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.ledger_faults(bigint, text), edit.ledger_extent() TO terrier_serve_steward;
