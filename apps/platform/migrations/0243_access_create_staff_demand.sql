create table staff_demand (
  authority_id uuid primary key references authority,
  demand text not null check (demand in ('deciders', 'everyone', 'proconnect')),
  changed_on date not null
);
comment on table staff_demand is 'What an authority asks of its agents who sign in, beyond what the installation does. No row: deciders.';
alter table staff_demand enable row level security;
create policy agents_read on staff_demand for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_write on staff_demand for all
  using (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert on staff_demand to ardeco_app;
grant update (demand, changed_on) on staff_demand to ardeco_app;
