-- An identity tied by whoever was inside leaves when the owner puts them out. Those of before have their day only.
alter table upstream_link add column linked_at timestamptz;
comment on column upstream_link.linked_at is 'personal: when it was tied, to the moment: what was added since a recovery opened leaves with it.';
