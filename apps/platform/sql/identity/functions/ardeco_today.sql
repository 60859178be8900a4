-- The civil day of the transaction, as the application's clock tells it; the server's day in Paris without
-- it.
create or replace function ardeco_today() returns date language sql stable
  return coalesce(nullif(current_setting('ardeco.today', true), '')::date,
    (now() at time zone 'Europe/Paris')::date);
comment on function ardeco_today is 'Civil day for which the current transaction acts.';
