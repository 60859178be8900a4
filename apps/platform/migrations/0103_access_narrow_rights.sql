-- What no use case needs, nobody may do past the use cases either.

-- Roles count for agents only, whatever else a transaction says.
create or replace function ardeco_has_role(variadic wanted text[]) returns boolean language sql stable parallel safe
  return ardeco_actor_kind() = 'staff' and string_to_array(coalesce(current_setting('ardeco.roles', true), ''), ',') && wanted;

-- Sessions, links and tokens are given and kept alive by the system; who holds a session may only close it: nobody
-- prolongs theirs, and what was closed is not opened again.
drop policy own on session;
create policy system_keeps on session for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy own on session for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff') and subject_id = ardeco_actor());
create policy own_is_closed on session for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff') and subject_id = ardeco_actor()
    and revoked_at is null)
  with check (revoked_at is not null);
revoke update on session, sign_in_link, api_token, delegation, staff, account from ardeco_app;
grant update (last_seen_at, revoked_at) on session to ardeco_app;
grant update (used_at) on sign_in_link to ardeco_app;
grant update (revoked_at) on api_token to ardeco_app;
grant update (revoked_on) on delegation to ardeco_app;
grant update (display_name, email_sealed, email_index, closed_on) on staff to ardeco_app;
-- Never whose: an account moved to somebody else would let its address in.
grant update (email_sealed, email_index, last_seen_on, closed_on) on account to ardeco_app;
create policy only_the_system_erases on account as restrictive for delete using (ardeco_actor_kind() = 'system');

-- An authority is created, and placed within others, in its own name; what it officially is does not change.
alter policy system_creates on authority with check (id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('operator')));
alter policy system_creates on authority_member with check (member_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('operator')));
revoke update on authority, desk from ardeco_app;
grant update (slug, name, siren, population, colour, contact, version) on authority to ardeco_app;
grant update (name, service_slug, contact, is_default) on desk to ardeco_app;
