-- A form that was sent twice at once, by a double click, took two of the three tries of the day: the second did not see what the first had not written yet.
-- lock: columns without a default, the catalogue alone
alter table topup_guest add last_try uuid, add last_try_at timestamptz,
  add constraint a_try_says_when check ((last_try is null) = (last_try_at is null));
comment on column topup_guest.last_try is 'not personal: sixteen bytes of the SHA-256 of the last form that was counted and of its amount, as a number; the same within a minute is no other try.';
comment on column topup_guest.last_try_at is 'not personal: when that form was counted.';
grant update (last_try, last_try_at) on topup_guest to ardeco_app;
