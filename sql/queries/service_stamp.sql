-- What state of the register is in force, whether the sheets are of it, and whether this server only follows another.
SELECT stamp.stamp, stamp.current, pg_is_in_recovery() AS standby
FROM served.stamp
