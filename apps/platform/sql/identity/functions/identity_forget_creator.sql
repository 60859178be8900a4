create or replace function identity_forget_creator(erased uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  update person set created_by = null
    where authority_id = ardeco_authority() and created_by = erased and ardeco_actor_kind() = 'system'
$$;
comment on function identity_forget_creator is
  'Who declared a child or a parent is erased: the others no longer say by whom they were declared.';
revoke all on function identity_forget_creator from public;
grant execute on function identity_forget_creator to ardeco_app;
