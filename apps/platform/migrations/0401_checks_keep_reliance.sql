-- lock: a column without default, on a table of hours.
alter table document_check add column relied_on date;
comment on column document_check.relied_on is 'Day on which a decision relied on this check: it then stays as it was, for as long as the decision.';
grant update (relied_on) on document_check to ardeco_app;
