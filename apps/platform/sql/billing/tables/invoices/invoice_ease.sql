create table invoice_ease (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  kind text not null check (kind in ('help', 'pause')),
  payer bytea not null constraint whom_it_eases_is_an_hmac check (octet_length(payer) = 32),
  begun_on date not null,
  until date,
  ended_on date,
  content bytea not null,
  primary key (authority_id, id),
  constraint a_pause_has_an_end check (kind = 'help' or until is not null and until <= begun_on + 366)
);
create index eases_of_a_payer on invoice_ease (payer);
-- Every key begins with the authority, so that authorities can be spread over clusters.
create unique index one_open_request_of_a_payer on invoice_ease (authority_id, series_id, payer)
  where kind = 'help' and ended_on is null;
comment on table invoice_ease is
  'What holds the reminders of somebody: they asked for help, or an agent said until when. Deleted two '
  'years later, or once they are erased.';
comment on column invoice_ease.payer is 'An HMAC of who pays, under a key of the series.';
comment on column invoice_ease.content is
  'personal: who pays, their words or the agent''s reason, what was answered; sealed under a key of the '
  'series.';
