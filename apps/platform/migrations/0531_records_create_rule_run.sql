-- The rule merges up to five hundred pairs: a job does it, and tells how far it is.
create table record_rule_run (
  authority_id uuid not null references authority,
  id uuid not null,
  proposals uuid[] not null check (cardinality(proposals) <= 500),
  looked integer not null default 0,
  merged integer not null default 0,
  asked_at timestamptz not null,
  asked_by uuid not null,
  done_at timestamptz,
  primary key (authority_id),
  constraint no_more_than_the_list check (merged <= looked and looked <= cardinality(proposals))
);
comment on table record_rule_run is 'The last list that an agent read and let the rule merge, and how far it is. One row an authority; names nobody.';
comment on column record_rule_run.proposals is 'not personal: ids of proposals, in the order read.';
comment on column record_rule_run.asked_by is 'not personal: id of the agent.';
alter table record_rule_run enable row level security;
create policy reviewers on record_rule_run for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
grant select, insert on record_rule_run to ardeco_app;
grant update (id, proposals, looked, merged, asked_at, asked_by, done_at) on record_rule_run to ardeco_app;
