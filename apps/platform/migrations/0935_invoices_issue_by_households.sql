-- A month of invoices is asked once and sent by a job, household by household: how far it is, and what could not be written, are kept.
create table invoice_run (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  month date not null constraint a_month_begins_on_its_first_day check (extract(day from month) = 1),
  asked_by uuid not null,
  asked_by_sealed bytea not null,
  asked_at timestamptz not null,
  seen text not null,
  moved_at timestamptz not null,
  ended_at timestamptz,
  changed boolean not null default false,
  total integer not null default 0 check (total >= 0),
  done integer not null default 0,
  invoices integer not null default 0 check (invoices >= 0),
  credit_notes integer not null default 0 check (credit_notes >= 0),
  primary key (authority_id, id),
  constraint no_more_than_there_is check (done between 0 and total),
  constraint what_changed_was_not_sent check (not changed or ended_at is not null and done = 0),
  foreign key (authority_id, series_id) references invoice_series (authority_id, id)
);
create unique index one_run_at_a_time on invoice_run (authority_id, series_id) where ended_at is null;
create index runs_of_a_month on invoice_run (series_id, month);
comment on table invoice_run is 'Months of invoices that an agent asked to send: how far each is, and what came of it. Names no person.';
comment on column invoice_run.asked_by is 'not personal: id of the agent.';
comment on column invoice_run.asked_by_sealed is 'not personal: the agent''s name, under the authority''s key.';
comment on column invoice_run.seen is 'not personal: what the agent had looked at, in figures. Anything else is not sent.';
comment on column invoice_run.changed is 'It was no longer what the agent had looked at: nothing was sent.';
comment on column invoice_run.total is 'not personal: invoices and credit notes to write, or found already written.';
comment on column invoice_run.done is 'not personal: how many were looked at so far.';

create table invoice_run_failure (
  authority_id uuid not null,
  run_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  month date not null,
  noted_on date not null,
  payer bytea not null constraint who_failed_is_an_hmac check (octet_length(payer) = 32),
  about uuid,
  reason text not null constraint a_reason_is_a_code check (reason ~ '^[a-z_.]{1,80}$'),
  content bytea not null,
  primary key (authority_id, id),
  foreign key (authority_id, run_id) references invoice_run (authority_id, id)
);
create unique index each_fails_once on invoice_run_failure (run_id, payer, about) nulls not distinct;
create index failures_of_a_payer on invoice_run_failure (payer);
comment on table invoice_run_failure is 'Whose invoice, or credit note, could not be written, and why: for an administrator to mend. Deleted six months later, or once they are erased.';
comment on column invoice_run_failure.payer is 'An HMAC of who pays, under a key of the series.';
comment on column invoice_run_failure.about is 'not personal: the invoice that the credit note was about; null of an invoice.';
comment on column invoice_run_failure.content is 'personal: who pays; sealed under a key of the series.';

alter table invoice_run enable row level security;
alter table invoice_run_failure enable row level security;
create policy only_the_system_sends on invoice_run for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system_notes on invoice_run_failure for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_payer_at_a_time on invoice_run_failure for select
  using (authority_id = ardeco_authority() and payer = ardeco_invoice_payer()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('data_protection_officer')));
grant select, insert on invoice_run, invoice_run_failure to ardeco_app;
grant update (moved_at, ended_at, changed, total, done, invoices, credit_notes) on invoice_run to ardeco_app;
grant delete on invoice_run_failure to ardeco_app;
