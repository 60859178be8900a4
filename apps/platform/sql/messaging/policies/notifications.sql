alter table message enable row level security;
create policy anybody_acting_sends on message for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
-- Which message it is ("you said yes", "you withdrew") beside the person and the day would join, in a small
-- town, with the day of a grant in a service's sealed sector. The subject and the text, sealed, say it to
-- whom it is addressed. A message to an address holds sign-in links, of agents and of people: only the job
-- that sends it opens it.
create policy system_delivers on message for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy reach on message for select
  using (authority_id = ardeco_authority() and person_id is not null
    and (ardeco_acts_for(person_id) or ardeco_has_role('reception', 'validator')));
create policy desk_hands_over_letters on message for update
  using (authority_id = ardeco_authority() and person_id is not null and channel = 'letter'
    and ardeco_has_role('reception', 'validator'));
-- Never to whom, never what.
grant select, insert, delete on message to ardeco_app;
grant update (state, delivered_on) on message to ardeco_app;
