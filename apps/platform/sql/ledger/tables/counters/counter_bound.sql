create table counter_bound (
  authority_id uuid not null,
  counter_id uuid not null,
  account_id uuid not null,
  day_most bigint check (day_most between 0 and 1000000000000),
  week_most bigint check (week_most between 0 and 1000000000000),
  set_on date not null,
  primary key (authority_id, counter_id, account_id),
  constraint a_bound_bounds_something check (day_most is not null or week_most is not null)
);
comment on table counter_bound is
  'The most that an account may spend in a civil day, and in a week from Monday, as a parent said. Says '
  'nobody: the journal of the child says it was set.';
comment on column counter_bound.day_most is 'In the unit of the counter; null without a bound of the day.';
comment on column counter_bound.week_most is 'In the unit of the counter; null without a bound of the week.';
