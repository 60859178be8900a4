create table sandbox_space (
  authority_id uuid primary key,
  front_id uuid not null,
  email_index bytea not null check (length(email_index) = 16),
  staff_id uuid not null,
  reviewer_id uuid not null,
  opened_on date not null,
  last_used_on date not null,
  closed_on date,
  -- One organisation with a domain of its own can make up addresses without end: its spaces of a day are
  -- counted, so that it does not fill everybody's day.
  domain_index bytea check (length(domain_index) = 16)
);
create unique index one_open_space_per_address on sandbox_space (front_id, email_index)
  where closed_on is null;
create index spaces_of_a_day on sandbox_space (front_id, opened_on);
comment on table sandbox_space is
  'A vendor''s space in the sandbox: one tenant. Closed after ninety days without use; its fictional '
  'people are then erased and the address of the vendor with them.';
comment on column sandbox_space.email_index is
  'personal: HMAC of the vendor''s professional address under the front''s key, to find the space again; '
  'random once closed.';
comment on column sandbox_space.reviewer_id is
  'The agent, a program, in whose name a version is approved: four eyes are two names here too.';
comment on column sandbox_space.domain_index is
  'personal: HMAC of the domain of the vendor''s address under the front''s key, to count the spaces that '
  'one domain opens in a day; null before, and once closed.';

create table sandbox_invitation (
  authority_id uuid not null,
  token_hash bytea not null,
  email_index bytea not null check (length(email_index) = 16),
  content_sealed bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (authority_id, token_hash)
);
create index invitations_of_an_address on sandbox_invitation (authority_id, email_index);
comment on table sandbox_invitation is
  'A link sent to whoever asks for a space, or comes back to theirs. Works once, for thirty minutes; '
  'deleted the next day.';
comment on column sandbox_invitation.email_index is
  'personal: HMAC of the address asked for, to count the links it waits for.';
comment on column sandbox_invitation.content_sealed is
  'personal: the address and the name of the organisation, sealed under the front''s key.';

create table sandbox_person (
  authority_id uuid not null,
  person_id uuid not null,
  part text not null check (part ~ '^[a-z_]{1,40}$'),
  cast_number integer not null check (cast_number > 0),
  primary key (authority_id, person_id)
);
create unique index one_player_per_part on sandbox_person (authority_id, cast_number, part);
comment on table sandbox_person is
  'Which fictional person plays which part. Nobody real: the row is there because a test of the platform '
  'invented them.';

create table sandbox_trace (
  authority_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  client_id uuid,
  kind text not null check (kind ~ '^[a-z_]{1,40}$'),
  outcome text not null check (outcome ~ '^[a-z0-9_]{1,60}$'),
  facts jsonb not null default '{}',
  primary key (authority_id, id)
);
create index traces_by_instant on sandbox_trace (authority_id, at desc);
comment on table sandbox_trace is
  'What an application did at our endpoints, for its vendor to see: names of gestures and codes, never a '
  'value nor a token. Kept thirty days, a thousand lines at most.';
