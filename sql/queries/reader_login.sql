-- As whom this connection reads.
SELECT session_user::text;
