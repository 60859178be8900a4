-- Stopping a recovery, or taking an address back, undoes every way in added since: a day is not exact enough to tell. Those of
-- before this migration have their day only.
alter table passkey add column created_at timestamptz;
comment on column passkey.created_at is 'personal: when it was registered, to the moment: what was added since a recovery opened leaves with it.';
alter table account add column entries_ended_at timestamptz;
comment on column account.entries_ended_at is 'personal: when its owner put everybody out; a session of before gives no way in, even one already under way.';
grant update (entries_ended_at) on account to ardeco_app;
