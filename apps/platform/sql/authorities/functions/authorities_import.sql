-- Official facts of many tenants at once, by the operator. Past row-level security because an operator acts
-- from one authority: it writes what the official code says and nothing that a tenant decides. Already there:
-- nothing changes.
create or replace function authorities_import(edition integer, rows jsonb)
  returns table (created integer, renewed integer)
  language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  made integer;
  changed integer;
begin
  if not (ardeco_actor_kind() = 'system' or (ardeco_actor_kind() = 'staff' and ardeco_has_role('operator')))
    then
    raise exception 'only the operator imports authorities' using errcode = 'insufficient_privilege';
  end if;
  -- Two imports at once would each create what the other is creating.
  perform pg_advisory_xact_lock(hashtext('authorities_import'));

  with given as (
    select * from jsonb_to_recordset(rows)
      as g(kind text, code text, name text, siren text, population integer,
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
    name = fresh.kept_name, official_name = fresh.name, official_edition = edition,
      siren = coalesce(fresh.siren, a.siren),
    population = fresh.population, postcodes = fresh.postcodes, search_name = fresh.search_name,
    search_text = fresh.search_words, version = a.version + 1
  from fresh where a.id = fresh.id and
    (a.name, a.official_name, a.official_edition, a.siren, a.population, a.postcodes, a.search_name,
      a.search_text)
    is distinct from
    (fresh.kept_name, fresh.name, edition, coalesce(fresh.siren, a.siren), fresh.population, fresh.postcodes,
      fresh.search_name, fresh.search_words);
  get diagnostics changed = row_count;

  with given as (
    select * from jsonb_to_recordset(rows) as g(id uuid, kind text, code text, name text, siren text,
      population integer, postcodes text[], search_name text, search_words text, colour text, desk text,
        slugs jsonb)
  ), opened as (
    insert into authority (id, slug, name, kind, official_code, siren, population, colour, official_name,
      official_edition, postcodes, search_name, search_text)
    select g.id,
      (select slug from jsonb_array_elements_text(g.slugs) with ordinality as s(slug, rank)
        where not exists (select from authority taken where taken.slug = s.slug) order by rank limit 1),
      g.name, g.kind, g.code, g.siren, g.population, g.colour, g.name, edition, g.postcodes, g.search_name,
        g.search_words
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
  insert into authority_member as m (member_id, group_id, official) select member_id, group_id, true
    from wanted
  on conflict (member_id, group_id) do update set official = true where not m.official;

  return query select made, changed;
end
$$;
comment on function authorities_import is
  'Opens or brings up to date tenants from the official code; returns how many of each.';
revoke all on function authorities_import from public;
grant execute on function authorities_import to ardeco_app;
