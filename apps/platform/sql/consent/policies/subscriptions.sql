alter table subscription enable row level security;
create policy system_of_either_side on subscription for select
  using (ardeco_actor_kind() = 'system' and ardeco_authority() in (holder_id, provider_id));
create policy one_subject_at_a_time on subscription for select
  using (holder_id = ardeco_authority() and subject = ardeco_sector_subject()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator')));
create policy service_managers_count on subscription for select
  using (provider_id = ardeco_authority() and ardeco_manages(service_id));
create policy holder_opens on subscription for insert
  with check (holder_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy holder_moves on subscription for update
  using (holder_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy holder_purges on subscription for delete
  using (holder_id = ardeco_authority() and state = 'closed' and ardeco_actor_kind() = 'system');
-- Never whose, never which service or grant.
grant select, insert, delete on subscription to ardeco_app;
grant update (state, state_on, opened_on, sealed, revision) on subscription to ardeco_app;
