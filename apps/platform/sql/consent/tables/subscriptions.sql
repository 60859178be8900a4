create table subscription (
  provider_id uuid not null,
  service_id uuid not null,
  id uuid not null,
  holder_id uuid not null,
  subject bytea not null constraint a_subject_is_an_hmac check (octet_length(subject) = 32),
  grant_id uuid not null,
  state text not null check (state in ('pending', 'open', 'suspended', 'closed')),
  state_on date not null,
  opened_on date,
  sealed bytea not null,
  revision integer not null default 1,
  primary key (provider_id, service_id, id),
  constraint one_subscription_per_grant unique (provider_id, service_id, grant_id),
  constraint open_has_its_day check (state = 'closed' or (state = 'pending') = (opened_on is null))
);
create unique index one_subscription_per_subject_and_service
  on subscription (provider_id, service_id, subject) where state <> 'closed';
create index subscriptions_closed on subscription (holder_id, state_on) where state = 'closed';
comment on table subscription is
  'A person''s link to a service, in the service''s sealed sector: no person, no instant in clear. Opened '
  'and closed by the grant; purged some time after it is closed.';
comment on column subscription.subject is 'HMAC of the person under the sector''s key (keys.sectorSubject).';
comment on column subscription.state_on is 'Civil day of the last change of state; the instants are sealed.';
comment on column subscription.sealed is
  'personal: pairwise subject, states with their instants, missing items, events already followed; sealed '
  'under the sector''s key, padded.';
