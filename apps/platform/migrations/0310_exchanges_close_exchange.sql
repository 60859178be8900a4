-- The way back: a service that is no longer told by files keeps its format and the files that were taken.
-- lock: a few services an authority
alter table exchange add column state text not null default 'open' check (state in ('open', 'closed'));
comment on column exchange.state is 'closed: nothing is gathered any more; what was taken may still be answered.';
grant update (state) on exchange to ardeco_app;
