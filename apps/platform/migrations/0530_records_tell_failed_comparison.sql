-- A comparison that ended without an answer is told, and no longer looks as if it went on.
-- lock: one row an authority; a column without a default is added without writing them.
alter table record_comparison add column failed_at timestamptz;
grant update (failed_at) on record_comparison to ardeco_app;
comment on column record_comparison.failed_at is 'not personal: when the last one ended without an answer; empty once it is asked for again.';
