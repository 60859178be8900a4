-- The same of the key that goes with a certificate.
create or replace function source_correspondent_is_checked_by_another() returns trigger language plpgsql as $$
declare
  giver text;
  checker text;
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - 'own_key_sealed' = to_jsonb(old) - 'own_key_sealed' and ardeco_owns(tg_relid)
      then return new; end if;
  end if;
  if tg_op = 'INSERT' or (new.register, new.name, new.certificate, new.fingerprint, new.given_by,
    new.given_at)
      is distinct from (old.register, old.name, old.certificate, old.fingerprint, old.given_by, old.given_at)
      or new.checked_as is null and old.checked_as is not null then
    if not ardeco_has_role('authority_administrator') or not ardeco_is_ours() or new.given_by is distinct
      from ardeco_actor()
        or new.given_at is null or new.checked_as is not null then
      raise exception 'a certificate is given in one''s own name, and is not checked yet'
        using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if not ardeco_has_role('authority_administrator')
    and to_jsonb(new) - array['checked_as', 'checked_by', 'checked_at', 'revision']
      is distinct from to_jsonb(old) - array['checked_as', 'checked_by', 'checked_at', 'revision'] then
    raise exception 'an officer changes no correspondent' using errcode = 'check_violation';
  end if;
  if (new.checked_as, new.checked_by, new.checked_at) is not distinct
    from (old.checked_as, old.checked_by, old.checked_at) then
    return new;
  end if;
  if old.checked_as = 'refused' or old.checked_as = new.checked_as or not ardeco_is_ours()
      or new.checked_by is distinct from ardeco_actor() then
    raise exception 'a fingerprint is compared in one''s own name, once' using errcode = 'check_violation';
  end if;
  if new.checked_as = 'confirmed' then
    select ardeco_comparable_name(display_name) into giver from staff where authority_id = new.authority_id
      and id = new.given_by;
    select ardeco_comparable_name(display_name) into checker from staff where authority_id = new.authority_id
      and id = new.checked_by;
    if giver is null or checker is null or giver = checker then
      raise exception 'another person confirms' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
