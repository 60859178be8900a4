-- What proves something once, an application's assertion or a DPoP proof, is written by one request only,
-- whichever server it reached: the library looks, then writes, so that two at the same instant would both
-- pass.
create or replace function openid_put_once(authority uuid, of_kind text, id bytea, content bytea, until date)
  returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  insert into oidc_payload (authority_id, kind, id_hash, sealed, expires_on)
    values (authority, of_kind, id, content, until)
    on conflict (authority_id, kind, id_hash) do nothing;
  return found;
end $$;
comment on function openid_put_once is 'Remembers what serves once; true for the first caller only.';
revoke all on function openid_put_once from public;
grant execute on function openid_put_once to ardeco_app;
