-- Which message it is ("you said yes", "you withdrew") beside the person and the day would join, in a small town, with the
-- day of a grant in a service's sealed sector. The subject and the text, sealed, say it to whom it is addressed.
alter table message drop column template;
comment on column message.sealed is 'personal: recipient, subject and text, sealed under the person''s key (the authority''s for an address that is no one person''s). Nothing in clear says what the message is about.';

-- A message to an address holds sign-in links, of agents and of people: only the job that sends it opens it.
drop policy reach on message;
create policy system_delivers on message for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy reach on message for select
  using (authority_id = ardeco_authority() and person_id is not null
    and (ardeco_acts_for(person_id) or ardeco_has_role('reception', 'validator')));
create policy desk_hands_over_letters on message for update
  using (authority_id = ardeco_authority() and person_id is not null and channel = 'letter'
    and ardeco_has_role('reception', 'validator'));
revoke update on message from ardeco_app;
-- Never to whom, never what.
grant update (state, delivered_on) on message to ardeco_app;
