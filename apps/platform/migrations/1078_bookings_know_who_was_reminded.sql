-- lock: a constant default rewrites no row.
alter table booking add column reminded boolean not null default false;
comment on column booking.reminded is 'Whoever takes part, or is told of them, was reminded of it, or nobody was to be. Once.';
grant update (reminded) on booking to ardeco_app;
