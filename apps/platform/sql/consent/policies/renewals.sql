alter table renewal enable row level security;
create policy system_of_either_side on renewal for select
  using (ardeco_actor_kind() = 'system' and ardeco_authority() in (holder_id, provider_id));
create policy one_subject_at_a_time on renewal for select
  using (holder_id = ardeco_authority() and subject = ardeco_sector_subject()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator')));
create policy those_who_run_campaigns_count on renewal for select
  using (provider_id = ardeco_authority() and ardeco_runs_campaigns(service_id));
create policy holder_opens on renewal for insert
  with check (holder_id = ardeco_authority() and state = 'waiting' and (ardeco_actor_kind() = 'system'
    or subject = ardeco_sector_subject()
      and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator'))));
create policy holder_answers on renewal for update
  using (holder_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or subject = ardeco_sector_subject()
      and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator'))));
create policy system_erases on renewal for delete
  using (holder_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- Never whose, never of which campaign.
grant select, insert, delete on renewal to ardeco_app;
grant update (state, state_on, sealed, whose, revision, number) on renewal to ardeco_app;
