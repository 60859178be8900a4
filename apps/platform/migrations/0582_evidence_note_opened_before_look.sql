-- While a configured antivirus has not looked at a document, nobody opens it; a validator may, when it has been down for long, saying why. Who
-- did and when bounds how many a day (ADR 0078).

-- lock: two nullable columns, no row is rewritten
alter table document add column opened_before_look_by uuid, add column opened_before_look_at timestamptz;
comment on column document.opened_before_look_by is 'not personal: id of the agent who last saved it before the antivirus had looked at it; why is in the journal.';
comment on column document.opened_before_look_at is 'When they did.';
-- lock: built on what agents saved so, of which there are few
create index documents_opened_before_look on document (authority_id, opened_before_look_by, opened_before_look_at)
  where opened_before_look_by is not null;
grant update (opened_before_look_by, opened_before_look_at) on document to ardeco_app;
