-- Services where somebody of the authority has tied an account, and never who: from one to the next by the
-- key, whatever their number of rows.
create or replace function account_link_sectors() returns table (provider_id uuid, service_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    with recursive sector as (
      (select l.provider_id, l.service_id from account_link l
       where l.authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'system')
       order by l.service_id limit 1)
      union all
      select following.provider_id, following.service_id from sector
      cross join lateral (
        select l.provider_id, l.service_id from account_link l
        where l.authority_id = ardeco_authority() and l.service_id > sector.service_id
        order by l.service_id limit 1) as following
    )
    select provider_id, service_id from sector
  $$;
comment on function account_link_sectors is
  'Sectors of the acting authority in which accounts are tied; for a person, who then asks each under '
  'their own name, and the system.';
revoke all on function account_link_sectors from public;
grant execute on function account_link_sectors to ardeco_app;
