-- The keys of a town were within reach of whoever acted in it: one DELETE by anybody made everybody
-- unreadable. A wrapped key opens nothing without the keyring; still, it is read by who has something to open
-- or to seal.
create or replace function ardeco_keeps_company(person uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if public.ardeco_actor_kind() <> 'person' then return false; end if;
  if public.ardeco_acts_for(person) then return true; end if;
  return exists (select from public.person p where p.authority_id = public.ardeco_authority()
    and p.id = person
      and p.created_by = public.ardeco_actor())
    or exists (select from public.representation r where r.authority_id = public.ardeco_authority()
      and (r.represented_id = person
        and (r.representative_id = public.ardeco_actor() or public.ardeco_acts_for(r.representative_id))
        or r.representative_id = person and public.ardeco_acts_for(r.represented_id)));
end $$;
comment on function ardeco_keeps_company is
  'True when the acting person is this one, acts or acted for it, is acted for by it, or declared it: both '
  'journals of a link are written, and its detail is sealed under the represented person''s key.';
revoke all on function ardeco_keeps_company from public;
grant execute on function ardeco_keeps_company to ardeco_app;
