-- Every sign-in gave a refresh token that lives 400 days: who opens the library each morning weighed ten times what all
-- else about them does. Twenty under one consent are enough for every device and relative; older ones leave, used ones first.
create or replace function openid_put(authority uuid, of_kind text, id bytea, of_grant bytea, uid bytea, content bytea, until date)
  returns void language sql volatile security definer set search_path = public, pg_temp as
$$ select set_config('synchronous_commit', 'off', true) where of_kind in ('AuthorizationCode', 'AccessToken');
   insert into oidc_payload (authority_id, kind, id_hash, grant_hash, uid_hash, sealed, expires_on)
   values (authority, of_kind, id, of_grant, uid, content, until)
   on conflict (authority_id, kind, id_hash)
   do update set grant_hash = excluded.grant_hash, uid_hash = excluded.uid_hash, sealed = excluded.sealed, expires_on = excluded.expires_on;
   delete from oidc_payload p
   where of_kind = 'RefreshToken' and p.authority_id = authority and p.kind = of_kind and p.id_hash in (
     select q.id_hash from oidc_payload q
     where q.authority_id = authority and q.kind = of_kind and q.grant_hash = of_grant and q.id_hash <> id
     order by q.consumed, q.expires_on desc offset 19) $$;
