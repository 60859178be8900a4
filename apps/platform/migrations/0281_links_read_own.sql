-- A person takes out the accounts that they tied: one row of one sector at a time, under the name they have there.
create function ardeco_pairwise_subject() returns text language sql stable parallel safe
  set search_path = public, pg_temp
  return coalesce(current_setting('ardeco.pairwise_subject', true), '');
comment on function ardeco_pairwise_subject() is 'The one pairwise name that the transaction is about, or empty. Nobody but the system lists ties.';

create policy one_subject_at_a_time on account_link for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and subject = ardeco_pairwise_subject());

-- Services where somebody of the authority has tied an account, and never who: from one to the next by the key, whatever their number of rows.
create function account_link_sectors() returns table (provider_id uuid, service_id uuid)
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
comment on function account_link_sectors() is 'Sectors of the acting authority in which accounts are tied; for a person, who then asks each under their own name, and the system.';
revoke execute on function account_link_sectors() from public;
grant execute on function account_link_sectors() to ardeco_app;
