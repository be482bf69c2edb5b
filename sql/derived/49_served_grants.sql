-- Who may read what is served, and the first filling of the sheets: from then on readers never find them empty.

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA served FROM PUBLIC;
GRANT USAGE ON SCHEMA served
TO terrier_serve_public, terrier_serve_reader, terrier_serve_gis, terrier_serve_editor, terrier_serve_steward, terrier_clerk;
GRANT SELECT ON served.stamp, served.sortable
TO terrier_serve_public, terrier_serve_reader, terrier_serve_gis, terrier_serve_editor, terrier_serve_steward, terrier_clerk;
GRANT EXECUTE ON FUNCTION served.refresh()
TO terrier_serve_public, terrier_serve_reader, terrier_serve_gis, terrier_serve_editor, terrier_serve_steward, terrier_clerk;
GRANT EXECUTE ON FUNCTION served.audience()
TO terrier_serve_public, terrier_serve_reader, terrier_serve_gis, terrier_serve_editor, terrier_serve_steward;

DROP FUNCTION served.make_collection(text, text[], text[]);
DROP FUNCTION served.comment_columns(regclass, regclass);
DROP FUNCTION served.tables_of(regclass);

SELECT served.refresh();
SELECT pg_notify('terrier_stamp', 'build');
