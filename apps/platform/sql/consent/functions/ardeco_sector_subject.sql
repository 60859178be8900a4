create or replace function ardeco_sector_subject() returns bytea language sql stable parallel safe
  return decode(coalesce(current_setting('ardeco.sector_subject', true), ''), 'hex');
comment on function ardeco_sector_subject is
  'The one sector subject that the transaction is about, or empty. Nobody but the system lists grants.';
