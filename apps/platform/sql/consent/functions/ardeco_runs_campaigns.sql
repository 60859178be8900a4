create or replace function ardeco_runs_campaigns(service uuid) returns boolean language sql stable
  return ardeco_manages(service) or ardeco_has_role('authority_administrator');
comment on function ardeco_runs_campaigns is
  'True when the acting agent may write the campaigns of this service.';
revoke all on function ardeco_runs_campaigns from public;
grant execute on function ardeco_runs_campaigns to ardeco_app;
