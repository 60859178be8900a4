create or replace function households_forget_creator(erased uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  update household set created_by = null
    where authority_id = ardeco_authority() and created_by = erased and ardeco_actor_kind() = 'system'
$$;
comment on function households_forget_creator is
  'Who declared a household is erased: it stays for the others, and no longer says by whom.';
revoke all on function households_forget_creator from public;
grant execute on function households_forget_creator to ardeco_app;
