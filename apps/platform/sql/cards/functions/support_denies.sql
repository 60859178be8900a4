-- Whatever changes a support, or deletes it, the list that terminals read follows in the same transaction.
create or replace function support_denies() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  denied constant text[] := '{suspended,lost,revoked,replaced}';
  digest constant bytea := substring(sha256(uuid_send(old.id)) for 10);
begin
  if tg_op = 'DELETE' or (new.state = any (denied) and old.state <> all (denied)) then
    insert into public.support_denied (authority_id, entry, until)
      values (old.authority_id, digest, old.expires_on + 366) on conflict do nothing;
  elsif old.state = any (denied) and new.state <> all (denied) then
    delete from public.support_denied where authority_id = old.authority_id and entry = digest;
  else
    return null;
  end if;
  insert into public.support_settings (authority_id, list_version) values (old.authority_id, 1)
    on conflict (authority_id) do update set list_version = support_settings.list_version + 1;
  return null;
end $$;
comment on function support_denies is
  'Puts a support that no longer stands on the deny list, takes one that is resumed off it, and numbers '
  'the list again.';
revoke all on function support_denies from public;
