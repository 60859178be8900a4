-- Read apart: 0431 let shorter ones stay.
alter table person_grants validate constraint a_day_is_an_hmac;
