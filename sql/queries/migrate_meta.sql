-- What terrier knows about its own database. Made here and not by a migration, because migrations are
-- recorded in it.
create schema if not exists meta;
comment on schema meta is 'What terrier knows about its own database: migrations, views and reference data in force.';

create table if not exists meta.migration (
  number integer primary key,
  name text not null unique,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  applied_at timestamptz not null default clock_timestamp(),
  by_version text not null
);
comment on table meta.migration is 'Migrations applied to this database, in order. Never edited.';
comment on column meta.migration.number is 'Number of the migration; the file name starts with it.';
comment on column meta.migration.name is 'File name.';
comment on column meta.migration.sha256 is 'SHA-256 of the file as it was applied, in hexadecimal.';
comment on column meta.migration.applied_at is 'When it was applied.';
comment on column meta.migration.by_version is 'Version of terrier that applied it.';

create table if not exists meta.derived (
  name text primary key,
  sha256 text not null,
  built_at timestamptz not null default clock_timestamp(),
  by_version text not null
);
comment on table meta.derived is 'Files of derived SQL (views and functions) that the derived schemas were last built from.';
comment on column meta.derived.name is 'File name.';
comment on column meta.derived.sha256 is 'SHA-256 of the file, in hexadecimal.';
comment on column meta.derived.built_at is 'When the schemas were built from it.';
comment on column meta.derived.by_version is 'Version of terrier that built them.';

create table if not exists meta.reference (
  name text primary key,
  sha256 text not null,
  built_at timestamptz not null default clock_timestamp(),
  by_version text not null
);
comment on table meta.reference is 'Files of reference data (code lists, criteria, factors) last loaded.';
comment on column meta.reference.name is 'File name.';
comment on column meta.reference.sha256 is 'SHA-256 of the file, in hexadecimal.';
comment on column meta.reference.built_at is 'When it was loaded.';
comment on column meta.reference.by_version is 'Version of terrier that loaded it.';
