alter table account enable row level security;
create policy own_or_reception on account for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or (ardeco_actor_kind() = 'person' and person_id = ardeco_actor())
    or ardeco_has_role('reception', 'validator')));
-- A service's validator writes to the people of its files, and so reads where to.
create policy validators_write_to on account for select
  using (authority_id = ardeco_authority() and ardeco_has_role('service_validator')
    and exists (select from enrolment_file f
    where f.authority_id = account.authority_id and f.contact_id = account.person_id));
create policy only_the_system_erases on account as restrictive
  for delete using (ardeco_actor_kind() = 'system');
-- Never whose: an account moved to somebody else would let its address in.
-- Who signs in by a link confirms the address: the system writes it.
grant select, insert, delete on account to ardeco_app;
grant update (email_sealed, email_index, last_seen_on, closed_on, email_confirmed_on, entries_ended_at,
  sign_in_generation) on account to ardeco_app;

alter table staff enable row level security;
create policy colleagues_read on staff for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_write on staff for all
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert on staff to ardeco_app;
grant update (display_name, email_sealed, email_index, closed_on) on staff to ardeco_app;

alter table staff_role enable row level security;
create policy colleagues_read on staff_role for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_write on staff_role for all
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert, delete on staff_role to ardeco_app;

alter table delegation enable row level security;
create policy both_sides_read on delegation for select
  using ((authority_id = ardeco_authority() or from_authority_id = ardeco_authority())
    and ardeco_actor_kind() in ('staff', 'system'));
create policy lender_writes on delegation for all
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert on delegation to ardeco_app;
grant update (revoked_on) on delegation to ardeco_app;

alter table session enable row level security;
-- Sessions, links and tokens are given and kept alive by the system; who holds a session may only close it:
-- nobody prolongs theirs, and what was closed is not opened again.
create policy system_keeps on session for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy own on session for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff')
    and subject_id = ardeco_actor());
create policy own_is_closed on session for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff')
    and subject_id = ardeco_actor()
    and revoked_at is null)
  with check (revoked_at is not null);
grant select, insert, delete on session to ardeco_app;
grant update (last_seen_at, revoked_at, device) on session to ardeco_app;

alter table sign_in_link enable row level security;
create policy system_only on sign_in_link for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on sign_in_link to ardeco_app;
grant update (used_at) on sign_in_link to ardeco_app;

alter table api_token enable row level security;
create policy administrators on api_token for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
create policy revoked_stays_revoked on api_token as restrictive for update using (revoked_at is null)
  with check (true);
grant select, insert on api_token to ardeco_app;
grant update (revoked_at, last_used_on, accepted_on) on api_token to ardeco_app;

alter table passkey_holder enable row level security;
-- The system writes: who holds a session reads their own keys, and never gives themselves one past the use
-- cases.
create policy system_keeps on passkey_holder for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on passkey_holder to ardeco_app;

alter table passkey enable row level security;
create policy system_keeps on passkey for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy own on passkey for select
  using (authority_id = ardeco_authority() and kind = ardeco_actor_kind() and subject_id = ardeco_actor());
-- Never whose, nor the key itself: a key moved to somebody else would let its holder in.
grant select, insert, delete on passkey to ardeco_app;
grant update (sign_count, synced, label_sealed, last_used_on, suspended_on) on passkey to ardeco_app;

alter table passkey_challenge_spent enable row level security;
create policy system_keeps on passkey_challenge_spent for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on passkey_challenge_spent to ardeco_app;

alter table staff_demand enable row level security;
create policy agents_read on staff_demand for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_write on staff_demand for all
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert on staff_demand to ardeco_app;
grant update (demand, changed_on) on staff_demand to ardeco_app;
