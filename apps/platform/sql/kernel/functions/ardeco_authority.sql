-- Words of row-level security. Settings are set by the application at the start of each transaction and are
-- empty by default: without them no policy lets anything through. After a transaction a local setting reads
-- '', hence nullif.
create or replace function ardeco_authority() returns uuid language sql stable parallel safe
  return nullif(current_setting('ardeco.authority', true), '')::uuid;
comment on function ardeco_authority is 'The authority for which the current transaction acts, or null.';
