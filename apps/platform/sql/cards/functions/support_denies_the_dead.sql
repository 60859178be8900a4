-- Somebody dead shows nothing, where there is no connection either; a death recorded by mistake is undone,
-- and the list with it.
create or replace function support_denies_the_dead() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if new.status = 'deceased' then
    insert into public.support_denied (authority_id, entry, until)
      select authority_id, substring(sha256(uuid_send(id)) for 10), expires_on + 366
      from public.support where authority_id = new.authority_id and person_id = new.id
      on conflict do nothing;
  elsif new.status <> 'erased' then
    delete from public.support_denied d using public.support s
      where s.authority_id = new.authority_id and s.person_id = new.id and d.authority_id = s.authority_id
        and d.entry = substring(sha256(uuid_send(s.id)) for 10)
        and s.state not in ('suspended', 'lost', 'revoked', 'replaced');
  end if;
  if found then
    insert into public.support_settings (authority_id, list_version) values (new.authority_id, 1)
      on conflict (authority_id) do update set list_version = support_settings.list_version + 1;
  end if;
  return null;
end $$;
comment on function support_denies_the_dead is
  'Puts the supports of somebody who died on the deny list, and takes them off when the death is undone.';
revoke all on function support_denies_the_dead from public;
