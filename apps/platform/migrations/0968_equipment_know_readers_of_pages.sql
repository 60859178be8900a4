-- A card reader beside a kiosk, or at a partner's: the platform opens cards there for its own pages, and nothing is debited by it.
-- lock: a few rows an authority
alter table equipment drop constraint equipment_kind_check,
  add constraint equipment_kind_check check (kind in ('reader', 'kiosk_reader', 'partner_reader', 'kiosk', 'scanner'));
