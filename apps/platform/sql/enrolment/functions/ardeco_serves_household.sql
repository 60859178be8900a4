create or replace function ardeco_serves_household(household uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return public.ardeco_has_role('service_validator') and exists (
    select from public.household_member m
    where m.authority_id = public.ardeco_authority() and m.household_id = household
      and public.ardeco_serves(m.person_id));
end $$;
comment on function ardeco_serves_household is
  'True when the acting service''s validator serves one of its members.';
revoke all on function ardeco_serves_household from public;
grant execute on function ardeco_serves_household to ardeco_app;
