-- Figures by service for those who run the authority. Between one and four people, only who manages the service reads the number:
-- the others read null, "fewer than five", and no page can forget it.
create function ardeco_few(n integer, managed boolean) returns integer language sql immutable
  return case when managed or n = 0 or n >= 5 then n end;
comment on function ardeco_few(integer, boolean) is 'A number of people, or null when it is so small that it would tell of one of them.';

create function ardeco_service_figures(first_day date, last_day date)
  returns table (service_id uuid, managed boolean, opened integer, withdrawn integer, live integer, suspended integer,
    pending integer, acknowledged integer, days double precision)
  language sql stable security definer set search_path = public, pg_temp as $$
  with told as (
    select d.service_id, count(*)::integer as n, round(avg(d.state_day - d.day), 1)::double precision as days from delivery d
    where d.provider_id = ardeco_authority() and d.sequence = 1 and d.state = 'acknowledged'
      and d.day between first_day and last_day group by d.service_id
  ), counted as (
    select s.service_id, ardeco_manages(s.service_id) as managed,
      count(*) filter (where s.opened_on between first_day and last_day)::integer as opened,
      count(*) filter (where s.state = 'closed' and s.state_on between first_day and last_day)::integer as withdrawn,
      count(*) filter (where s.state = 'open')::integer as live,
      count(*) filter (where s.state = 'suspended')::integer as suspended,
      count(*) filter (where s.state = 'pending')::integer as pending
    from subscription s where s.provider_id = ardeco_authority() group by s.service_id
  )
  select c.service_id, c.managed, ardeco_few(c.opened, c.managed), ardeco_few(c.withdrawn, c.managed), ardeco_few(c.live, c.managed),
    ardeco_few(c.suspended, c.managed), ardeco_few(c.pending, c.managed), ardeco_few(coalesce(t.n, 0), c.managed),
    case when t.n >= 5 then t.days end
  from counted c left join told t on t.service_id = c.service_id
  where ardeco_has_role('service_manager', 'authority_administrator')
    and (c.managed or ardeco_has_role('authority_administrator'))
$$;
comment on function ardeco_service_figures(date, date) is 'Subscriptions of the authority''s services by state and period. Exact for the service''s own managers; small numbers hidden from the others.';
revoke all on function ardeco_few(integer, boolean), ardeco_service_figures(date, date) from public;
grant execute on function ardeco_few(integer, boolean), ardeco_service_figures(date, date) to ardeco_app;
