alter table service_grant enable row level security;
create policy system_of_either_side on service_grant for select
  using (ardeco_actor_kind() = 'system' and ardeco_authority() in (holder_id, provider_id));
create policy one_subject_at_a_time on service_grant for select
  using (holder_id = ardeco_authority() and subject = ardeco_sector_subject()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator')));
create policy holder_gives on service_grant for insert
  with check (holder_id = ardeco_authority() and state = 'live' and (ardeco_actor_kind() = 'system'
    or subject = ardeco_sector_subject()
      and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator'))));
-- What was withdrawn never comes back: a new yes is a new grant.
create policy holder_changes_what_lives on service_grant for update
  using (holder_id = ardeco_authority() and state = 'live' and (ardeco_actor_kind() = 'system'
    or subject = ardeco_sector_subject()
      and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator'))))
  with check (holder_id = ardeco_authority());
create policy system_purges on service_grant for delete
  using (holder_id = ardeco_authority() and state = 'withdrawn' and ardeco_actor_kind() = 'system');
-- Never whose, never which service.
grant select, insert, delete on service_grant to ardeco_app;
grant update (state, withdrawn_on, sealed, revision) on service_grant to ardeco_app;

alter table person_grants enable row level security;
create policy reach on person_grants for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator')));
grant select, insert, delete on person_grants to ardeco_app;
grant update (sealed, version, next_check) on person_grants to ardeco_app;
