-- Whether terrier has been in this database before: one boolean.
select to_regclass('meta.migration') is not null and to_regclass('meta.derived') is not null
  and to_regclass('meta.reference') is not null;
