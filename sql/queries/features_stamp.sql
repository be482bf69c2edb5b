-- The stamp in force.
SELECT stamp.stamp FROM served.stamp AS stamp;
