create or replace function openid_revoke_of_holder(authority uuid, of_kind text, of_grant bytea,
  of_holder bytea)
  returns void language sql volatile security definer set search_path = public, pg_temp as
$$ delete from oidc_payload p where p.authority_id = authority and p.kind = of_kind
  and p.grant_hash = of_grant and p.holder_hash = of_holder $$;
comment on function openid_revoke_of_holder is
  'Deletes the payloads of one kind that one person obtained under a grant.';
revoke all on function openid_revoke_of_holder from public;
grant execute on function openid_revoke_of_holder to ardeco_app;
