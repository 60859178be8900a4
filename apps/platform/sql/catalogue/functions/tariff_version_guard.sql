-- A price that was due stays due, even against a faulty application.
create or replace function tariff_version_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or (new.written_by = array[ardeco_actor()]) is not true then
      raise exception 'a tariff starts as a draft, signed by its writer' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.state = 'published' then
    raise exception 'a published tariff is never rewritten' using errcode = 'check_violation';
  end if;
  if (old.authority_id, old.tariff_id) <> (new.authority_id, new.tariff_id)
      or not new.written_by @> old.written_by or new.revision <> old.revision + 1 then
    raise exception 'a version keeps its name, its writers and its count' using errcode = 'check_violation';
  end if;
  if (old.from_day, old.terms, old.decision, old.decided_on) is distinct
    from (new.from_day, new.terms, new.decision, new.decided_on) then
    if new.state <> 'draft' or (ardeco_actor() = any (new.written_by)) is not true then
      raise exception 'who writes a draft is among its writers' using errcode = 'check_violation';
    end if;
  end if;
  if new.state = 'published' then
    if (new.published_by = ardeco_actor()
      and ardeco_has_role('authority_administrator', 'data_protection_officer')) is not true then
      raise exception 'who publishes signs in person' using errcode = 'check_violation';
    end if;
    if new.published_by = any (new.written_by)
      and not ardeco_approves_alone('tariffs.version', new.tariff_id::text, old.revision::text) then
      raise exception 'nobody_publishes_what_they_wrote: another agent publishes'
        using errcode = 'check_violation', constraint = 'nobody_publishes_what_they_wrote';
    end if;
    if exists (select 1 from tariff_version v where v.authority_id = new.authority_id
      and v.tariff_id = new.tariff_id
        and v.state = 'published' and v.from_day >= new.from_day) then
      raise exception 'a day already covered is not covered again' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
comment on function tariff_version_guard is
  'draft → published, by another than its writers, from a day that no published version covers; then never '
  'rewritten.';
