-- The stamp in force, and whether the sheets were made at it.
SELECT stamp.stamp, stamp.current FROM served.stamp AS stamp;
