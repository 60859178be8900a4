-- People and agents see one account at a time: the one whose random id the use case opened from its holder's
-- list.
create or replace function ardeco_counter_account() returns uuid language sql stable
  return nullif(current_setting('ardeco.counter_account', true), '')::uuid;
comment on function ardeco_counter_account is 'The account that the acting person, or agent, looks at.';
