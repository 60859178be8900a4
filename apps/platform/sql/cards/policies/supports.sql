alter table support enable row level security;
create policy reach on support for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
      or ardeco_has_role('reception', 'validator')));
create policy who_reaches_orders on support for insert
  with check (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
      or ardeco_has_role('reception', 'validator')));
create policy who_reaches_changes on support for update
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
      or ardeco_has_role('reception', 'validator')));
create policy system_erases on support for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- Never whose, of which kind, nor under which number.
grant select, insert, delete on support to ardeco_app;
grant update (state, state_on, version, sealed, shown_on) on support to ardeco_app;

alter table support_denied enable row level security;
create policy system_reads on support_denied
  for select using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy system_forgets on support_denied
  for delete using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, delete on support_denied to ardeco_app;

alter table support_settings enable row level security;
create policy who_acts_reads on support_settings for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on support_settings for insert
  with check (authority_id = ardeco_authority() and list_version = 0
    and ardeco_has_role('authority_administrator'));
create policy administrators_change on support_settings for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
-- The list is numbered by its trigger alone.
grant select, insert on support_settings to ardeco_app;
grant update (kinds, version) on support_settings to ardeco_app;

alter table support_step_used enable row level security;
create policy system_keeps on support_step_used
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on support_step_used to ardeco_app;
grant update (step) on support_step_used to ardeco_app;
