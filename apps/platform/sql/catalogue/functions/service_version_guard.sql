-- The machine, and the immutability of what was agreed upon, hold even against a faulty application.
create or replace function service_version_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or (new.written_by = array[ardeco_actor()]) is not true then
      raise exception 'a version starts as a draft, signed by its writer' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('draft', 'draft'), ('draft', 'submitted'), ('submitted', 'draft'),
      ('submitted', 'approved'), ('approved', 'draft'), ('approved', 'published'), ('published', 'retired'))
        then
    raise exception 'a version does not go from % to %', old.state, new.state
      using errcode = 'check_violation';
  end if;
  if (old.authority_id, old.service_id, old.version) <> (new.authority_id, new.service_id, new.version)
      or not new.written_by @> old.written_by or new.revision <> old.revision + 1 then
    raise exception 'a version keeps its name, its writers and its count' using errcode = 'check_violation';
  end if;
  if new.definition <> old.definition and not (old.state = 'draft' and new.state = 'draft') then
    raise exception 'a version is written only as a draft' using errcode = 'check_violation';
  end if;
  if new.definition <> old.definition and (ardeco_actor() = any (new.written_by)) is not true then
    raise exception 'who writes a version is among its writers' using errcode = 'check_violation';
  end if;
  if new.approved_by is distinct from old.approved_by and not (
      (new.state = 'approved' and new.approved_by = ardeco_actor()
        and ardeco_has_role('authority_administrator', 'data_protection_officer'))
      or (new.state = 'draft' and new.approved_by is null)) then
    raise exception 'an approver signs in person' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function service_version_guard is
  'draft → submitted → approved → published → retired, written only as a draft, approved in person.';
