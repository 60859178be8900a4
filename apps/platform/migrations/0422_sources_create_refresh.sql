create table source_refresh (
  authority_id uuid not null references authority,
  id uuid not null,
  state text not null check (state in ('gathering', 'running', 'stopped', 'done')),
  asks text not null check (asks in ('agreed', 'informed')),
  informed_how text not null check (length(informed_how) <= 1000),
  gathered_after uuid,
  started_on date not null,
  started_by uuid,
  ended_on date,
  primary key (authority_id, id),
  constraint an_end_has_its_day check ((state = 'done') = (ended_on is not null))
);
create unique index one_refresh_under_way on source_refresh (authority_id) where state <> 'done';
comment on table source_refresh is 'A yearly round of family quotients: whom it asks about, how they were informed, how far it is. No personal data.';
comment on column source_refresh.started_by is 'not personal: id of the agent who began it; null for the platform.';
-- lock: few questions yet, and none of a refresh: the index is empty.
create unique index one_question_per_person_and_refresh on source_question (authority_id, refresh_id, person_id) where refresh_id is not null;

alter table source_refresh enable row level security;
create policy administrators_keep on source_refresh for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
grant select, insert on source_refresh to ardeco_app;
grant update (state, gathered_after, ended_on) on source_refresh to ardeco_app;
