alter table service enable row level security;
create policy everybody_reads_what_was_offered on service
  for select using (status in ('published', 'retired'));
create policy own_managers_read on service for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('service_manager', 'authority_administrator', 'data_protection_officer')));
create policy own_managers_create on service for insert
  with check (authority_id = ardeco_authority() and ardeco_manages(id));
create policy own_managers_change on service for update
  using (authority_id = ardeco_authority() and ardeco_manages(id));
grant select, insert on service to ardeco_app;
grant update (status, current_version) on service to ardeco_app;

alter table service_version enable row level security;
create policy everybody_reads_what_was_offered on service_version
  for select using (state in ('published', 'retired'));
create policy own_managers_read on service_version for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('service_manager', 'authority_administrator', 'data_protection_officer')));
create policy own_managers_draft on service_version for insert
  with check (authority_id = ardeco_authority() and ardeco_manages(service_id));
create policy own_managers_and_approvers_move on service_version for update
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator', 'data_protection_officer')
      or ardeco_manages(service_id)));
grant select, insert on service_version to ardeco_app;
grant update (state, definition, written_by, approved_by, changed_on, revision)
  on service_version to ardeco_app;

alter table service_localisation enable row level security;
create policy own_managers_read on service_localisation for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('service_manager', 'authority_administrator', 'data_protection_officer')));
create policy own_managers_create on service_localisation for insert
  with check (authority_id = ardeco_authority() and ardeco_manages(service_id));
create policy own_managers_change on service_localisation for update
  using (authority_id = ardeco_authority() and ardeco_manages(service_id));
grant select, insert on service_localisation to ardeco_app;
grant update (model_version) on service_localisation to ardeco_app;
