-- Applications registered before this day may send no challenge, and an upgrade shuts nobody out: they keep the exception, which
-- their page shows, until it is taken back. Those registered from now on have none unless it is asked.
alter table client add column pkce_required boolean not null default false;
alter table client alter column pkce_required set default true;
comment on column client.pkce_required is 'Authorization requests carry a challenge (PKCE, RFC 7636). False: the software of the application cannot send one.';
grant update (pkce_required) on client to ardeco_app;
