create or replace function openid_purge(authority uuid, today date)
  returns bigint language sql volatile security definer set search_path = public, pg_temp as
$$ with gone as (delete from oidc_payload p where p.authority_id = authority and p.expires_on < today
     and ardeco_actor_kind() = 'system' and ardeco_authority() = authority returning 1)
   select count(*) from gone $$;
comment on function openid_purge is 'Deletes what expired before this day; returns how many.';
revoke all on function openid_purge from public;
grant execute on function openid_purge to ardeco_app;
