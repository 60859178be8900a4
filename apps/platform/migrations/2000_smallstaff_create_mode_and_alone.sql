-- The mode of small staffs (ADR 0149): declared by an authority of one or two agents, with a reason that
-- everybody reads, and ended.
create table small_staff_mode (
  authority_id uuid not null,
  id uuid not null,
  form text not null check (form in ('delay', 'paired')),
  days integer check (days between 3 and 30),
  delegation_id uuid,
  reason text not null constraint small_staff_mode_says_why check (length(reason) between 10 and 500),
  declared_by uuid not null,
  declared_on date not null,
  ended_by uuid,
  ended_on date,
  primary key (authority_id, id),
  constraint small_staff_mode_has_its_form check ((form = 'delay') = (days is not null)
    and (form = 'paired') = (delegation_id is not null)),
  constraint small_staff_mode_ends_once check ((ended_by is null) = (ended_on is null)),
  foreign key (authority_id, delegation_id) references delegation (authority_id, id)
);
create unique index one_small_staff_mode_at_a_time on small_staff_mode (authority_id) where ended_on is null;
comment on table small_staff_mode is
  'That an authority of one or two agents works by a delay, or by an agent of a paired commune, where a '
  'second agent is asked. Kept: the site says when it was on.';
comment on column small_staff_mode.form is
  'delay: who asked approves alone, days after everybody was told · paired: an agent of another authority, '
  'lent by that delegation.';
comment on column small_staff_mode.reason is 'not personal: why, as everybody reads it.';

create table alone_approval (
  authority_id uuid not null,
  id uuid not null,
  mode_id uuid not null,
  -- What the law, or what cannot be called back, lets one agent decide: smallstaff/rules.ts says why not the
  -- others.
  kind text not null check (kind in ('catalogue.version', 'couplings.coupling', 'tariffs.version')),
  subject text not null check (length(subject) between 1 and 120),
  mark text not null check (length(mark) <= 40),
  announced_by uuid not null,
  announced_on date not null,
  due_on date not null,
  refused_by uuid,
  refused_on date,
  used_on date,
  primary key (authority_id, id),
  constraint announced_once_for_each_content unique (authority_id, kind, subject, mark),
  constraint alone_approval_waits check (due_on >= announced_on + 3),
  constraint refused_or_used check (num_nonnulls(refused_on, used_on) <= 1
    and (refused_by is null) = (refused_on is null)),
  foreign key (authority_id, mode_id) references small_staff_mode (authority_id, id)
);
comment on table alone_approval is
  'That who asked will approve it alone, from a day on, unless a colleague refuses. Kept: it shows how often '
  'the mode served.';
comment on column alone_approval.kind is 'The kind of approval, as its feature declares it.';
comment on column alone_approval.subject is 'What waits, as its kind numbers it.';
comment on column alone_approval.mark is 'Of what content: another revision is announced anew.';

alter table small_staff_mode enable row level security;
-- The site says that it is on.
create policy everybody_reads on small_staff_mode for select using (authority_id = ardeco_authority());
create policy administrators_declare on small_staff_mode for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator')
    and declared_by = ardeco_actor() and declared_on = ardeco_today() and ended_on is null);
create policy administrators_end on small_staff_mode for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator')
    and ended_on is null)
  with check (ended_by = ardeco_actor() and ended_on = ardeco_today());
grant select, insert on small_staff_mode to ardeco_app;
grant update (ended_by, ended_on) on small_staff_mode to ardeco_app;

alter table alone_approval enable row level security;
create policy approvers_read on alone_approval for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'data_protection_officer', 'service_manager')));
create policy approvers_announce on alone_approval for insert
  with check (authority_id = ardeco_authority() and announced_by = ardeco_actor()
    and ardeco_has_role('authority_administrator', 'data_protection_officer'));
create policy approvers_answer on alone_approval for update
  using (authority_id = ardeco_authority()
    and ardeco_has_role('authority_administrator', 'data_protection_officer'));
grant select, insert on alone_approval to ardeco_app;
grant update (refused_by, refused_on, used_on) on alone_approval to ardeco_app;

-- As this version has it; its file says what it is today.
create or replace function alone_approval_guard() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.announced_on is distinct from ardeco_today() or num_nonnulls(new.refused_on, new.used_on) > 0
      or not exists (select from small_staff_mode m where m.authority_id = new.authority_id
        and m.id = new.mode_id and m.form = 'delay' and m.ended_on is null
        and new.due_on >= new.announced_on + m.days) then
      raise exception 'who approves alone says so before, in a mode that is on'
        using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.refused_on is not null or old.used_on is not null then
    raise exception 'what was answered stays as it is' using errcode = 'check_violation';
  end if;
  if new.refused_on is not null
    and (new.refused_by = ardeco_actor() and new.refused_on = ardeco_today()) is not true then
    raise exception 'who refuses does so in person' using errcode = 'check_violation';
  end if;
  if new.used_on is not null and (new.announced_by = ardeco_actor() and new.used_on = ardeco_today()
    and new.due_on <= ardeco_today() and exists (select from small_staff_mode m
      where m.authority_id = new.authority_id and m.id = new.mode_id and m.ended_on is null)) is not true then
    raise exception 'who approves alone waits until the day that was said' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger alone_approval_guard before insert or update on alone_approval for each row
  execute function alone_approval_guard();

-- Held by triggers from now on, which know the mode; the first of each never inserts an approval.
alter table service_version drop constraint nobody_approves_what_they_wrote;
alter table tariff_version drop constraint nobody_publishes_what_they_wrote;
