-- Does anybody decide files here: an agent of the authority, or one to whom it lent access, by name or with
-- their team? A yes or a no for everybody (a visitor reads no row of staff, nor of delegation), and nothing
-- else.
create or replace function ardeco_receives_files(wanted uuid, today date) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select exists (
      select 1 from staff_role r join staff s on s.authority_id = r.authority_id and s.id = r.staff_id
      where r.authority_id = wanted and r.role in ('validator', 'service_validator') and s.closed_on is null
    ) or exists (
      select 1 from delegation d
      where d.authority_id = wanted and d.role in ('validator', 'service_validator')
        and d.revoked_on is null and today between d.starts_on and d.ends_on
        and exists (
          select 1 from staff s where s.authority_id = d.from_authority_id and s.closed_on is null and (
            s.id = d.staff_id
            or exists (
              select 1 from staff_role r
              where r.authority_id = s.authority_id and r.staff_id = s.id and r.desk_id = d.team_desk_id
                and r.role in ('reception', 'validator', 'service_validator')
            )
          )
        )
    )
  $$;
comment on function ardeco_receives_files is
  'A town where nobody decides files accepts none: it is "not open yet".';
revoke all on function ardeco_receives_files from public;
grant execute on function ardeco_receives_files to ardeco_app;
