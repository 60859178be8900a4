create table subscription (
  provider_id uuid not null references authority,
  service_id uuid not null,
  id uuid not null,
  holder_id uuid not null references authority,
  subject bytea not null constraint a_subject_is_an_hmac check (octet_length(subject) = 32),
  grant_id uuid not null,
  state text not null check (state in ('pending', 'open', 'suspended', 'closed')),
  state_on date not null,
  opened_on date,
  sealed bytea not null,
  revision integer not null default 1,
  primary key (provider_id, service_id, id),
  foreign key (provider_id, service_id) references service (authority_id, id),
  constraint one_subscription_per_grant unique (provider_id, service_id, grant_id),
  constraint open_has_its_day check (state = 'closed' or (state = 'pending') = (opened_on is null))
);
create unique index one_subscription_per_subject_and_service on subscription (provider_id, service_id, subject) where state <> 'closed';
create index subscriptions_closed on subscription (holder_id, state_on) where state = 'closed';
comment on table subscription is 'A person''s link to a service, in the service''s sealed sector: no person, no instant in clear. Opened and closed by the grant; purged some time after it is closed.';
comment on column subscription.subject is 'HMAC of the person under the sector''s key (keys.sectorSubject).';
comment on column subscription.state_on is 'Civil day of the last change of state; the instants are sealed.';
comment on column subscription.sealed is 'personal: pairwise subject, states with their instants, missing items, events already followed; sealed under the sector''s key, padded.';

-- The machine of rules.ts, held even against a faulty application.
create function subscription_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (old.state, new.state) not in (('pending', 'pending'), ('pending', 'open'), ('pending', 'closed'), ('open', 'open'),
      ('open', 'suspended'), ('open', 'closed'), ('suspended', 'suspended'), ('suspended', 'open'), ('suspended', 'closed')) then
    raise exception 'a subscription does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function subscription_guard() is 'pending → open ⇄ suspended → closed; what is closed stays closed.';
create trigger subscription_guard before update on subscription for each row execute function subscription_guard();

alter table subscription enable row level security;
create policy system_of_either_side on subscription for select
  using (ardeco_actor_kind() = 'system' and ardeco_authority() in (holder_id, provider_id));
create policy one_subject_at_a_time on subscription for select
  using (holder_id = ardeco_authority() and subject = ardeco_sector_subject()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator')));
create policy service_managers_count on subscription for select
  using (provider_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy holder_opens on subscription for insert
  with check (holder_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy holder_moves on subscription for update
  using (holder_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy holder_purges on subscription for delete
  using (holder_id = ardeco_authority() and state = 'closed' and ardeco_actor_kind() = 'system');

grant select, insert, delete on subscription to ardeco_app;
-- Never whose, never which service or grant.
grant update (state, state_on, opened_on, sealed, revision) on subscription to ardeco_app;
