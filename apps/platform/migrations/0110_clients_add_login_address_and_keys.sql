alter table client
  add column initiate_login_uri text,
  add column jwks jsonb,
  drop constraint a_client_proves_itself_one_way,
  add constraint a_client_proves_itself_one_way check ((auth_method = 'private_key_jwt') = (secret_sealed is null)
    and num_nonnulls(jwks_uri, jwks) = case auth_method when 'private_key_jwt' then 1 else 0 end);
comment on column client.initiate_login_uri is 'Where a person is sent to enter the application from here (OpenID Connect Core 1.0, section 4); null: it is entered from its own pages only.';
comment on column client.jwks is 'not personal: public keys of the application, given rather than published at jwks_uri.';
grant update (initiate_login_uri, jwks) on client to ardeco_app;
