-- The machine holds even against a faulty application; the pairs are those of transitions in
-- enrolment/rules.ts.
create or replace function enrolment_file_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then raise exception 'a file starts as a draft' using errcode = 'check_violation';
      end if;
    return new;
  end if;
  if new.state <> old.state
    and (old.state, new.state) not in (('draft', 'submitted'), ('submitted', 'in_review'),
      ('in_review', 'awaiting_person'), ('awaiting_person', 'in_review'), ('in_review', 'decided'),
        ('decided', 'closed'),
      ('draft', 'withdrawn'), ('submitted', 'withdrawn'), ('in_review', 'withdrawn'),
        ('awaiting_person', 'withdrawn'),
      ('draft', 'expired')) then
    raise exception 'a file does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if ardeco_actor_kind() = 'person' and (
      new.state <> old.state
        and (old.state, new.state) not in (('draft', 'submitted'), ('awaiting_person', 'in_review'))
        and new.state <> 'withdrawn'
      or old.state <> 'draft' and (new.desk_id, new.assigned_to) is distinct
        from (old.desk_id, old.assigned_to)) then
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
comment on function enrolment_file_guard is
  'draft → submitted → in_review ⇄ awaiting_person, in_review → decided → closed; withdrawn by the person, '
  'expired by time.';
