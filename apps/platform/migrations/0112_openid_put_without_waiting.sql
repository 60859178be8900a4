-- A code lives a minute and an access token an hour: lost with a power cut, the application asks again and nobody has lost
-- anything. They do not wait for the disk. What is used once (openid_consume) and what lasts (sessions, refresh tokens) does.
create or replace function openid_put(authority uuid, of_kind text, id bytea, of_grant bytea, uid bytea, content bytea, until date)
  returns void language sql volatile security definer set search_path = public, pg_temp as
$$ select set_config('synchronous_commit', 'off', true) where of_kind in ('AuthorizationCode', 'AccessToken');
   insert into oidc_payload (authority_id, kind, id_hash, grant_hash, uid_hash, sealed, expires_on)
   values (authority, of_kind, id, of_grant, uid, content, until)
   on conflict (authority_id, kind, id_hash)
   do update set grant_hash = excluded.grant_hash, uid_hash = excluded.uid_hash, sealed = excluded.sealed, expires_on = excluded.expires_on $$;
