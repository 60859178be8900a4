-- Ends the tokens that one person obtained under a consent, and leaves those of another representative.
-- Found by the index of the grant: no other is built on a large table.
alter table oidc_payload add column holder_hash bytea;
comment on column oidc_payload.holder_hash is 'HMAC of the consent and of who signed in: revokes the tokens of one representative, and joins no two services.';

-- Beside the former function, which a server of the former version still calls.
create function openid_put(authority uuid, of_kind text, id bytea, of_grant bytea, of_holder bytea, uid bytea, content bytea, until date)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  -- Lost with a power cut, the application asks again (0112).
  if of_kind in ('AuthorizationCode', 'AccessToken') then perform set_config('synchronous_commit', 'off', true); end if;
  insert into oidc_payload as p (authority_id, kind, id_hash, grant_hash, holder_hash, uid_hash, sealed, expires_on)
    values (authority, of_kind, id, of_grant, of_holder, uid, content, until)
    on conflict (authority_id, kind, id_hash)
    do update set grant_hash = excluded.grant_hash, holder_hash = excluded.holder_hash, uid_hash = excluded.uid_hash,
      sealed = excluded.sealed, expires_on = excluded.expires_on;
  -- The last twenty of a consent stay (0116).
  if of_kind = 'RefreshToken' then
    delete from oidc_payload p where p.authority_id = authority and p.kind = of_kind and p.id_hash in (
      select q.id_hash from oidc_payload q
      where q.authority_id = authority and q.kind = of_kind and q.grant_hash = of_grant and q.id_hash <> id
      order by q.consumed, q.expires_on desc offset 19);
  end if;
end $$;
comment on function openid_put(uuid, text, bytea, bytea, bytea, bytea, bytea, date) is 'Writes a payload with its holder; one already used stays used.';

create function openid_revoke_of_holder(authority uuid, of_kind text, of_grant bytea, of_holder bytea)
  returns void language sql volatile security definer set search_path = public, pg_temp as
$$ delete from oidc_payload p where p.authority_id = authority and p.kind = of_kind and p.grant_hash = of_grant and p.holder_hash = of_holder $$;
comment on function openid_revoke_of_holder(uuid, text, bytea, bytea) is 'Deletes the payloads of one kind that one person obtained under a grant.';

revoke execute on function openid_put(uuid, text, bytea, bytea, bytea, bytea, bytea, date), openid_revoke_of_holder(uuid, text, bytea, bytea) from public;
grant execute on function openid_put(uuid, text, bytea, bytea, bytea, bytea, bytea, date), openid_revoke_of_holder(uuid, text, bytea, bytea) to ardeco_app;
