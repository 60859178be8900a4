-- The application cannot list, count or scan this table: it reaches a row by its hash, through these
-- functions, each in one statement (no transaction with the settings of an actor: three round trips less on
-- every request).
alter table oidc_payload enable row level security;
