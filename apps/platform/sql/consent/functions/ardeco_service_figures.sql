create or replace function ardeco_service_figures(first_day date, last_day date)
  returns table (service_id uuid, managed boolean, opened integer, withdrawn integer, live integer,
    suspended integer,
    pending integer, acknowledged integer, days double precision)
  language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (
    select s.service_id, ardeco_manages(s.service_id) as managed
    from (select distinct service_id from subscription where provider_id = ardeco_authority()) s
  ), asked as (
    select m.service_id, m.managed,
      case when m.managed then first_day else date_trunc('month', first_day)::date end as first,
      case when m.managed then last_day
        else (date_trunc('month', last_day) + interval '1 month - 1 day')::date end as last
    from mine m
  ), told as (
    select a.service_id, count(*)::integer as n, round(avg(d.state_day - d.day), 1)::double precision as days
    from asked a join delivery d on d.service_id = a.service_id
    where d.provider_id = ardeco_authority() and d.sequence = 1 and d.state = 'acknowledged'
      and d.day between a.first and a.last group by a.service_id
  ), counted as (
    select a.service_id, a.managed,
      count(*) filter (where s.opened_on between a.first and a.last)::integer as opened,
      count(*) filter (where s.state = 'closed' and s.state_on between a.first and a.last)::integer
        as withdrawn,
      count(*) filter (where s.state = 'open')::integer as live,
      count(*) filter (where s.state = 'suspended')::integer as suspended,
      count(*) filter (where s.state = 'pending')::integer as pending
    from asked a join subscription s on s.service_id = a.service_id
    where s.provider_id = ardeco_authority() group by a.service_id, a.managed
  )
  select c.service_id, c.managed, ardeco_few(c.opened, c.managed), ardeco_few(c.withdrawn, c.managed),
    ardeco_few(c.live, c.managed),
    ardeco_few(c.suspended, c.managed), ardeco_few(c.pending, c.managed),
      ardeco_few(coalesce(t.n, 0), c.managed),
    case when t.n >= 5 then t.days end
  from counted c left join told t on t.service_id = c.service_id
  where ardeco_has_role('service_manager', 'authority_administrator')
    and (c.managed or ardeco_has_role('authority_administrator'))
$$;
comment on function ardeco_service_figures is
  'Subscriptions of the authority''s services by state and period. Exact for the service''s own managers; '
  'whole months and rounded numbers for the others.';
revoke all on function ardeco_service_figures from public;
grant execute on function ardeco_service_figures to ardeco_app;
