-- PostgreSQL 17 plans the body of an SQL function again at each call, and of a PL/pgSQL function once a connection: these are
-- called nine times by a sign-in.
create or replace function openid_find(authority uuid, of_kind text, id bytea)
  returns table (id_hash bytea, sealed bytea, consumed boolean) language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select p.id_hash, p.sealed, p.consumed from oidc_payload p
    where p.authority_id = authority and p.kind = of_kind and p.id_hash = id;
end $$;

create or replace function openid_put(authority uuid, of_kind text, id bytea, of_grant bytea, uid bytea, content bytea, until date)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  -- Lost with a power cut, the application asks again (0112).
  if of_kind in ('AuthorizationCode', 'AccessToken') then perform set_config('synchronous_commit', 'off', true); end if;
  insert into oidc_payload as p (authority_id, kind, id_hash, grant_hash, uid_hash, sealed, expires_on)
    values (authority, of_kind, id, of_grant, uid, content, until)
    on conflict (authority_id, kind, id_hash)
    do update set grant_hash = excluded.grant_hash, uid_hash = excluded.uid_hash, sealed = excluded.sealed, expires_on = excluded.expires_on;
  -- The last twenty of a consent stay (0116).
  if of_kind = 'RefreshToken' then
    delete from oidc_payload p where p.authority_id = authority and p.kind = of_kind and p.id_hash in (
      select q.id_hash from oidc_payload q
      where q.authority_id = authority and q.kind = of_kind and q.grant_hash = of_grant and q.id_hash <> id
      order by q.consumed, q.expires_on desc offset 19);
  end if;
end $$;

create or replace function openid_consume(authority uuid, of_kind text, id bytea)
  returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update oidc_payload p set consumed = true
    where p.authority_id = authority and p.kind = of_kind and p.id_hash = id and not p.consumed;
  return found;
end $$;
