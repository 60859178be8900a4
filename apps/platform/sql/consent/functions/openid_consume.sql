-- True for the one caller that used it first.
create or replace function openid_consume(authority uuid, of_kind text, id bytea)
  returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update oidc_payload p set consumed = true
    where p.authority_id = authority and p.kind = of_kind and p.id_hash = id and not p.consumed;
  return found;
end $$;
comment on function openid_consume is
  'Marks a code, a refresh token or a pushed request as used; true for the first caller only.';
revoke all on function openid_consume from public;
grant execute on function openid_consume to ardeco_app;
