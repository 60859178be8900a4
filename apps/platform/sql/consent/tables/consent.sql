create table service_grant (
  provider_id uuid not null,
  service_id uuid not null,
  id uuid not null,
  holder_id uuid not null,
  subject bytea not null constraint a_subject_is_an_hmac check (octet_length(subject) = 32),
  state text not null check (state in ('live', 'withdrawn')),
  given_on date not null,
  withdrawn_on date,
  sealed bytea not null,
  revision integer not null default 1,
  primary key (provider_id, service_id, id),
  constraint withdrawn_has_its_day check ((state = 'withdrawn') = (withdrawn_on is not null))
);
create unique index one_live_grant_per_subject_and_service on service_grant (provider_id, service_id, subject)
  where state = 'live';
create index grants_withdrawn on service_grant (holder_id, withdrawn_on) where state = 'withdrawn';
comment on table service_grant is
  'A person''s yes to a service, in that service''s sealed sector: no person, no instant, no item in '
  'clear, so that the rows of two services do not join. Withdrawn rows prove the consent, then are purged.';
comment on column service_grant.subject is 'HMAC of the person under the sector''s key (keys.sectorSubject).';
comment on column service_grant.given_on is 'Civil day only, like withdrawn_on: the instants are sealed.';
comment on column service_grant.sealed is
  'personal: items granted and refused with the wording agreed to, instants, pairwise subject, HMAC of '
  'what was last told; sealed under the sector''s key, padded.';
comment on column service_grant.revision is 'Grows at each change.';

create table person_grants (
  authority_id uuid not null,
  person_id uuid not null,
  sealed bytea not null,
  version integer not null default 1,
  -- The day on which a person's grants are to be checked again (a birthday that a rule counts, the end of a
  -- notice), as the HMAC of a civil day under the authority's key: a date in clear would tell a birthday.
  -- Empty: never worked out, hence due.
  next_check bytea not null default '',
  primary key (authority_id, person_id),
  -- The day when a list of grants is looked at again is spread likewise: a byte longer.
  constraint a_day_is_an_hmac check (octet_length(next_check) in (0, 16, 17))
);
create index grants_to_check on person_grants (authority_id, next_check);
comment on table person_grants is
  'The person''s own list of grants, the only place that ties a person to services. One row a person, '
  'locked by whoever changes one of the grants.';
comment on column person_grants.sealed is
  'personal: grant, service, who said yes, form keys; sealed under the person''s key, padded.';
comment on column person_grants.next_check is
  'personal: HMAC of the civil day on which the calendar alone may change what a service is told, or of '
  '"never"; empty when no day was worked out yet.';
