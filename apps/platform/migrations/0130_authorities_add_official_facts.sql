-- All the communes of the country may be tenants (35,000): they are imported from the official code, searched and listed.
-- pg_trgm is a trusted extension of PostgreSQL: the owner of the database may create it.
create extension if not exists pg_trgm;

alter table authority
  add column official_name text,
  add column official_edition integer,
  add column postcodes text[] not null default '{}',
  add column search_name text not null default '',
  add column search_text text not null default '',
  add column private_offers boolean not null default false;
comment on column authority.official_name is 'not personal: name in the official code. While the tenant''s own name is the same, a new edition changes both.';
comment on column authority.official_edition is 'Year of the official code in which the authority was last found; null when it never was.';
comment on column authority.search_name is 'not personal: official name without accents, capitals or hyphens, written by the application.';
comment on column authority.search_text is 'Official names and postal codes: each word searched begins one of these.';
comment on column authority.private_offers is 'Whether offers of private partners are shown to the people of this authority: off until it decides.';
update authority set
  search_name = btrim(lower(regexp_replace(name, '[^[:alnum:]]+', ' ', 'g'))),
  search_text = ' ' || btrim(lower(regexp_replace(name, '[^[:alnum:]]+', ' ', 'g'))) || ' ';

create unique index one_tenant_per_official_authority on authority (kind, official_code) where official_edition is not null;
create index authorities_of_an_official_code on authority (official_code);
create index authorities_by_name on authority (search_name, slug);
create index authorities_by_words on authority using gin (search_text gin_trgm_ops);

alter table authority_member add column official boolean not null default false;
comment on column authority_member.official is 'Read in the official code: the next edition may end it.';
create index members_of_a_group on authority_member (group_id);

-- Official facts of many tenants at once, by the operator. Past row-level security because an operator acts from one
-- authority: it writes what the official code says and nothing that a tenant decides. Already there: nothing changes.
create function authorities_import(edition integer, rows jsonb) returns table (created integer, renewed integer)
  language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  made integer;
  changed integer;
begin
  if not (ardeco_actor_kind() = 'system' or (ardeco_actor_kind() = 'staff' and ardeco_has_role('operator'))) then
    raise exception 'only the operator imports authorities' using errcode = 'insufficient_privilege';
  end if;
  -- Two imports at once would each create what the other is creating.
  perform pg_advisory_xact_lock(hashtext('authorities_import'));

  with given as (
    select * from jsonb_to_recordset(rows) as g(kind text, code text, name text, siren text, population integer,
      postcodes text[], search_name text, search_words text)
  ), target as (
    -- A tenant opened by hand under the same code is this authority; of two, the first by address.
    select distinct on (g.kind, g.code) a.id, g.* from given g
    join authority a on a.kind = g.kind and a.official_code = g.code
    order by g.kind, g.code, a.official_edition nulls last, a.slug
  ), fresh as (
    select target.*, case when a.name = a.official_name then target.name else a.name end as kept_name
    from target join authority a on a.id = target.id
  )
  update authority a set
    name = fresh.kept_name, official_name = fresh.name, official_edition = edition, siren = coalesce(fresh.siren, a.siren),
    population = fresh.population, postcodes = fresh.postcodes, search_name = fresh.search_name,
    search_text = fresh.search_words, version = a.version + 1
  from fresh where a.id = fresh.id and
    (a.name, a.official_name, a.official_edition, a.siren, a.population, a.postcodes, a.search_name, a.search_text)
    is distinct from
    (fresh.kept_name, fresh.name, edition, coalesce(fresh.siren, a.siren), fresh.population, fresh.postcodes,
      fresh.search_name, fresh.search_words);
  get diagnostics changed = row_count;

  with given as (
    select * from jsonb_to_recordset(rows) as g(id uuid, kind text, code text, name text, siren text,
      population integer, postcodes text[], search_name text, search_words text, colour text, desk text, slugs jsonb)
  ), opened as (
    insert into authority (id, slug, name, kind, official_code, siren, population, colour, official_name,
      official_edition, postcodes, search_name, search_text)
    select g.id,
      (select slug from jsonb_array_elements_text(g.slugs) with ordinality as s(slug, rank)
        where not exists (select from authority taken where taken.slug = s.slug) order by rank limit 1),
      g.name, g.kind, g.code, g.siren, g.population, g.colour, g.name, edition, g.postcodes, g.search_name, g.search_words
    from given g
    where not exists (select from authority a where a.kind = g.kind and a.official_code = g.code)
    returning id
  )
  insert into desk (authority_id, id, name, is_default)
  select opened.id, gen_random_uuid(), given.desk, true from opened join given on given.id = opened.id;
  get diagnostics made = row_count;

  with wanted as (
    select a.id as member_id, g.id as group_id
    from jsonb_to_recordset(rows) as r(kind text, code text, within jsonb)
    join authority a on a.kind = r.kind and a.official_code = r.code and a.official_edition is not null
    cross join jsonb_to_recordset(r.within) as w(kind text, code text)
    join authority g on g.kind = w.kind and g.official_code = w.code and g.official_edition is not null
  ), listed as (
    select a.id from jsonb_to_recordset(rows) as r(kind text, code text)
    join authority a on a.kind = r.kind and a.official_code = r.code and a.official_edition is not null
  ), ended as (
    delete from authority_member m using listed
    where m.member_id = listed.id and m.official
      and not exists (select from wanted w where (w.member_id, w.group_id) = (m.member_id, m.group_id))
  )
  insert into authority_member as m (member_id, group_id, official) select member_id, group_id, true from wanted
  on conflict (member_id, group_id) do update set official = true where not m.official;

  return query select made, changed;
end
$$;
comment on function authorities_import(integer, jsonb) is 'Opens or brings up to date tenants from the official code; returns how many of each.';
revoke execute on function authorities_import from public;
grant execute on function authorities_import to ardeco_app;
grant update (private_offers) on authority to ardeco_app;
