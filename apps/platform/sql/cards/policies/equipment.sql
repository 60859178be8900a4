alter table equipment enable row level security;
create policy administrators_and_the_system_read on equipment for select
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy administrators_register on equipment for insert
  with check (authority_id = ardeco_authority() and state = 'registered'
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
-- What is revoked is never revived.
create policy what_is_not_revoked_changes on equipment for update
  using (authority_id = ardeco_authority() and state <> 'revoked'
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'))
  with check (authority_id = ardeco_authority());
create policy the_system_forgets_what_was_revoked on equipment for delete
  using (authority_id = ardeco_authority() and state = 'revoked' and ardeco_actor_kind() = 'system');
grant select, insert, delete on equipment to ardeco_app;
grant update (state, code_hash, code_until, secret_hash, revoked_on, last_seen_at, version_said, health,
  health_at, visit_id) on equipment to ardeco_app;
