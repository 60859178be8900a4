create table invoice (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  kind text not null check (kind in ('invoice', 'credit_note')),
  year smallint not null,
  serial integer not null check (serial between 1 and 999999),
  month date constraint a_month_is_its_first_day check (extract(day from month) = 1),
  payer bytea constraint a_payer_is_an_hmac check (octet_length(payer) = 32),
  total_cents bigint not null constraint a_total_is_positive check (total_cents between 1 and 1000000000),
  issued_on date not null,
  due_on date constraint due_after_it_is_issued check (due_on > issued_on),
  about_id uuid,
  content bytea,
  content_hash bytea not null check (octet_length(content_hash) = 32),
  primary key (authority_id, id),
  constraint a_number_is_of_one unique (authority_id, series_id, year, serial),
  constraint an_invoice_is_of_a_month check ((kind = 'invoice') = (month is not null)
    and (kind = 'invoice') = (due_on is not null)),
  constraint a_credit_note_names_its_invoice check ((kind = 'credit_note') = (about_id is not null)),
  constraint an_invoice_comes_after_its_month check (month is null or issued_on >= month + interval '1 month')
);
create unique index one_invoice_a_month on invoice (authority_id, series_id, payer, month)
  where kind = 'invoice';
create index invoices_of_a_payer on invoice (authority_id, payer);
create index credit_notes_of_an_invoice on invoice (about_id) where about_id is not null;
-- The page of a month, and its file, read the pieces of that month, by their numbers.
create index invoices_of_a_month on invoice (authority_id, series_id, month) where kind = 'invoice';
-- What may be reminded of today is found by its date, not by looking at everybody invoiced in a year.
create index invoices_by_due_day on invoice (authority_id, series_id, due_on) where kind = 'invoice';
comment on table invoice is
  'Invoices and credit notes: never rewritten, never removed. Ten years at least (Code de commerce, art. '
  'L123-22; instruction M57). Names nobody.';
comment on column invoice.serial is 'Given by the database: no hole in a year.';
comment on column invoice.payer is
  'An HMAC of who pays, under a key of the series; null once they are erased.';
comment on column invoice.content is
  'personal: who pays, and each line with its reason; sealed under a key of the series, null once who pays '
  'is erased.';
comment on column invoice.content_hash is 'Of the sealed content: what it said is never changed unseen.';
