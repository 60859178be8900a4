-- Writing again never gives back a token that was used. A code lives a minute and an access token an hour:
-- lost with a power cut, the application asks again and nobody has lost anything. They do not wait for the
-- disk. What is used once (openid_consume) and what lasts (sessions, refresh tokens) does. Every sign-in gave
-- a refresh token that lives 400 days: who opens the library each morning weighed ten times what all else
-- about them does. Twenty under one consent are enough for every device and relative; older ones leave, used
-- ones first.
create or replace function openid_put(authority uuid, of_kind text, id bytea, of_grant bytea, of_holder bytea,
  uid bytea, content bytea, until date)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  -- Lost with a power cut, the application asks again.
  if of_kind in ('AuthorizationCode', 'AccessToken')
    then perform set_config('synchronous_commit', 'off', true); end if;
  insert into oidc_payload
    as p (authority_id, kind, id_hash, grant_hash, holder_hash, uid_hash, sealed, expires_on)
    values (authority, of_kind, id, of_grant, of_holder, uid, content, until)
    on conflict (authority_id, kind, id_hash)
    do update set grant_hash = excluded.grant_hash, holder_hash = excluded.holder_hash,
      uid_hash = excluded.uid_hash,
      sealed = excluded.sealed, expires_on = excluded.expires_on;
  -- The last twenty of a consent stay.
  if of_kind = 'RefreshToken' then
    delete from oidc_payload p where p.authority_id = authority and p.kind = of_kind and p.id_hash in (
      select q.id_hash from oidc_payload q
      where q.authority_id = authority and q.kind = of_kind and q.grant_hash = of_grant and q.id_hash <> id
      order by q.consumed, q.expires_on desc offset 19);
  end if;
end $$;
comment on function openid_put is 'Writes a payload with its holder; one already used stays used.';
revoke all on function openid_put from public;
grant execute on function openid_put to ardeco_app;
