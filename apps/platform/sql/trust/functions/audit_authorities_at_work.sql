-- A scheduled job runs where something may be due, not in the 35,000 authorities that a platform may hold:
-- whatever happens in an authority leaves a line in its journal. One index probe an authority, whatever the
-- number of lines.
create or replace function audit_authorities_at_work() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
$$
  with recursive at_work as (
    (select authority_id from journal_entry order by authority_id limit 1)
    union all
    select (select next.authority_id from journal_entry next where next.authority_id > at_work.authority_id
      order by next.authority_id limit 1)
    from at_work where at_work.authority_id is not null
  )
  select authority_id from at_work where authority_id is not null and ardeco_actor_kind() = 'system'
$$;
comment on function audit_authorities_at_work is
  'Authorities whose journal holds a line; for the system only.';
revoke all on function audit_authorities_at_work from public;
grant execute on function audit_authorities_at_work to ardeco_app;
