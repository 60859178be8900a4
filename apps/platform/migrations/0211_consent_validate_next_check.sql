alter table person_grants validate constraint a_day_is_an_hmac;
