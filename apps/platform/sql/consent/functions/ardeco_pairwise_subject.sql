-- A person takes out the accounts that they tied: one row of one sector at a time, under the name they have
-- there.
create or replace function ardeco_pairwise_subject() returns text language sql stable parallel safe
  set search_path = public, pg_temp
  return coalesce(current_setting('ardeco.pairwise_subject', true), '');
comment on function ardeco_pairwise_subject is
  'The one pairwise name that the transaction is about, or empty. Nobody but the system lists ties.';
