-- Whoever changes where an application returns, or by what it proves itself, reads what its people agreed to. Such a change waits
-- for a day, its managers are told, and the people who agreed before it are asked again.
-- lock: some rows an authority; nullable columns, and a constant default
alter table client
  add column waiting jsonb,
  add column waiting_secret_sealed bytea,
  add column waiting_until timestamptz,
  add column changed_at timestamptz,
  add column changes integer not null default 0,
  add constraint a_change_waits_until check ((waiting is null and waiting_secret_sealed is null) = (waiting_until is null)) not valid;
comment on column client.waiting is 'Return addresses and keys asked for, in force once waiting_until has passed.';
comment on column client.waiting_secret_sealed is 'As secret_sealed: the next one, in force once waiting_until has passed.';
comment on column client.waiting_until is 'When what waits comes into force, unless it is changed again before.';
comment on column client.changed_at is 'When the last change of a return address, a key or a secret came into force: who agreed before is asked again.';
comment on column client.changes is 'How many such changes came into force: what a person confirmed names the one that they saw.';
grant update (waiting, waiting_secret_sealed, waiting_until, changed_at, changes) on client to ardeco_app;
