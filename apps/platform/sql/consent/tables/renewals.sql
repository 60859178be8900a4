create table renewal (
  provider_id uuid not null,
  service_id uuid not null,
  campaign_id uuid not null,
  id uuid not null,
  holder_id uuid not null,
  subject bytea not null constraint a_subject_is_an_hmac check (octet_length(subject) = 32),
  state text not null check (state in ('waiting', 'confirmed', 'lapsed', 'stopped')),
  state_on date not null,
  sealed bytea not null,
  whose bytea not null,
  revision integer not null default 1,
  number text,
  primary key (provider_id, service_id, id),
  constraint one_renewal_per_subject_and_campaign unique (provider_id, service_id, campaign_id, subject)
);
create index renewals_of_holder on renewal (holder_id, campaign_id, state);
create unique index one_renewal_per_number on renewal (provider_id, number);
comment on table renewal is
  'What became of one subscription in a campaign, in the service''s sealed sector: no person, no instant '
  'in clear. Purged some time after its last change.';
comment on column renewal.subject is 'HMAC of the person under the sector''s key (keys.sectorSubject).';
comment on column renewal.state is
  'waiting, confirmed; lapsed: nobody confirmed before the end of the grace; stopped: the agreement was '
  'withdrawn meanwhile.';
comment on column renewal.state_on is 'Civil day of the last change of state; the instants are sealed.';
comment on column renewal.sealed is
  'personal: pairwise subject, grant, messages already sent, receipt and instant of the confirmation; '
  'sealed under the sector''s key, padded.';
comment on column renewal.whose is
  'personal: the person, and who confirmed; sealed under the holder authority''s key, which the provider '
  'does not have.';
comment on column renewal.number is
  'Of its receipt: drawn from the id, tells nothing. Not one of those confirmed before this column, whose '
  'number is in what is sealed.';
