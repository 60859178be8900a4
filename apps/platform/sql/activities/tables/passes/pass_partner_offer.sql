create table pass_partner_offer (
  authority_id uuid not null,
  partner_id uuid not null,
  offer_id uuid not null,
  primary key (authority_id, partner_id, offer_id)
);
comment on table pass_partner_offer is 'Which offers a partner accepts.';
