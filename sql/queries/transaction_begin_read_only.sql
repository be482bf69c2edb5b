-- Begins a transaction that sees one snapshot and writes nothing.
begin isolation level repeatable read, read only;
