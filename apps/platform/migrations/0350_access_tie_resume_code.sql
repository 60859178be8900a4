-- A code opens the draft it was given for, and ends with it: one given before names none, and opens nothing any more.
-- lock: two small tables, a column without a default
alter table sign_in_link add column draft_id uuid;
comment on column sign_in_link.draft_id is 'not personal: of a resume code, the draft that it opens.';
alter table session add column draft_id uuid;
comment on column session.draft_id is 'not personal: of a session opened by a resume code, the draft that it opens.';

-- In the transaction of whoever sends or withdraws the draft, who may read no code: it only ever ends some.
create function access_end_codes(person uuid, draft uuid, until timestamptz)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  delete from sign_in_link where authority_id = ardeco_authority() and subject_id = person and draft_id = draft;
  update session set expires_at = least(expires_at, until)
    where authority_id = ardeco_authority() and subject_id = person and draft_id = draft and revoked_at is null;
end $$;
comment on function access_end_codes(uuid, uuid, timestamptz) is 'Ends the codes of a draft, and at that time the sessions that they opened.';
revoke execute on function access_end_codes from public;
grant execute on function access_end_codes to ardeco_app;
