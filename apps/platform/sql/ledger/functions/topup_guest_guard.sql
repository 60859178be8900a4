create or replace function topup_guest_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if (new.authority_id, new.id, new.child_id, new.invited_by, new.invited_on, new.detail_sealed)
      is distinct from (old.authority_id, old.id, old.child_id, old.invited_by, old.invited_on,
        old.detail_sealed)
    or (old.guest_id is not null and new.guest_id is distinct from old.guest_id) then
    raise exception 'an invitation stays whose it is' using errcode = 'check_violation';
  end if;
  if old.state = 'ended' or (old.state = 'accepted' and new.state = 'invited') then
    raise exception 'an invitation that ended is not begun again' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function topup_guest_guard is
  'An invitation stays whose it is, is accepted once, and never begins again.';
revoke all on function topup_guest_guard from public;
