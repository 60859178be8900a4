create or replace function openid_find_by_uid(authority uuid, of_kind text, uid bytea)
  returns table (id_hash bytea, sealed bytea, consumed boolean) language sql stable security definer
    set search_path = public, pg_temp as
$$ select p.id_hash, p.sealed, p.consumed from oidc_payload p where p.authority_id = authority
  and p.kind = of_kind and p.uid_hash = uid limit 1 $$;
comment on function openid_find_by_uid is 'The session or interaction with this uid.';
revoke all on function openid_find_by_uid from public;
grant execute on function openid_find_by_uid to ardeco_app;
