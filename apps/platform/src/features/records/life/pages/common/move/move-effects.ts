import type { ElementValue } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import {
  type Authority,
  findCommuneByCode,
  getAuthority,
  listCompetentAuthorities,
  listProviderAuthorities,
  type OfficialCode,
} from "../../../../../authorities/authorities/index.ts";
import { hasSubscribers, listPublishedServices } from "../../../../../catalogue/catalogue/index.ts";
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
export function readEffects(
  context: Context,
  { people, address }: { readonly people: readonly PersonId[]; readonly address: ElementValue<"address"> },
): Promise<Effects> {
  return context.read(async (tx) => {
    const services: MoveEffect[] = [];
    for (const personId of people)
      services.push(...(await computeMovePreview(context, { personId, address })));
    const here = await getAuthority(tx, context.authorityId);
    const commune = findCommuneByCode(address.insee_code ?? "");
    if (here.kind !== "commune" || !commune || commune.code === here.officialCode) return { services };
    const now = await listProviderAuthorities(tx, context.authorityId);
    const there = (await listCompetentAuthorities(context, listServiceCodes(commune))).filter(
      ({ id }) => !now.some((one) => one.id === id),
    );
    return { services, leaving: { commune: commune.name, there: await countOffers(tx, there) } };
  });
}

async function countOffers(tx: Tx, authorities: readonly Authority[]): Promise<readonly Newly[]> {
  const newly: Newly[] = [];
  for (const authority of authorities) {
    const offered = await listPublishedServices(tx, [authority.id], { peopleOf: authority.id });
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
