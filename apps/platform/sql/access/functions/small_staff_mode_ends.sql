-- Whoever gives the role need not be the administrator who declared the mode, nor an agent: as the owner.
create or replace function small_staff_mode_ends() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  working integer;
begin
  select count(distinct r.staff_id) into working from staff_role r
    join staff s on s.authority_id = r.authority_id and s.id = r.staff_id and s.closed_on is null
    where r.authority_id = new.authority_id
      and r.role not in ('data_protection_officer', 'auditor', 'operator');
  if working > 2 then
    update small_staff_mode set ended_on = ardeco_today(), ended_by = coalesce(ardeco_actor(), declared_by)
      where authority_id = new.authority_id and ended_on is null;
  end if;
  return null;
end $$;
comment on function small_staff_mode_ends is
  'A third agent ends the mode of small staffs, and with it what was announced: roles taken back for a '
  'moment do not bring it back.';
revoke all on function small_staff_mode_ends from public;
