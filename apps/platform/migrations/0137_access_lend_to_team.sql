-- Access lent to a team: whoever holds a role at a desk of the other authority, as long as they hold it. Those who join
-- come in, those who leave stay out, without a new delegation.
alter table delegation
  alter column staff_id drop not null,
  add column team_desk_id uuid,
  add constraint delegation_names_an_agent_or_a_team check (num_nonnulls(staff_id, team_desk_id) = 1),
  add constraint team_is_a_desk_of_the_other_authority
    foreign key (from_authority_id, team_desk_id) references desk (authority_id, id);
comment on column delegation.team_desk_id is 'Desk of the other authority whose agents share this access; null when it is lent to one agent.';
