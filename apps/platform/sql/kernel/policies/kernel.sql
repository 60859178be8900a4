alter table backup enable row level security;
create policy operators_read on backup
  for select using (ardeco_actor_kind() = 'system' or ardeco_has_role('operator'));
grant select on backup to ardeco_app;
