-- Getting back in, at the desk, and changing the address by which one comes in:
-- docs/adr/0038-recovery-at-the-desk.md.
create table recovery (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  opened_by uuid not null,
  confirmed_by uuid,
  proof text not null check (proof in ('identity_card', 'passport', 'residence_permit')),
  reason_sealed bytea not null,
  state text not null check (state in ('colleague', 'code', 'open', 'done', 'stopped', 'replaced')),
  code_hash bytea,
  stop_hash bytea not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  stop_until timestamptz not null,
  primary key (authority_id, id),
  constraint a_code_waits_for_its_reader check ((state = 'code') = (code_hash is not null)),
  constraint the_colleague_is_another check (confirmed_by is null or confirmed_by <> opened_by)
);
create unique index one_live_recovery_per_person on recovery (authority_id, person_id)
  where state in ('colleague', 'code', 'open');
create unique index recovery_by_code on recovery (authority_id, code_hash) where code_hash is not null;
create unique index recovery_by_stop on recovery (authority_id, stop_hash);
create index recoveries_of_a_person on recovery (authority_id, person_id, opened_at);
create index recoveries_of_an_agent on recovery (authority_id, opened_by, opened_at);
comment on table recovery is
  'Somebody who lost every way in got back in at the desk: which original was seen, by whom, until when it '
  'can be stopped. Erased a year later.';
comment on column recovery.person_id is 'personal: whose account.';
comment on column recovery.proof is 'Kind of original seen; its number is not kept.';
comment on column recovery.reason_sealed is
  'personal: what happened, in the agent''s words, sealed under the person''s key.';
comment on column recovery.code_hash is
  'The code shown once at the desk; only its hash, and only until it is used.';
comment on column recovery.stop_hash is
  'The link that every known channel receives, to undo it; only its hash.';

create table address_change (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  recovery_id uuid,
  new_sealed bytea not null,
  former_sealed bytea,
  former_index bytea,
  state text not null check (state in ('asked', 'waiting', 'applied', 'cancelled')),
  confirm_hash bytea not null,
  cancel_hash bytea not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  effective_at timestamptz,
  -- What undoing gives back: the former address as it was, confirmed or not, and nothing of who was inside
  -- meanwhile.
  inside_since timestamptz,
  former_confirmed boolean not null default true,
  new_index bytea,
  primary key (authority_id, id),
  constraint what_waits_has_its_day check (state in ('asked', 'cancelled') or effective_at is not null)
);
create unique index one_live_address_change_per_person on address_change (authority_id, person_id)
  where state in ('asked', 'waiting');
create unique index address_change_by_confirm on address_change (authority_id, confirm_hash);
create unique index address_change_by_cancel on address_change (authority_id, cancel_hash);
create index address_changes_of_a_person on address_change (authority_id, person_id, asked_at);
create index address_changes_towards on address_change (authority_id, new_index, asked_at);
comment on table address_change is
  'Another e-mail address to sign in with: confirmed there, told to the former one, which can cancel it. '
  'Erased a year later.';
comment on column address_change.person_id is 'personal: whose account.';
comment on column address_change.new_sealed is 'personal: the address, sealed under the person''s key.';
comment on column address_change.former_sealed is
  'personal: the former address as the account held it, sealed under the person''s key, to give it back.';
comment on column address_change.former_index is
  'personal: HMAC of the former address: a change of an account that changed meanwhile is void.';
comment on column address_change.confirm_hash is 'The link sent to the new address; only its hash.';
comment on column address_change.cancel_hash is 'The link sent to the former address; only its hash.';
comment on column address_change.inside_since is
  'personal: when the session that asked was opened; taking the address back undoes what was added since.';
comment on column address_change.former_confirmed is
  'not personal: whether somebody had proven to read the former address; given back as it was.';
comment on column address_change.new_index is
  'personal: HMAC of the new address, to count what one mailbox receives.';
