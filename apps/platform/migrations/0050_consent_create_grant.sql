create table service_grant (
  provider_id uuid not null references authority,
  service_id uuid not null,
  id uuid not null,
  holder_id uuid not null references authority,
  subject bytea not null constraint a_subject_is_an_hmac check (octet_length(subject) = 32),
  state text not null check (state in ('live', 'withdrawn')),
  given_on date not null,
  withdrawn_on date,
  sealed bytea not null,
  revision integer not null default 1,
  primary key (provider_id, service_id, id),
  foreign key (provider_id, service_id) references service (authority_id, id),
  constraint withdrawn_has_its_day check ((state = 'withdrawn') = (withdrawn_on is not null))
);
create unique index one_live_grant_per_subject_and_service on service_grant (provider_id, service_id, subject) where state = 'live';
create index grants_withdrawn on service_grant (holder_id, withdrawn_on) where state = 'withdrawn';
comment on table service_grant is 'A person''s yes to a service, in that service''s sealed sector: no person, no instant, no item in clear, so that the rows of two services do not join. Withdrawn rows prove the consent, then are purged.';
comment on column service_grant.subject is 'HMAC of the person under the sector''s key (keys.sectorSubject).';
comment on column service_grant.given_on is 'Civil day only, like withdrawn_on: the instants are sealed.';
comment on column service_grant.sealed is 'personal: items granted and refused with the wording agreed to, instants, pairwise subject, HMAC of what was last told; sealed under the sector''s key, padded.';
comment on column service_grant.revision is 'Grows at each change.';

create table person_grants (
  authority_id uuid not null references authority,
  person_id uuid not null,
  sealed bytea not null,
  version integer not null default 1,
  primary key (authority_id, person_id),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
comment on table person_grants is 'The person''s own list of grants, the only place that ties a person to services. One row a person, locked by whoever changes one of the grants.';
comment on column person_grants.sealed is 'personal: grant, service, who said yes, form keys; sealed under the person''s key, padded.';

create function ardeco_sector_subject() returns bytea language sql stable parallel safe
  return decode(coalesce(current_setting('ardeco.sector_subject', true), ''), 'hex');
comment on function ardeco_sector_subject() is 'The one sector subject that the transaction is about, or empty. Nobody but the system lists grants.';

alter table service_grant enable row level security;
alter table person_grants enable row level security;
create policy system_of_either_side on service_grant for select
  using (ardeco_actor_kind() = 'system' and ardeco_authority() in (holder_id, provider_id));
create policy one_subject_at_a_time on service_grant for select
  using (holder_id = ardeco_authority() and subject = ardeco_sector_subject()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator')));
create policy holder_gives on service_grant for insert
  with check (holder_id = ardeco_authority() and state = 'live' and (ardeco_actor_kind() = 'system'
    or subject = ardeco_sector_subject() and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator'))));
-- What was withdrawn never comes back: a new yes is a new grant.
create policy holder_changes_what_lives on service_grant for update
  using (holder_id = ardeco_authority() and state = 'live' and (ardeco_actor_kind() = 'system'
    or subject = ardeco_sector_subject() and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator'))))
  with check (holder_id = ardeco_authority());
create policy system_purges on service_grant for delete
  using (holder_id = ardeco_authority() and state = 'withdrawn' and ardeco_actor_kind() = 'system');
create policy reach on person_grants for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator')));

grant select, insert, delete on service_grant to ardeco_app;
-- Never whose, never which service.
grant update (state, withdrawn_on, sealed, revision) on service_grant to ardeco_app;
grant select, insert, delete on person_grants to ardeco_app;
grant update (sealed, version) on person_grants to ardeco_app;
