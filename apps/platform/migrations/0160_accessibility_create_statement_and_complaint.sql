create table accessibility_statement (
  authority_id uuid primary key references authority,
  content jsonb not null check (jsonb_typeof(content) = 'object' and octet_length(content::text) <= 60000),
  changed_on date not null,
  version integer not null default 1
);
comment on table accessibility_statement is 'What an authority declares of the accessibility of its online services, with its plans (decree 2019-768, art. 4). Public.';
comment on column accessibility_statement.content is 'AccessibilityReport of the module; names nobody.';

create table accessibility_complaint (
  authority_id uuid not null references authority,
  id uuid not null,
  number text not null,
  received_on date not null,
  answer_before date not null,
  sealed bytea not null check (octet_length(sealed) <= 20000),
  state text not null check (state in ('waiting', 'answered')),
  answered_on date,
  primary key (authority_id, id),
  constraint one_complaint_per_number unique (authority_id, number),
  constraint what_is_answered_has_a_day check ((state = 'answered') = (answered_on is not null))
);
create index complaints_by_state on accessibility_complaint (authority_id, state, received_on);
comment on table accessibility_complaint is 'What somebody could not reach on the site, and who to answer within a week. Erased a year after it was received.';
comment on column accessibility_complaint.number is 'Said by who complains; drawn from the id, tells nothing.';
comment on column accessibility_complaint.sealed is 'personal: name, address to answer to, and what happened, sealed under the authority''s key.';

alter table accessibility_statement enable row level security;
alter table accessibility_complaint enable row level security;
create policy everybody_reads on accessibility_statement for select using (true);
create policy administrators_write on accessibility_statement for all
  using (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy anybody_complains on accessibility_complaint for insert
  with check (authority_id = ardeco_authority() and state = 'waiting');
create policy administrators_read on accessibility_complaint for select
  using (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy administrators_answer on accessibility_complaint for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy system_erases on accessibility_complaint for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, update on accessibility_statement to ardeco_app;
grant select, insert, delete on accessibility_complaint to ardeco_app;
grant update (state, answered_on) on accessibility_complaint to ardeco_app;
