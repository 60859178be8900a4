-- lock: a column without default.
alter table renewal add column number text;
-- lock: no row has a number yet: the index is empty.
create unique index one_renewal_per_number on renewal (provider_id, number);
comment on column renewal.number is 'Of its receipt: drawn from the id, tells nothing. Not one of those confirmed before this column, whose number is in what is sealed.';

-- Row-level security hides the other rows from who confirms: the index alone tells that a number is taken.
create function renewals_take_number(provider uuid, service uuid, renewal_id uuid, taken text)
  returns boolean language plpgsql volatile set search_path = public, pg_temp as $$
begin
  update renewal set number = taken where provider_id = provider and service_id = service and id = renewal_id;
  return found;
exception when unique_violation then
  return false;
end $$;
comment on function renewals_take_number(uuid, uuid, uuid, text) is 'Gives this number to this renewal, by the right of whoever asks; false when another renewal of the provider has it.';
revoke all on function renewals_take_number(uuid, uuid, uuid, text) from public;
grant execute on function renewals_take_number(uuid, uuid, uuid, text) to ardeco_app;
grant update (number) on renewal to ardeco_app;
