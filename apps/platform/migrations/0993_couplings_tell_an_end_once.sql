-- A job may run twice, and holders are told one by one where somebody of their page cannot be: which last day was told is written beside the yes.
-- lock: agreements began with 0991, in the same version: there are few or none
alter table coupling_agreement add column told_last_day date;
comment on column coupling_agreement.told_last_day is 'not personal: the last day of the offer, once its holder was told it.';
grant update (told_last_day) on coupling_agreement to ardeco_app;
