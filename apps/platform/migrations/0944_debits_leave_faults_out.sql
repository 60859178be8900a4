-- A mandate that cannot be read keeps back no other: it is left out, counted and shown.
-- lock: a collection a month
alter table direct_debit_collection add column faults integer not null default 0 check (faults >= 0);
comment on column direct_debit_collection.faults is 'Mandates that could not be read when they were looked at last: an operator looks at them.';
grant update (faults) on direct_debit_collection to ardeco_app;
