create or replace function no_writer_approves() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if exists (select from unnest(new.written_by) as writer where ardeco_count_as_one(writer, new.approved_by))
    and not ardeco_approves_alone('catalogue.version', new.service_id || '.' || new.version,
      old.revision::text) then
    raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation',
      constraint = 'two_agents';
  end if;
  return new;
end $$;
comment on function no_writer_approves is
  'Who approves a version is none of its writers, nor counts for one with any, '
  'unless they announced it in the mode of small staffs.';
