-- Somebody whom a parent invites to top up one counter of a child, and who reads nothing of it
-- (docs/adr/0122-a-guest-tops-up-and-reads-nothing.md).
create table topup_guest (
  authority_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  invited_by uuid not null,
  guest_id uuid,
  address_index bytea constraint an_address_is_an_hmac check (octet_length(address_index) = 16),
  state text not null default 'invited' check (state in ('invited', 'accepted', 'ended')),
  invited_on date not null,
  ended_on date,
  refused_on date,
  refusals smallint not null default 0 check (refusals between 0 and 1000),
  detail_sealed bytea not null,
  -- A form that was sent twice at once, by a double click, took two of the three tries of the day: the second
  -- did not see what the first had not written yet.
  last_try uuid,
  last_try_at timestamptz,
  primary key (authority_id, id),
  constraint a_parent_invites check (invited_by <> child_id),
  constraint a_guest_is_another check (guest_id is null or guest_id not in (child_id, invited_by)),
  constraint who_accepted_is_known check (state <> 'accepted' or guest_id is not null),
  constraint only_what_waits_has_an_address check ((state = 'invited') = (address_index is not null)),
  constraint what_ended_says_when check ((state = 'ended') = (ended_on is not null)),
  constraint it_ends_once_begun check (ended_on >= invited_on),
  constraint a_try_says_when check ((last_try is null) = (last_try_at is null))
);
create index guests_of_a_child on topup_guest (authority_id, child_id);
create index guests_of_an_inviter on topup_guest (authority_id, invited_by);
create index guests_of_a_guest on topup_guest (authority_id, guest_id) where guest_id is not null;
create index guests_that_wait on topup_guest (authority_id, address_index) where address_index is not null;
comment on table topup_guest is
  'Who may top up a counter of a child and read nothing of it: invited by a parent, accepted by the guest, '
  'ended by either parent or the guest. Thirteen months after its end.';
comment on column topup_guest.address_index is
  'personal: HMAC of the address that the parent wrote, while the invitation waits: whoever enters here by '
  'it finds it.';
comment on column topup_guest.refused_on is 'not personal: the day of the amounts counted beside.';
comment on column topup_guest.refusals is
  'Amounts that the counter could not take that day: beyond three, none is tried, since each answer tells '
  'something of the balance.';
comment on column topup_guest.detail_sealed is
  'personal: the account, and the address that the parent wrote, sealed under the child''s key and bound '
  'to the row.';
comment on column topup_guest.last_try is
  'not personal: sixteen bytes of the SHA-256 of the last form that was counted and of its amount, as a '
  'number; the same within a minute is no other try.';
comment on column topup_guest.last_try_at is 'not personal: when that form was counted.';
