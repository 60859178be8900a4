create or replace function ardeco_may_declare(person uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return public.ardeco_actor_kind() = 'person'
    and exists (select from public.person p where p.authority_id = public.ardeco_authority() and p.id = person
      and p.created_by = public.ardeco_actor())
    and not exists (select from public.representation r where r.authority_id = public.ardeco_authority()
      and r.represented_id = person and r.representative_id = public.ardeco_actor());
end $$;
comment on function ardeco_may_declare is
  'True when the acting person created this one and never declared to represent it: what was ended is not '
  'declared again by oneself.';
revoke all on function ardeco_may_declare from public;
grant execute on function ardeco_may_declare to ardeco_app;
