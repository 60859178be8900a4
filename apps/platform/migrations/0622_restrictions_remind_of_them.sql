-- lock: a table of few rows, for an instant; a column without a default rewrites nothing.
-- A pause keeps everything until it is lifted: once a year the data-protection officer is told how many hold.
alter table restriction add column reminded_on date;
comment on column restriction.reminded_on is 'Day on which the data-protection officer was last told that it still holds.';
grant update (reminded_on) on restriction to ardeco_app;
