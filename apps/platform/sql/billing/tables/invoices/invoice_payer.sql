-- Where several may pay and nothing decides, an agent says who does, account by account, from a day on. What
-- is said is never rewritten: it is said again.
create table invoice_payer (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  rank bigint not null generated always as identity,
  account bytea not null constraint an_account_is_an_hmac check (octet_length(account) = 32),
  from_on date not null,
  named_on date not null,
  payer bytea constraint a_named_payer_is_an_hmac check (octet_length(payer) = 32),
  content bytea,
  primary key (authority_id, id),
  constraint who_is_named_pays_from_now_at_the_latest check (from_on <= named_on)
);
create index payers_of_an_account on invoice_payer (series_id, account);
create index namings_of_a_payer on invoice_payer (payer) where payer is not null;
comment on table invoice_payer is
  'Who pays an account, as an agent said: the last said counts. Kept with the invoices that follow from '
  'it. Names nobody.';
comment on column invoice_payer.rank is 'In which order they were said.';
comment on column invoice_payer.account is 'An HMAC of the account, under a key of the series.';
comment on column invoice_payer.payer is
  'An HMAC of who pays, under a key of the series; null once they are erased.';
comment on column invoice_payer.content is
  'personal: who pays, and which agent said so; sealed under a key of the series, null once who pays is '
  'erased.';
