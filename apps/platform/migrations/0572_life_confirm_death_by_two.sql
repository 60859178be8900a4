-- Whoever was merged with somebody dead ends with them only once another agent has looked (ADR 0077).
-- lock: deaths are few, for an instant; columns without a default rewrite nothing.
alter table death add column recorded_by uuid, add column confirmed_by uuid, add column confirmed_on date;
comment on column death.recorded_by is 'not personal: the agent who recorded it; another confirms. Absent in deaths recorded before that.';
comment on column death.confirmed_by is 'not personal: the agent who confirmed that it is also that of those merged with them.';
comment on column death.confirmed_on is 'not personal: when it was confirmed.';
create policy system_confirms on death for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant update (confirmed_by, confirmed_on) on death to ardeco_app;
