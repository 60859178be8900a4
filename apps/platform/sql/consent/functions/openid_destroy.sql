create or replace function openid_destroy(authority uuid, of_kind text, id bytea)
  returns void language sql volatile security definer set search_path = public, pg_temp as
$$ delete from oidc_payload p where p.authority_id = authority and p.kind = of_kind and p.id_hash = id $$;
comment on function openid_destroy is 'Deletes one payload.';
revoke all on function openid_destroy from public;
grant execute on function openid_destroy to ardeco_app;
