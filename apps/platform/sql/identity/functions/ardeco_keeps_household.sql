create or replace function ardeco_keeps_household(household uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return public.ardeco_actor_kind() = 'person' and (
    exists (select from public.household_member m where m.authority_id = public.ardeco_authority()
      and m.household_id = household and m.role = 'adult' and public.ardeco_acts_for(m.person_id))
    or exists (select from public.household h where h.authority_id = public.ardeco_authority()
      and h.id = household
      and h.created_by = public.ardeco_actor())
    and not exists (select from public.household_member m where m.authority_id = public.ardeco_authority()
      and m.household_id = household));
end $$;
comment on function ardeco_keeps_household is
  'True when the acting person is one of its adults, acts for one, or just declared it and nobody is in '
  'yet: who left sees no more of it.';
revoke all on function ardeco_keeps_household from public;
grant execute on function ardeco_keeps_household to ardeco_app;
