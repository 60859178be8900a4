-- lock: one row an authority and a year; a column without a default rewrites nothing.
alter table source_refresh add column refused_code text check (length(refused_code) <= 40);
comment on column source_refresh.refused_code is 'not personal: why the source refused the whole habilitation, in its own code; null when it did not.';
-- lock: as above: the table is read whole in no time.
alter table source_refresh add constraint a_refusal_stops check (refused_code is null or state in ('stopped', 'done'));
grant update (refused_code) on source_refresh to ardeco_app;
