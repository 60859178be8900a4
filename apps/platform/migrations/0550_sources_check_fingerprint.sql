-- lock: tables of a few rows, for an instant; columns without a default rewrite nothing.
-- One administrator gave a certificate of their own as the correspondent's, and read every family. A certificate now does nothing before
-- somebody else of the authority compared its fingerprint with the correspondent's (ADR 0071).

-- An agent lent by another authority has a row there, and none here.
create function ardeco_is_ours() returns boolean language sql stable as $$
  select ardeco_actor_kind() = 'staff' and exists (
    select from staff where authority_id = ardeco_authority() and id = ardeco_actor() and closed_on is null);
$$;
comment on function ardeco_is_ours() is 'Who acts is an agent of this very authority, lent by no other.';

create function ardeco_comparable_name(name text) returns text language sql immutable as $$
  select coalesce(string_agg(word, ' ' order by word), '')
  from regexp_split_to_table(regexp_replace(lower(normalize(name, NFD)), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+') as word
  where word <> '';
$$;
comment on function ardeco_comparable_name(text) is 'Without accents, capitals nor order: one person may hold two ids.';

-- lock: one row an authority
alter table source_correspondent
  add column given_by uuid,
  add column given_at timestamptz,
  add column checked_as text check (checked_as in ('confirmed', 'refused')),
  add column checked_by uuid,
  add column checked_at timestamptz,
  -- lock: one row an authority
  add constraint a_check_is_somebodys check ((checked_as is null) = (checked_by is null) and (checked_as is null) = (checked_at is null)),
  -- lock: one row an authority
  add constraint who_gave_it_does_not_confirm check (checked_as is distinct from 'confirmed' or given_by is not null and checked_by <> given_by);
comment on column source_correspondent.given_by is 'not personal: id of the agent who gave this certificate.';
comment on column source_correspondent.checked_as is 'What a second person found of its fingerprint; null: nobody compared it yet, and it does nothing.';
comment on column source_correspondent.checked_by is 'not personal: id of the agent who compared it.';
-- lock: one row an authority
update source_correspondent set given_by = changed_by, given_at = changed_on;

create function source_correspondent_is_checked_by_another() returns trigger language plpgsql as $$
declare
  giver text;
  checker text;
begin
  if tg_op = 'INSERT' or (new.register, new.name, new.certificate, new.fingerprint, new.given_by, new.given_at)
      is distinct from (old.register, old.name, old.certificate, old.fingerprint, old.given_by, old.given_at)
      or new.checked_as is null and old.checked_as is not null then
    if not ardeco_has_role('authority_administrator') or not ardeco_is_ours() or new.given_by is distinct from ardeco_actor()
        or new.given_at is null or new.checked_as is not null then
      raise exception 'a certificate is given in one''s own name, and is not checked yet' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if not ardeco_has_role('authority_administrator') and to_jsonb(new) - array['checked_as', 'checked_by', 'checked_at', 'revision']
      is distinct from to_jsonb(old) - array['checked_as', 'checked_by', 'checked_at', 'revision'] then
    raise exception 'an officer changes no correspondent' using errcode = 'check_violation';
  end if;
  if (new.checked_as, new.checked_by, new.checked_at) is not distinct from (old.checked_as, old.checked_by, old.checked_at) then
    return new;
  end if;
  if old.checked_as = 'refused' or old.checked_as = new.checked_as or not ardeco_is_ours()
      or new.checked_by is distinct from ardeco_actor() then
    raise exception 'a fingerprint is compared in one''s own name, once' using errcode = 'check_violation';
  end if;
  if new.checked_as = 'confirmed' then
    select ardeco_comparable_name(display_name) into giver from staff where authority_id = new.authority_id and id = new.given_by;
    select ardeco_comparable_name(display_name) into checker from staff where authority_id = new.authority_id and id = new.checked_by;
    if giver is null or checker is null or giver = checker then
      raise exception 'another person confirms' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
create trigger a_fingerprint_is_checked_by_another before insert or update on source_correspondent
  for each row execute function source_correspondent_is_checked_by_another();

drop policy administrators_keep on source_correspondent;
create policy who_keeps_or_checks_reads on source_correspondent for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'data_protection_officer') and ardeco_is_ours()));
create policy administrators_give on source_correspondent for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator') and ardeco_is_ours());
create policy who_keeps_or_checks_writes on source_correspondent for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator', 'data_protection_officer') and ardeco_is_ours());
grant update (given_by, given_at, checked_as, checked_by, checked_at) on source_correspondent to ardeco_app;

alter table source_file add column sealed_for text;
comment on column source_file.sealed_for is 'not personal: fingerprint of the certificate that a request is sealed for.';
alter policy administrators on source_file
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator') and ardeco_is_ours()));
alter policy administrators_keep on source_refresh
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator') and ardeco_is_ours()));
alter policy administrators_keep on source_habilitation
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator') and ardeco_is_ours()));
