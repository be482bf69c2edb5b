-- The register's stamp now.
SELECT stamp FROM served.stamp;
