-- The desks whose files the acting agent reaches, worked out once per query: a service's validator serves named desks
-- only; an agent lent by another authority (no row in staff here) serves all, unless lent as a service's validator.
create function ardeco_desks_served() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  held text[] := string_to_array(coalesce(current_setting('ardeco.roles', true), ''), ',');
begin
  if public.ardeco_actor_kind() <> 'staff' then return '{}'; end if;
  if exists (select from public.staff s where s.authority_id = public.ardeco_authority() and s.id = public.ardeco_actor()) then
    return array(select d.id from public.desk d where d.authority_id = public.ardeco_authority() and exists (
      select from public.staff_role r
      where r.authority_id = d.authority_id and r.staff_id = public.ardeco_actor() and r.role = any (held)
        and r.role in ('reception', 'validator', 'service_validator')
        and (r.desk_id = d.id or r.desk_id is null and r.service_id is null and r.role <> 'service_validator')));
  end if;
  if held && array['reception', 'validator'] then
    return array(select d.id from public.desk d where d.authority_id = public.ardeco_authority());
  end if;
  return '{}';
end $$;
revoke all on function ardeco_desks_served() from public;
grant execute on function ardeco_desks_served() to ardeco_app;
comment on function ardeco_desks_served() is 'Desks whose files the acting agent reaches. Same answer as servesDesk in enrolment/rules.ts.';

create table enrolment_file (
  authority_id uuid not null references authority,
  id uuid not null,
  person_id uuid not null,
  contact_id uuid not null,
  state text not null check (state in ('draft', 'submitted', 'in_review', 'awaiting_person', 'decided', 'closed',
    'withdrawn', 'expired')),
  version integer not null default 1,
  opened_on date not null,
  opened_at text not null check (opened_at in ('web', 'desk')),
  touched_on date not null,
  desk_id uuid,
  assigned_to uuid,
  receipt_number text,
  submitted_at timestamptz,
  due_on date,
  waiting_since date,
  decided_on date,
  ended_on date,
  answers_sealed bytea,
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id),
  foreign key (authority_id, contact_id) references person (authority_id, id),
  foreign key (authority_id, desk_id) references desk (authority_id, id),
  constraint one_file_per_receipt_number unique (authority_id, receipt_number),
  constraint what_was_sent_has_a_receipt check (state in ('draft', 'withdrawn', 'expired')
    or receipt_number is not null and submitted_at is not null and due_on is not null and desk_id is not null),
  constraint what_was_decided_has_a_day check (state not in ('decided', 'closed') or decided_on is not null),
  constraint who_is_waited_for_has_a_day check ((state = 'awaiting_person') = (waiting_since is not null)),
  constraint what_has_ended_has_a_day check ((state in ('closed', 'withdrawn', 'expired')) = (ended_on is not null))
);
create unique index one_live_file_per_person on enrolment_file (authority_id, person_id)
  where state in ('draft', 'submitted', 'in_review', 'awaiting_person');
create index files_of_a_person on enrolment_file (authority_id, person_id, opened_on desc);
create index files_of_a_contact on enrolment_file (authority_id, contact_id);
create index files_that_arrive on enrolment_file (authority_id, submitted_at, id) where state = 'submitted';
create index files_due on enrolment_file (authority_id, due_on, id) where state in ('submitted', 'in_review');
create index files_due_at_a_desk on enrolment_file (authority_id, desk_id, due_on, id) where state in ('submitted', 'in_review');
create index files_of_an_agent on enrolment_file (authority_id, assigned_to) where state in ('submitted', 'in_review');
create index files_in_a_state on enrolment_file (authority_id, state, due_on, id) where state <> 'draft';
create index drafts_by_last_change on enrolment_file (authority_id, touched_on) where state = 'draft';
create index files_decided on enrolment_file (authority_id, decided_on) where decided_on is not null;
create index files_ended on enrolment_file (authority_id, state, ended_on) where ended_on is not null;
comment on table enrolment_file is 'The file (dossier) that turns declared elements into validated ones. Kept five years after it is closed, one after it is withdrawn, a month after it is abandoned.';
comment on column enrolment_file.contact_id is 'Who is written to: the person, or who acts for them.';
comment on column enrolment_file.desk_id is 'The desk in charge; null while a draft written on the web.';
comment on column enrolment_file.waiting_since is 'Day since which the delay is suspended (CRPA art. L114-5).';
comment on column enrolment_file.answers_sealed is 'personal: what is answered about the file itself, sealed under the person''s key and bound to the row.';

create table enrolment_step (
  authority_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  position bigint generated always as identity,
  sealed bytea not null,
  primary key (authority_id, id),
  foreign key (authority_id, file_id) references enrolment_file (authority_id, id) on delete cascade
);
create index steps_of_a_file on enrolment_step (authority_id, file_id, position);
comment on table enrolment_step is 'What happened to a file, in order, notes included. Written once.';
comment on column enrolment_step.sealed is 'personal: act, instant, who, reason or note, sealed under the person''s key and bound to the row.';

create table enrolment_decision (
  authority_id uuid not null,
  file_id uuid not null,
  element text not null,
  sealed bytea not null,
  primary key (authority_id, file_id, element),
  foreign key (authority_id, file_id) references enrolment_file (authority_id, id) on delete cascade
);
comment on table enrolment_decision is 'The last decision on each element of a file; the former ones are in its steps.';
comment on column enrolment_decision.sealed is 'personal: outcome, reason, evidence, who and when, sealed under the person''s key and bound to the row.';

create table enrolment_request (
  authority_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  state text not null check (state in ('open', 'answered', 'dropped')),
  sealed bytea not null,
  primary key (authority_id, id),
  foreign key (authority_id, file_id) references enrolment_file (authority_id, id) on delete cascade
);
create index requests_of_a_file on enrolment_request (authority_id, file_id);
comment on table enrolment_request is 'A document asked from the person to go on.';
comment on column enrolment_request.sealed is 'personal: element, kind of document, reason, reply, sealed under the person''s key and bound to the row.';

create table enrolment_document (
  authority_id uuid not null,
  file_id uuid not null,
  document_id uuid not null,
  elements text[] not null check (cardinality(elements) > 0),
  primary key (authority_id, file_id, document_id),
  foreign key (authority_id, file_id) references enrolment_file (authority_id, id) on delete cascade
);
comment on table enrolment_document is 'Which documents stand in a file, and what they should prove. A document purged since stays named here.';

create table receipt_counter (
  authority_id uuid not null references authority,
  year smallint not null,
  last integer not null check (last between 1 and 999999),
  primary key (authority_id, year)
);
comment on table receipt_counter is 'Last receipt number given in a year; a number of a rolled back sending is given again.';

-- The machine holds even against a faulty application; the pairs are those of transitions in enrolment/rules.ts.
create function enrolment_file_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then raise exception 'a file starts as a draft' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if new.state <> old.state and (old.state, new.state) not in (('draft', 'submitted'), ('submitted', 'in_review'),
      ('in_review', 'awaiting_person'), ('awaiting_person', 'in_review'), ('in_review', 'decided'), ('decided', 'closed'),
      ('draft', 'withdrawn'), ('submitted', 'withdrawn'), ('in_review', 'withdrawn'), ('awaiting_person', 'withdrawn'),
      ('draft', 'expired')) then
    raise exception 'a file does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if ardeco_actor_kind() = 'person' and (
      new.state <> old.state and (old.state, new.state) not in (('draft', 'submitted'), ('awaiting_person', 'in_review'))
        and new.state <> 'withdrawn'
      or old.state <> 'draft' and (new.desk_id, new.assigned_to) is distinct from (old.desk_id, old.assigned_to)) then
    raise exception 'a person sends, answers or withdraws' using errcode = 'check_violation';
  end if;
  if new.state = 'expired' and old.state <> 'expired' and ardeco_actor_kind() <> 'system' then
    raise exception 'only time abandons a draft' using errcode = 'check_violation';
  end if;
  if new.contact_id <> old.contact_id and ardeco_actor_kind() <> 'system' then
    raise exception 'a file keeps whom it writes to' using errcode = 'check_violation';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'a file keeps its count' using errcode = 'check_violation';
  end if;
  if old.receipt_number is not null
      and (new.receipt_number, new.submitted_at) is distinct from (old.receipt_number, old.submitted_at) then
    raise exception 'a receipt does not change' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function enrolment_file_guard() is 'draft → submitted → in_review ⇄ awaiting_person, in_review → decided → closed; withdrawn by the person, expired by time.';
create trigger enrolment_file_guard before insert or update on enrolment_file
  for each row execute function enrolment_file_guard();

alter table enrolment_file enable row level security;
alter table enrolment_step enable row level security;
alter table enrolment_decision enable row level security;
alter table enrolment_request enable row level security;
alter table enrolment_document enable row level security;
alter table receipt_counter enable row level security;

create policy reach on enrolment_file for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or desk_id = any ((select ardeco_desks_served())::uuid[])
    or desk_id is null and ardeco_has_role('reception', 'validator') or ardeco_acts_for(person_id)));
create policy move on enrolment_file for update
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or desk_id = any ((select ardeco_desks_served())::uuid[])
    or desk_id is null and ardeco_has_role('reception', 'validator') or ardeco_acts_for(person_id)));
create policy start on enrolment_file for insert
  with check (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator')));
create policy system_erases on enrolment_file for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');

-- What belongs to a file is reached as the file is: the policies of enrolment_file apply inside exists.
create policy with_its_file on enrolment_step for select
  using (authority_id = ardeco_authority() and exists (select from enrolment_file f
    where f.authority_id = enrolment_step.authority_id and f.id = enrolment_step.file_id));
create policy append on enrolment_step for insert
  with check (authority_id = ardeco_authority() and exists (select from enrolment_file f
    where f.authority_id = enrolment_step.authority_id and f.id = enrolment_step.file_id));
create policy with_its_file on enrolment_decision for select
  using (authority_id = ardeco_authority() and exists (select from enrolment_file f
    where f.authority_id = enrolment_decision.authority_id and f.id = enrolment_decision.file_id));
create policy agents_decide on enrolment_decision for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator', 'service_validator'))
    and exists (select from enrolment_file f
      where f.authority_id = enrolment_decision.authority_id and f.id = enrolment_decision.file_id));
create policy with_its_file on enrolment_request for select
  using (authority_id = ardeco_authority() and exists (select from enrolment_file f
    where f.authority_id = enrolment_request.authority_id and f.id = enrolment_request.file_id));
create policy agents_ask on enrolment_request for insert
  with check (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator', 'service_validator'))
    and exists (select from enrolment_file f
      where f.authority_id = enrolment_request.authority_id and f.id = enrolment_request.file_id));
create policy answer on enrolment_request for update
  using (authority_id = ardeco_authority() and exists (select from enrolment_file f
    where f.authority_id = enrolment_request.authority_id and f.id = enrolment_request.file_id));
create policy with_its_file on enrolment_document for all
  using (authority_id = ardeco_authority() and exists (select from enrolment_file f
    where f.authority_id = enrolment_document.authority_id and f.id = enrolment_document.file_id));
create policy who_sends_counts on receipt_counter for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));

-- A service's validator writes to the people of its files, and so reads where to.
create policy validators_write_to on account for select
  using (authority_id = ardeco_authority() and ardeco_has_role('service_validator') and exists (select from enrolment_file f
    where f.authority_id = account.authority_id and f.contact_id = account.person_id));

grant select, insert, delete on enrolment_file to ardeco_app;
-- Never whose, never when it was opened.
grant update (contact_id, state, version, touched_on, desk_id, assigned_to, receipt_number, submitted_at, due_on,
  waiting_since, decided_on, ended_on, answers_sealed) on enrolment_file to ardeco_app;
grant select, insert on enrolment_step to ardeco_app;
grant select, insert on enrolment_decision, enrolment_request, enrolment_document to ardeco_app;
grant update (sealed) on enrolment_decision to ardeco_app;
grant update (state, sealed) on enrolment_request to ardeco_app;
grant update (elements) on enrolment_document to ardeco_app;
grant select, insert on receipt_counter to ardeco_app;
grant update (last) on receipt_counter to ardeco_app;
