-- lock: columns without a default, on a table of some hundreds of rows
alter table activity
  add column min_age smallint check (min_age between 0 and 120),
  add column max_age smallint check (max_age between 0 and 120),
  add constraint ages_in_order check (min_age <= max_age);
comment on column activity.min_age is 'Age in whole years on the day of a session, from which it may be booked; null: no bound.';
comment on column activity.max_age is 'Age in whole years on the day of a session, up to which it may be booked; null: no bound.';
grant update (min_age, max_age) on activity to ardeco_app;
