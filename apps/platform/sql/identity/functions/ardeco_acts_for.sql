-- Reads past row-level security, hence its owner, its fixed search_path and the bound to one authority. A row
-- of person or element is visible when it says true: keep the cheap answers first. A folded one is within
-- reach of whoever acts for the one that is kept. A kept one is never folded: one step, no more.
create or replace function ardeco_acts_for(person uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if public.ardeco_actor_kind() <> 'person' then return false; end if;
  if person = public.ardeco_actor() then return true; end if;
  if exists (
    select from public.representation r
    where r.authority_id = public.ardeco_authority() and r.represented_id = person
      and r.representative_id = public.ardeco_actor()
      and (r.until is null or r.until >= public.ardeco_today())
      and (r.state = 'validated' or r.state = 'declared' and exists (
        select from public.person p
        where p.authority_id = r.authority_id and p.id = r.represented_id
          and p.created_by = r.representative_id)))
  then return true; end if;
  return exists (
    select from public.person_merge m
    where m.authority_id = public.ardeco_authority() and m.folded_id = person and m.state = 'active'
      and m.kept_id = public.ardeco_actor());
end $$;
comment on function ardeco_acts_for is
  'True when the acting person is this person, is the one it was folded into, or represents it today: '
  'validated, or declared over somebody it created. The age and the scope are checked by canActFor.';
revoke all on function ardeco_acts_for from public;
grant execute on function ardeco_acts_for to ardeco_app;
