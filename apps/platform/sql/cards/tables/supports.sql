-- What a person carries: card, printed card, phone (docs/adr/0095-supports.md).
create table support (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('card', 'printed', 'phone', 'nfc_phone')),
  number text not null check (length(number) <= 30),
  state text not null check (state in ('ordered', 'personalised', 'issued', 'active', 'suspended', 'lost',
    'revoked', 'expired', 'replaced')),
  state_on date not null,
  expires_on date not null,
  replaces uuid,
  version integer not null default 1,
  sealed bytea not null check (octet_length(sealed) <= 200000),
  -- What was given to somebody who should not have it ends with their way in; the machine holds from the
  -- first row; the dead are denied too.
  shown_on date,
  primary key (authority_id, id),
  constraint one_support_per_number unique (authority_id, number),
  constraint one_successor_per_support unique (authority_id, replaces)
);
create index supports_of_a_person on support (authority_id, person_id);
create index supports_that_end on support (authority_id, expires_on)
  where state in ('ordered', 'personalised', 'issued', 'active', 'suspended');
-- Readers are told of cards that are stopped every five minutes: these are found without reading those that
-- serve.
create index supports_that_do_not_serve on support (authority_id, id) where state <> 'active';
comment on table support is
  'What a person carries to be recognised: a plastic card, a printed one, a phone. One state each; its '
  'history is sealed.';
comment on column support.person_id is 'personal: whose support.';
comment on column support.number is
  'personal: printed on it, said by phone; drawn from the id, with check characters. No service reads it.';
comment on column support.state_on is 'Civil day of the last change of state; the instants are sealed.';
comment on column support.replaces is 'The support that this one takes the place of.';
comment on column support.version is 'Grows at each change: two changes at once do not both pass.';
comment on column support.sealed is
  'personal: each state with its instant, who changed it and why, sealed under the person''s key, padded.';
comment on column support.shown_on is
  'Civil day when its long signed code was last put on paper. Null: never, and nobody can have it.';

create table support_denied (
  authority_id uuid not null,
  entry bytea not null check (octet_length(entry) = 10),
  until date not null,
  primary key (authority_id, entry)
);
comment on table support_denied is
  'Supports that no longer stand, for terminals that are offline. Outlives the row of the support: an '
  'erased person''s card stays refused.';
comment on column support_denied.entry is 'not personal: ten bytes of SHA-256 of a random id.';
comment on column support_denied.until is 'Beyond, nothing that the support could show is accepted anyway.';

create table support_settings (
  authority_id uuid primary key,
  kinds text[] not null default '{printed,phone}' check (kinds <@ '{card,printed,phone,nfc_phone}'::text[]),
  list_version bigint not null default 0,
  version integer not null default 1
);
comment on table support_settings is
  'Which kinds of supports the authority offers; how many times its deny list changed. Names nobody.';

create table support_step_used (
  authority_id uuid not null,
  holder bytea not null check (octet_length(holder) = 32),
  step bigint not null,
  primary key (authority_id, holder)
);
create index support_steps on support_step_used (authority_id, step);
comment on table support_step_used is
  'The last code of a phone that was used, for a minute: it is not used twice.';
comment on column support_step_used.holder is
  'not personal: HMAC of the support under a key outside the database: the row joins no other.';
