-- Money pays first the invoices that it was brought for, that are there when it comes (Code civil, art.
-- 1342-10, al. 1). What was brought before this table says nothing, and pays the oldest of the account, as it
-- did.
create table invoice_brought (
  authority_id uuid not null,
  series_id uuid not null,
  mark bytea not null constraint what_brought_it_is_an_hmac check (octet_length(mark) = 32),
  content bytea not null,
  primary key (authority_id, series_id, mark)
);
comment on table invoice_brought is
  'Which invoices money that came into an account was brought for, and how much of it. Kept with the '
  'invoices that it pays. Names nobody.';
comment on column invoice_brought.mark is
  'An HMAC of the line of the counter, under a key of the series: nothing else in clear, so that a dump in '
  'the order of payments joins an account with no invoice.';
comment on column invoice_brought.content is
  'personal: how much came, and how much of it for which invoices; sealed under a key of the series.';
