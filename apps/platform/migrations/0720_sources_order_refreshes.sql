-- Days do not say which of two exchanges of one day came last: the page showed the older one, and its figures.
-- lock: one row an authority and a year.
alter table source_refresh add column position bigint;
-- lock: as above.
update source_refresh r set position = o.position from (
  select authority_id, id, row_number() over (order by started_on, ended_on nulls last, (
    select min(f.changed_at) from source_file f where f.authority_id = s.authority_id and f.refresh_id = s.id), id) as position
  from source_refresh s) o
where r.authority_id = o.authority_id and r.id = o.id;
-- lock: as above.
alter table source_refresh alter column position set not null;
alter table source_refresh alter column position add generated always as identity;
select setval(pg_get_serial_sequence('source_refresh', 'position'), coalesce(max(position), 0) + 1, false) from source_refresh;
comment on column source_refresh.position is 'not personal: in which order they began.';
