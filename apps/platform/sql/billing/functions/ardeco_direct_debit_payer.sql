-- People see the mandates of one payer at a time: the one whose HMAC the use case computed from who may look.
create or replace function ardeco_direct_debit_payer() returns bytea language sql stable
  return decode(nullif(current_setting('ardeco.direct_debit_payer', true), ''), 'hex');
comment on function ardeco_direct_debit_payer is
  'The payer whose mandates the acting person, or agent, looks at.';
