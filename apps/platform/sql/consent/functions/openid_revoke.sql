create or replace function openid_revoke(authority uuid, of_kind text, of_grant bytea)
  returns void language sql volatile security definer set search_path = public, pg_temp as
$$ delete from oidc_payload p where p.authority_id = authority and p.kind = of_kind
  and p.grant_hash = of_grant $$;
comment on function openid_revoke is 'Deletes the payloads of one kind under a grant.';
revoke all on function openid_revoke from public;
grant execute on function openid_revoke to ardeco_app;
