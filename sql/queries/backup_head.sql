-- Where the register stands: what a backup made from now on must hold.
SELECT revision, encode(digest, 'hex') AS digest, current_setting('server_version_num')::integer / 10000 AS major
FROM history.head;
