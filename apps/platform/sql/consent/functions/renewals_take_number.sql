-- Row-level security hides the other rows from who confirms: the index alone tells that a number is taken.
create or replace function renewals_take_number(provider uuid, service uuid, renewal_id uuid, taken text)
  returns boolean language plpgsql volatile set search_path = public, pg_temp as $$
begin
  update renewal set number = taken where provider_id = provider and service_id = service and id = renewal_id;
  return found;
exception when unique_violation then
  return false;
end $$;
comment on function renewals_take_number is
  'Gives this number to this renewal, by the right of whoever asks; false when another renewal of the '
  'provider has it.';
revoke all on function renewals_take_number from public;
grant execute on function renewals_take_number to ardeco_app;
