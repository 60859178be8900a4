-- In the transaction of whoever sends or withdraws the draft, who may read no code: it only ever ends some.
create or replace function access_end_codes(person uuid, draft uuid, until timestamptz)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  delete from sign_in_link where authority_id = ardeco_authority() and subject_id = person
    and draft_id = draft;
  update session set expires_at = least(expires_at, until)
    where authority_id = ardeco_authority() and subject_id = person and draft_id = draft
      and revoked_at is null;
end $$;
comment on function access_end_codes is
  'Ends the codes of a draft, and at that time the sessions that they opened.';
revoke all on function access_end_codes from public;
grant execute on function access_end_codes to ardeco_app;
