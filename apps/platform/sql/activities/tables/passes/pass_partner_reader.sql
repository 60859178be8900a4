-- A card that lay on the reader of one partner was used at the pages of others, for three quarters of a
-- minute.
create table pass_partner_reader (
  authority_id uuid not null,
  equipment_id uuid not null,
  partner_id uuid not null,
  primary key (authority_id, equipment_id)
);
create index on pass_partner_reader (authority_id, partner_id);
comment on table pass_partner_reader is
  'The one establishment at which codes of a card reader serve: that of the partner which first read one, '
  'by whichever of its agreements. Never another: a reader that changes hands is registered anew. Names '
  'nobody.';
