-- A device that says well and faulty in turn changed its row, and would change the journal, at each call.
-- lock: a few devices an authority
alter table equipment add column health_at timestamptz;
comment on column equipment.health_at is 'not personal: when its health last changed; a recovery is believed ten minutes later.';
grant update (health_at) on equipment to ardeco_app;
