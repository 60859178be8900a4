create table restriction (
  authority_id uuid not null references authority,
  id uuid not null,
  person_id uuid not null,
  covers text not null check (covers in ('everything', 'agreements')),
  state text not null check (state in ('in_force', 'lifting', 'lifted')),
  since date not null,
  lifts_on date,
  lifted_on date,
  version integer not null default 1,
  sealed bytea not null check (octet_length(sealed) <= 200000),
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id),
  constraint what_lifts_has_its_day check (state <> 'lifting' or lifts_on is not null),
  constraint what_is_lifted_has_its_day check ((state = 'lifted') = (lifted_on is not null))
);
create index restrictions_that_hold on restriction (authority_id, person_id) where state <> 'lifted';
create index restrictions_to_lift on restriction (authority_id, lifts_on) where state = 'lifting';
create index restrictions_of_a_person on restriction (authority_id, person_id);
comment on table restriction is 'A restriction of processing (GDPR art. 18): while it holds, what it covers is stored and nothing else. Its id is that of the request of the right.';
comment on column restriction.person_id is 'personal: whose data.';
comment on column restriction.covers is 'Everything, or the agreements named in what is sealed.';
comment on column restriction.state is 'in_force · lifting: the authority announced its end, and it still holds until the day · lifted.';
comment on column restriction.lifts_on is 'The day announced to the person before the authority lifts it (art. 18.3).';
comment on column restriction.sealed is 'personal: ground, agreements covered, who asked and what happened, sealed under the person''s key, padded.';

-- Lifted stays lifted, and nobody brings an announced day nearer: the person was told it.
create function restriction_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (old.state, new.state) not in (('in_force', 'in_force'), ('in_force', 'lifting'), ('in_force', 'lifted'), ('lifting', 'lifting'), ('lifting', 'lifted')) then
    raise exception 'a restriction does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if old.lifts_on is not null and new.lifts_on is distinct from old.lifts_on then
    raise exception 'the day that was announced stands' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function restriction_guard() is 'in_force → lifting → lifted, or in_force → lifted; what is lifted stays so.';
create trigger restriction_guard before update on restriction for each row execute function restriction_guard();

alter table restriction enable row level security;
create policy reach on restriction for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_actor_kind() = 'person' and (person_id = ardeco_actor() or ardeco_acts_for(person_id))
    or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
-- By the use cases, which run as the system once they have judged who asks.
create policy system_begins on restriction for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system' and state = 'in_force');
create policy system_lifts on restriction for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system')
  with check (authority_id = ardeco_authority());
create policy system_erases on restriction for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on restriction to ardeco_app;
-- Never whose, what it covers, nor since when.
grant update (state, lifts_on, lifted_on, version, sealed) on restriction to ardeco_app;

-- Whoever is at work: an agent whose role reads no restriction must not pass for that reason.
create function ardeco_is_restricted(whom uuid, everything boolean) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.restriction where authority_id = public.ardeco_authority() and person_id = whom
    and state <> 'lifted' and (covers = 'everything' or not everything));
$$;
comment on function ardeco_is_restricted(uuid, boolean) is 'Whether a restriction holds for this person of the authority: of everything, or of anything. Purges leave such a person''s rows.';
revoke all on function ardeco_is_restricted(uuid, boolean) from public;
grant execute on function ardeco_is_restricted(uuid, boolean) to ardeco_app;
