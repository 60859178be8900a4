-- lock: one row an authority; a column with a constant default rewrites nothing.
-- What the list showed of each pair: merged as it was read, or left for somebody to look at. A run of before shows none, and merges nothing more.
alter table record_rule_run add column revisions text[] not null default '{}';
comment on column record_rule_run.revisions is 'not personal: of each proposal, in the same order, a hash of what was read.';
grant update (revisions) on record_rule_run to ardeco_app;
