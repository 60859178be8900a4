-- Words of row-level security: settings are set by the application at the start of each transaction and are
-- empty by default; without them no policy lets anything through. The functions that read them are beside, in
-- functions/: after a transaction a local setting reads '', hence their nullif.

-- The application may use what it is granted table by table, and nothing else.
revoke all on schema public from public;
grant usage on schema public to ardeco_app;

-- All the communes of the country may be tenants (35,000): they are imported from the official code, searched
-- and listed. pg_trgm is a trusted extension of PostgreSQL: the owner of the database may create it.
create extension if not exists pg_trgm;
