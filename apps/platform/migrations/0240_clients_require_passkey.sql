alter table client add column passkey_only boolean not null default false;
comment on column client.passkey_only is 'The application lets in only who signed in with a passkey: default_acr_values "phr", and no request lowers it.';
grant update (passkey_only) on client to ardeco_app;
