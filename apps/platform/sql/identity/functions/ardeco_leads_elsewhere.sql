-- Who names somebody to act for them may not read whether their number leads elsewhere: the answer is yes or
-- no, in their own authority.
create or replace function ardeco_leads_elsewhere(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.person_merge m
      where m.authority_id = public.ardeco_authority() and m.folded_id = person and m.state = 'active')
    or exists (select from public.person p
      where p.authority_id = public.ardeco_authority() and p.id = person and p.status = 'merged')
$$;
comment on function ardeco_leads_elsewhere is
  'True when this number of the authority is folded into another: nothing new opens under it '
  '(requireNotFolded).';
revoke all on function ardeco_leads_elsewhere from public;
grant execute on function ardeco_leads_elsewhere to ardeco_app;
