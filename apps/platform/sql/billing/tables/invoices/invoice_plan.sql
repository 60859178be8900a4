-- Somebody pays what they owe in several times, on days that an agent agreed with them. What was paid of it
-- is read in the ledger: nothing here counts money.
create table invoice_plan (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  payer bytea not null constraint who_has_a_plan_is_an_hmac check (octet_length(payer) = 32),
  agreed_on date not null,
  ended_on date,
  outcome text constraint a_plan_ends_one_way check (outcome in ('kept', 'broken', 'ended')),
  content bytea not null,
  primary key (authority_id, id),
  constraint a_plan_that_ended_says_how check ((ended_on is null) = (outcome is null))
);
create index plans_of_a_payer on invoice_plan (payer);
create unique index one_plan_of_a_payer on invoice_plan (authority_id, series_id, payer)
  where ended_on is null;
comment on table invoice_plan is
  'What somebody pays in several times, as an agent agreed with them. Deleted two years after it ended, or '
  'once they are erased.';
comment on column invoice_plan.payer is 'An HMAC of who pays, under a key of the series.';
comment on column invoice_plan.content is
  'personal: who pays, which invoices, each day and amount, which agent, and what both wrote; sealed under '
  'a key of the series.';
