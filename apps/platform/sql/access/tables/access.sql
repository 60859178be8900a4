create table account (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  email_sealed bytea,
  email_index bytea,
  created_on date not null,
  last_seen_on date not null,
  closed_on date,
  email_confirmed_on date,
  entries_ended_at timestamptz,
  -- A token of an application carries the generation of the sign-ins under which it was obtained, and is
  -- refused once the generation has changed: exact, whatever the clocks of two servers say.
  sign_in_generation integer not null default 0,
  primary key (authority_id, id),
  constraint one_account_per_person unique (authority_id, person_id)
);
create index accounts_of_an_email on account (authority_id, email_index);
comment on table account is
  'How a person signs in. An e-mail is not an identity: two people may share one, hence no unique index on '
  'it.';
comment on column account.email_sealed is
  'personal: address for sign-in links, sealed under the person''s key.';
comment on column account.email_index is 'personal: HMAC of the address, for equality search.';
comment on column account.email_confirmed_on is
  'not personal: day on which somebody who reads that address first used a link sent to it; null until '
  'then, and again when the address changes.';
comment on column account.entries_ended_at is
  'personal: when its owner put everybody out; a session of before gives no way in, even one already under '
  'way.';
comment on column account.sign_in_generation is
  'Grows each time that every sign-in of before ends: tokens of an earlier generation are refused.';

create table staff (
  authority_id uuid not null,
  id uuid not null,
  display_name text not null,
  email_sealed bytea not null,
  email_index bytea not null,
  closed_on date,
  -- Where a rule asks for two agents, an administrator could make the second one up. Who added an agent, and
  -- when, is kept; for a week they count for one (ADR 0078).
  added_by uuid,
  added_at timestamptz,
  primary key (authority_id, id),
  constraint one_agent_per_email unique (authority_id, email_index)
);
comment on table staff is 'An agent of the authority.';
comment on column staff.display_name is 'personal: professional name of the agent, shown to colleagues.';
comment on column staff.email_sealed is 'personal: professional address, sealed under the authority''s key.';
comment on column staff.email_index is 'personal: HMAC of the address, for equality search.';
comment on column staff.added_by is
  'not personal: id of the agent who added them; null: the platform, its operator, or before this was kept.';
comment on column staff.added_at is 'When they were added.';

create table staff_role (
  authority_id uuid not null,
  staff_id uuid not null,
  role text not null check
    (role in ('reception', 'validator', 'service_validator', 'service_manager', 'authority_administrator',
    'data_protection_officer', 'operator', 'auditor')),
  service_id uuid,
  desk_id uuid,
  constraint a_role_is_held_once unique nulls not distinct (authority_id, staff_id, role, service_id, desk_id)
);
comment on table staff_role is 'What an agent may do, bounded to a service or a desk when it names one.';

create table delegation (
  authority_id uuid not null,
  id uuid not null,
  from_authority_id uuid not null,
  staff_id uuid,
  role text not null check
    (role in ('reception', 'validator', 'service_validator', 'service_manager', 'authority_administrator')),
  reason text not null,
  starts_on date not null,
  ends_on date not null,
  revoked_on date,
  -- Access lent to a team: whoever holds a role at a desk of the other authority, as long as they hold it.
  -- Those who join come in, those who leave stay out, without a new delegation.
  team_desk_id uuid,
  primary key (authority_id, id),
  constraint delegation_has_an_end check (ends_on >= starts_on),
  constraint delegation_names_an_agent_or_a_team check (num_nonnulls(staff_id, team_desk_id) = 1)
);
comment on table delegation is
  'Access lent by this authority (authority_id) to an agent of another (from_authority_id), dated; every '
  'use is journalled.';
comment on column delegation.team_desk_id is
  'Desk of the other authority whose agents share this access; null when it is lent to one agent.';

create table session (
  authority_id uuid not null,
  token_hash bytea not null,
  id uuid not null,
  kind text not null check (kind in ('person', 'staff')),
  subject_id uuid not null,
  delegation_id uuid,
  -- How a session was opened: by an invitation too.
  method text not null check (method in ('draft', 'sandbox', 'email_link', 'passkey', 'desk', 'resume_code',
    'invitation', 'franceconnect', 'proconnect', 'proconnect_mfa')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  device text not null default '' check (length(device) <= 60),
  draft_id uuid,
  primary key (authority_id, token_hash)
);
create index sessions_of_a_subject on session (authority_id, subject_id);
comment on table session is 'A signed-in browser. Only the hash of its token is kept.';
comment on column session.device is
  'personal: kind of browser and system ("firefox/windows"), for its owner to recognise; no version, '
  'address nor place.';
comment on column session.draft_id is
  'not personal: of a session opened by a resume code, the draft that it opens.';

create table sign_in_link (
  authority_id uuid not null,
  token_hash bytea not null,
  kind text not null check (kind in ('person', 'staff')),
  subject_id uuid not null,
  method text not null check (method in ('email_link', 'resume_code', 'invitation')),
  expires_at timestamptz not null,
  used_at timestamptz,
  -- A code opens the draft it was given for, and ends with it: one given before names none, and opens nothing
  -- any more.
  draft_id uuid,
  primary key (authority_id, token_hash)
);
-- Each request for a link counts those that wait for the same account.
create index waiting_links_of_a_subject on sign_in_link (authority_id, subject_id) where used_at is null;
comment on table sign_in_link is
  'A one-time link, or the code that resumes a draft on another device. Only the hash is kept.';
comment on column sign_in_link.draft_id is 'not personal: of a resume code, the draft that it opens.';

create table api_token (
  authority_id uuid not null,
  token_hash bytea not null,
  staff_id uuid not null,
  label text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  id uuid not null,
  issued_on date not null,
  last_used_on date,
  scope text[] not null,
  -- An administrator issued a token in any agent's name, and so acted with roles they do not hold. It opens
  -- nothing until that agent accepts it, in a session of their own.
  accepted_on date,
  primary key (authority_id, token_hash),
  constraint one_api_token_per_id unique (authority_id, id)
);
comment on table api_token is 'A bearer token of the API, acting as one agent with that agent''s roles.';
comment on column api_token.last_used_on is
  'Day of the last call, no more precise: enough to end one that nobody uses.';
comment on column api_token.scope is
  'Roles of its agent that it may use. Those that the agent is given later are not added.';
comment on column api_token.accepted_on is
  'Day on which its agent accepted it, or issued it for themselves; null: it opens nothing yet.';

-- Passkeys (WebAuthn Level 3): docs/adr/0024-passkeys.md.
create table passkey_holder (
  authority_id uuid not null,
  kind text not null check (kind in ('person', 'staff')),
  subject_id uuid not null,
  user_handle bytea not null check (length(user_handle) = 32),
  primary key (authority_id, kind, subject_id),
  constraint a_handle_is_of_one_holder unique (authority_id, user_handle)
);
comment on table passkey_holder is
  'The random handle by which authenticators know an account (WebAuthn user.id); it leaves with the account.';
comment on column passkey_holder.user_handle is
  'not personal: 32 random bytes, derived from nothing; authenticators keep it and show it to whoever '
  'holds them.';

create table passkey (
  authority_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('person', 'staff')),
  subject_id uuid not null,
  credential_id bytea not null check (length(credential_id) between 16 and 1023),
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  synced boolean not null,
  label_sealed bytea not null,
  created_on date not null,
  last_used_on date,
  suspended_on date,
  -- Stopping a recovery, or taking an address back, undoes every way in added since: a day is not exact
  -- enough to tell. Those of before that was kept have their day only.
  created_at timestamptz,
  primary key (authority_id, id),
  constraint a_credential_is_of_one_account unique (authority_id, credential_id)
);
create index passkeys_of_a_subject on passkey (authority_id, kind, subject_id);
comment on table passkey is
  'A public key that signs in one account of one authority; removed by its holder, with the account, or by '
  'recovery.';
comment on column passkey.public_key is 'not personal: the private half never leaves the authenticator.';
comment on column passkey.label_sealed is
  'personal: the name given by its holder, sealed under the person''s key (the authority''s for an agent).';
comment on column passkey.suspended_on is
  'Day on which its counter went back: two authenticators may hold the same key. It opens nothing since.';
comment on column passkey.created_at is
  'personal: when it was registered, to the moment: what was added since a recovery opened leaves with it.';

create table passkey_challenge_spent (
  authority_id uuid not null,
  challenge_hash bytea not null,
  expires_at timestamptz not null,
  primary key (authority_id, challenge_hash)
);
comment on table passkey_challenge_spent is
  'Challenges answered once, until they expire (five minutes): an answer serves once.';

create table staff_demand (
  authority_id uuid primary key,
  demand text not null check (demand in ('deciders', 'everyone', 'proconnect')),
  changed_on date not null
);
comment on table staff_demand is
  'What an authority asks of its agents who sign in, beyond what the installation does. No row: deciders.';
