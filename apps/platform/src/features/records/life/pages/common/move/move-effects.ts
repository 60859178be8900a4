import type { ElementValue } from "@ardeco/contracts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import {
  type Authority,
  findCommuneByCode,
  listCompetentAuthorities,
  type OfficialCode,
  readAuthority,
  readProviders,
} from "../../../../../authorities/authorities/index.ts";
import { hasSubscribers, readPublishedServices } from "../../../../../catalogue/catalogue/index.ts";
import { computeMovePreview, type MoveEffect } from "../../../index.ts";

/** An authority of the new place that did not serve the old one, and how many services it offers. */
export interface Newly {
  readonly authority: Authority;
  readonly services: number;
}

export interface Effects {
  readonly services: readonly MoveEffect[];
  /** Set when the new commune is not this authority's. */
  readonly leaving?: { readonly commune: string; readonly there: readonly Newly[] };
}

/** What a move changes for these people: their services, and what the new place offers. Nothing is sent. */
export async function readEffects(
  context: Context,
  { people, address }: { readonly people: readonly PersonId[]; readonly address: ElementValue<"address"> },
): Promise<Effects> {
  const services: MoveEffect[] = [];
  for (const personId of people) services.push(...(await computeMovePreview(context, { personId, address })));
  const here = await readAuthority(context, context.authorityId);
  const commune = findCommuneByCode(address.insee_code ?? "");
  if (here.kind !== "commune" || !commune || commune.code === here.officialCode) return { services };
  const now = await readProviders(context);
  const there = (await listCompetentAuthorities(context, listServiceCodes(commune))).filter(
    ({ id }) => !now.some((one) => one.id === id),
  );
  return { services, leaving: { commune: commune.name, there: await countOffers(context, there) } };
}

async function countOffers(context: Context, authorities: readonly Authority[]): Promise<readonly Newly[]> {
  const newly: Newly[] = [];
  for (const authority of authorities) {
    const offered = await readPublishedServices(context, [authority.id], { peopleOf: authority.id });
    newly.push({
      authority,
      services: offered.filter(({ definition }) => hasSubscribers(definition)).length,
    });
  }
  return newly;
}

function listServiceCodes({
  code,
  epci,
  departement,
  region,
}: NonNullable<ReturnType<typeof findCommuneByCode>>): readonly OfficialCode[] {
  return [
    { kind: "commune", officialCode: code },
    ...(epci ? [{ kind: "epci" as const, officialCode: epci }] : []),
    ...(departement ? [{ kind: "departement" as const, officialCode: departement }] : []),
    ...(region ? [{ kind: "region" as const, officialCode: region }] : []),
  ];
}
