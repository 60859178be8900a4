alter table insight_file enable row level security;
create policy system_writes on insight_file for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy managers_read on insight_file for select
  using (authority_id = ardeco_authority() and ardeco_has_role('service_manager', 'authority_administrator'));
grant select, insert, update on insight_file to ardeco_app;
