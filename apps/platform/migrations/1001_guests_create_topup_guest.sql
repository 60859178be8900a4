-- Somebody whom a parent invites to top up one counter of a child, and who reads nothing of it (docs/adr/0122-a-guest-tops-up-and-reads-nothing.md).
create table topup_guest (
  authority_id uuid not null references authority,
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
  primary key (authority_id, id),
  constraint a_parent_invites check (invited_by <> child_id),
  constraint a_guest_is_another check (guest_id is null or guest_id not in (child_id, invited_by)),
  constraint who_accepted_is_known check (state <> 'accepted' or guest_id is not null),
  constraint only_what_waits_has_an_address check ((state = 'invited') = (address_index is not null)),
  constraint what_ended_says_when check ((state = 'ended') = (ended_on is not null)),
  constraint it_ends_once_begun check (ended_on >= invited_on),
  foreign key (authority_id, child_id) references person (authority_id, id),
  foreign key (authority_id, invited_by) references person (authority_id, id),
  foreign key (authority_id, guest_id) references person (authority_id, id)
);
create index guests_of_a_child on topup_guest (authority_id, child_id);
create index guests_of_an_inviter on topup_guest (authority_id, invited_by);
create index guests_of_a_guest on topup_guest (authority_id, guest_id) where guest_id is not null;
create index guests_that_wait on topup_guest (authority_id, address_index) where address_index is not null;
comment on table topup_guest is 'Who may top up a counter of a child and read nothing of it: invited by a parent, accepted by the guest, ended by either parent or the guest. Thirteen months after its end.';
comment on column topup_guest.address_index is 'personal: HMAC of the address that the parent wrote, while the invitation waits: whoever enters here by it finds it.';
comment on column topup_guest.refused_on is 'not personal: the day of the amounts counted beside.';
comment on column topup_guest.refusals is 'Amounts that the counter could not take that day: beyond three, none is tried, since each answer tells something of the balance.';
comment on column topup_guest.detail_sealed is 'personal: the account, and the address that the parent wrote, sealed under the child''s key and bound to the row.';

create function topup_guest_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.authority_id, new.id, new.child_id, new.invited_by, new.invited_on, new.detail_sealed)
      is distinct from (old.authority_id, old.id, old.child_id, old.invited_by, old.invited_on, old.detail_sealed)
    or (old.guest_id is not null and new.guest_id is distinct from old.guest_id) then
    raise exception 'an invitation stays whose it is' using errcode = 'check_violation';
  end if;
  if old.state = 'ended' or (old.state = 'accepted' and new.state = 'invited') then
    raise exception 'an invitation that ended is not begun again' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function topup_guest_guard() is 'An invitation stays whose it is, is accepted once, and never begins again.';
create trigger topup_guest_guard before update on topup_guest for each row execute function topup_guest_guard();
revoke all on function topup_guest_guard() from public;

alter table topup_guest enable row level security;
create policy reach on topup_guest for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_actor_kind() = 'person' and ardeco_actor() in (guest_id, invited_by) or ardeco_acts_for(child_id)
    or ardeco_has_role('reception', 'validator')));
create policy only_the_system_invites on topup_guest for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system_answers on topup_guest for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system_forgets on topup_guest for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on topup_guest to ardeco_app;
grant update (guest_id, address_index, state, ended_on, refused_on, refusals) on topup_guest to ardeco_app;
grant delete on topup_guest to ardeco_app;
