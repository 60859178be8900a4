-- A month of invoices is asked once and sent by a job, household by household: how far it is, and what could
-- not be written, are kept.
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
  constraint what_changed_was_not_sent check (not changed or ended_at is not null and done = 0)
);
create unique index one_run_at_a_time on invoice_run (authority_id, series_id) where ended_at is null;
create index runs_of_a_month on invoice_run (series_id, month);
comment on table invoice_run is
  'Months of invoices that an agent asked to send: how far each is, and what came of it. Names no person.';
comment on column invoice_run.asked_by is 'not personal: id of the agent.';
comment on column invoice_run.asked_by_sealed is
  'not personal: the agent''s name, under the authority''s key.';
comment on column invoice_run.seen is
  'not personal: what the agent had looked at, in figures. Anything else is not sent.';
comment on column invoice_run.changed is 'It was no longer what the agent had looked at: nothing was sent.';
comment on column invoice_run.total is
  'not personal: invoices and credit notes to write, or found already written.';
comment on column invoice_run.done is 'not personal: how many were looked at so far.';
