-- Read by the triggers that ask for two agents: the only way by which one passes them.
create or replace function ardeco_approves_alone(wanted_kind text, wanted_subject text, wanted_mark text)
  returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return exists (select from alone_approval a
    join small_staff_mode m on m.authority_id = a.authority_id and m.id = a.mode_id and m.ended_on is null
    where a.authority_id = ardeco_authority() and a.announced_by = ardeco_actor()
      and a.kind = wanted_kind and a.subject = wanted_subject and a.mark = wanted_mark
      and a.due_on <= ardeco_today() and a.refused_on is null
      and a.used_on = ardeco_today());
end $$;
comment on function ardeco_approves_alone is
  'Whether the acting agent, in the mode of small staffs, approves today what they announced days ago.';
revoke all on function ardeco_approves_alone from public;
grant execute on function ardeco_approves_alone to ardeco_app;
