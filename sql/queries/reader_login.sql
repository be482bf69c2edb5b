-- As whom this connection reads.
select session_user::text;
