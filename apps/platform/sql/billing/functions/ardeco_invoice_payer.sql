-- People see the invoices of one payer at a time: the one whose HMAC the use case computed from who may look.
create or replace function ardeco_invoice_payer() returns bytea language sql stable
  return decode(nullif(current_setting('ardeco.invoice_payer', true), ''), 'hex');
comment on function ardeco_invoice_payer is 'The payer whose invoices the acting person, or agent, looks at.';
