-- Passkeys (WebAuthn Level 3): docs/adr/0024-passkeys.md.
create table passkey_holder (
  authority_id uuid not null references authority,
  kind text not null check (kind in ('person', 'staff')),
  subject_id uuid not null,
  user_handle bytea not null check (length(user_handle) = 32),
  primary key (authority_id, kind, subject_id),
  constraint a_handle_is_of_one_holder unique (authority_id, user_handle)
);
comment on table passkey_holder is 'The random handle by which authenticators know an account (WebAuthn user.id); it leaves with the account.';
comment on column passkey_holder.user_handle is 'not personal: 32 random bytes, derived from nothing; authenticators keep it and show it to whoever holds them.';

create table passkey (
  authority_id uuid not null references authority,
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
  primary key (authority_id, id),
  constraint a_credential_is_of_one_account unique (authority_id, credential_id)
);
create index passkeys_of_a_subject on passkey (authority_id, kind, subject_id);
comment on table passkey is 'A public key that signs in one account of one authority; removed by its holder, with the account, or by recovery.';
comment on column passkey.public_key is 'not personal: the private half never leaves the authenticator.';
comment on column passkey.label_sealed is 'personal: the name given by its holder, sealed under the person''s key (the authority''s for an agent).';
comment on column passkey.suspended_on is 'Day on which its counter went back: two authenticators may hold the same key. It opens nothing since.';

create table passkey_challenge_spent (
  authority_id uuid not null references authority,
  challenge_hash bytea not null,
  expires_at timestamptz not null,
  primary key (authority_id, challenge_hash)
);
comment on table passkey_challenge_spent is 'Challenges answered once, until they expire (five minutes): an answer serves once.';

alter table passkey_holder enable row level security;
alter table passkey enable row level security;
alter table passkey_challenge_spent enable row level security;
-- The system writes: who holds a session reads their own keys, and never gives themselves one past the use cases.
create policy system_keeps on passkey_holder for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy system_keeps on passkey for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy own on passkey for select
  using (authority_id = ardeco_authority() and kind = ardeco_actor_kind() and subject_id = ardeco_actor());
create policy system_keeps on passkey_challenge_spent for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on passkey_holder, passkey, passkey_challenge_spent to ardeco_app;
-- Never whose, nor the key itself: a key moved to somebody else would let its holder in.
grant update (sign_count, synced, label_sealed, last_used_on, suspended_on) on passkey to ardeco_app;

alter table session add column device text not null default '' check (length(device) <= 60);
comment on column session.device is 'personal: kind of browser and system ("firefox/windows"), for its owner to recognise; no version, address nor place.';
grant update (device) on session to ardeco_app;
alter table sign_in_link drop constraint sign_in_link_method_check;
alter table sign_in_link add constraint sign_in_link_method_check check (method in
  ('email_link', 'resume_code', 'invitation'));
