-- A desk that closed keeps its row: the files decided there still say where.
-- lock: a column without default, on a table of some desks an authority
alter table desk
  add column closed_on date,
  add constraint default_desk_stays_open check (not is_default or closed_on is null);
comment on column desk.closed_on is 'Since when it receives nothing; its waiting files went to another desk.';
grant update (closed_on) on desk to ardeco_app;
