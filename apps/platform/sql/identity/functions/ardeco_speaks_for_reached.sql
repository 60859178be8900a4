-- Who represents the one that is kept reads what is said for them under the other number, and nothing else of
-- it (ADR 0077).
create or replace function ardeco_speaks_for_reached(person uuid, element text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.person_merge m
    where m.authority_id = public.ardeco_authority() and m.folded_id = person and m.state = 'active'
      and (element is null or m.spoken ? element) and public.ardeco_acts_for(m.kept_id))
$$;
comment on function ardeco_speaks_for_reached is
  'True when this folded number speaks for somebody whom the acting person reaches; of one element, or of '
  'any.';
revoke all on function ardeco_speaks_for_reached from public;
grant execute on function ardeco_speaks_for_reached to ardeco_app;
