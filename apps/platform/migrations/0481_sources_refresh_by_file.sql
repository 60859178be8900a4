-- lock: one row an authority and a year; a constant default rewrites nothing.
alter table source_refresh add column way text not null default 'api' check (way in ('api', 'file'));
comment on column source_refresh.way is 'not personal: asked by API, one family at a time, or by encrypted file.';
-- lock: as above: a handful of rows.
drop index one_refresh_under_way;
-- lock: as above.
create unique index one_refresh_under_way on source_refresh (authority_id, way) where state <> 'done';
