-- PostgreSQL 17 plans the body of an SQL function again at each call, and of a PL/pgSQL function once a
-- connection: these are called nine times by a sign-in.
create or replace function openid_find(authority uuid, of_kind text, id bytea)
  returns table (id_hash bytea, sealed bytea, consumed boolean) language plpgsql stable security definer
    set search_path = public, pg_temp as $$
begin
  return query select p.id_hash, p.sealed, p.consumed from oidc_payload p
    where p.authority_id = authority and p.kind = of_kind and p.id_hash = id;
end $$;
comment on function openid_find is 'One payload by the hash of its token.';
revoke all on function openid_find from public;
grant execute on function openid_find to ardeco_app;
