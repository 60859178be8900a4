create table pass_partner_agent (
  authority_id uuid not null,
  partner_id uuid not null,
  staff_id uuid not null,
  primary key (authority_id, staff_id)
);
create index agents_of_a_partner on pass_partner_agent (authority_id, partner_id);
comment on table pass_partner_agent is 'Who signs in for a partner: somebody without any role of an agent.';
