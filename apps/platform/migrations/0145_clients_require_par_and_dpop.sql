alter table client
  add column pushed_requests_only boolean not null default false,
  add column bound_tokens_only boolean not null default false;
comment on column client.pushed_requests_only is 'The application pushes its authorization requests, and no other is taken from a browser (RFC 9126, require_pushed_authorization_requests).';
comment on column client.bound_tokens_only is 'Its access tokens are bound to a key that it proves to hold (RFC 9449, dpop_bound_access_tokens).';
grant update (pushed_requests_only, bound_tokens_only) on client to ardeco_app;
