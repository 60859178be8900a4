import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { documentKinds, type ElementName, elementNames } from "@ardeco/contracts";
import { type Static, Type } from "typebox";
import { lentRoles } from "../features/access/access/index.ts";
import { AccessibilityReport } from "../features/catalogue/accessibility/index.ts";
import { modeNames } from "../features/enrolment/organisation/index.ts";
import { buildKeyShape } from "../features/trust/keys/index.ts";
import { readJsonFile } from "../infra/files/read-json-file.ts";
import { staffRoles } from "../kernel/context.ts";
import { type Id, toDigestId } from "../kernel/ids.ts";

const closed = { additionalProperties: false } as const;
const text = Type.String();
const texts = Type.Array(text);

const AuthoritySeed = Type.Object(
  {
    slug: text,
    /** When it is not the official one: "Ville de Caen". */
    name: Type.Optional(text),
    kind: Type.Enum(["commune", "epci", "departement", "region", "syndicat_mixte"]),
    officialCode: text,
    /** Where the official code has none. */
    siren: Type.Optional(text),
    colour: text,
    showsPrivateOffers: Type.Optional(Type.Boolean()),
    contact: Type.Object(
      {
        street: Type.Optional(text),
        postalCode: Type.Optional(text),
        locality: Type.Optional(text),
        phone: Type.Optional(text),
        email: Type.Optional(text),
        hours: Type.Optional(texts),
        dataProtectionEmail: Type.Optional(text),
      },
      closed,
    ),
    desks: Type.Array(
      Type.Object(
        { key: text, name: text, service: Type.Optional(text), default: Type.Optional(Type.Boolean()) },
        closed,
      ),
    ),
  },
  closed,
);
export type AuthoritySeed = Static<typeof AuthoritySeed>;

const AgentSeed = Type.Object(
  {
    key: text,
    authority: text,
    name: text,
    email: text,
    roles: Type.Array(
      Type.Object(
        { role: Type.Enum(staffRoles), desk: Type.Optional(text), service: Type.Optional(text) },
        closed,
      ),
    ),
    /** Signs in for a partner of a pass, without any role. */
    partner: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type AgentSeed = Static<typeof AgentSeed>;

const OrganisationSeed = Type.Object(
  {
    modes: Type.Array(Type.Object({ authority: text, mode: Type.Enum(modeNames) }, closed)),
    /** `by` lends to whoever works at the desk `team` of `from`. */
    delegations: Type.Array(
      Type.Object({ by: text, from: text, team: text, role: Type.Enum(lentRoles), reason: text }, closed),
    ),
  },
  closed,
);
export type OrganisationSeed = Static<typeof OrganisationSeed>;

export type KnownElements = Partial<Record<ElementName, unknown>>;
/** Their values are checked where they are declared. */
const KnownElements = Type.Unsafe<KnownElements>(
  Type.Object(Object.fromEntries(elementNames.map((name) => [name, Type.Optional(Type.Unknown())])), closed),
);

const ChildSeed = Type.Object(
  {
    key: text,
    validated: KnownElements,
    /**
     * The day on which the parents' links were checked; absent: today. An adult's account is handed over for
     * links of before.
     */
    representedSince: Type.Optional(text),
  },
  closed,
);

const PersonSeed = Type.Object(
  {
    key: text,
    email: Type.Optional(text),
    story: text,
    document: Type.Enum(["identity_card", "passport"]),
    validated: KnownElements,
    declared: Type.Optional(KnownElements),
    children: Type.Optional(Type.Array(ChildSeed)),
    alsoParentOf: Type.Optional(texts),
    mandateFor: Type.Optional(texts),
  },
  closed,
);
export type PersonSeed = Static<typeof PersonSeed>;

/** A file that somebody sent by themselves, waiting in the morning's queue. */
const NightSeed = Type.Object(
  {
    key: text,
    email: Type.Optional(text),
    document: Type.Optional(buildKeyShape(documentKinds)),
    answers: KnownElements,
  },
  closed,
);
export type NightSeed = Static<typeof NightSeed>;

const ClientSeed = Type.Object(
  {
    name: text,
    redirectUris: texts,
    postLogoutRedirectUris: texts,
    initiateLoginUri: Type.Optional(text),
    backchannelLogoutUri: Type.Optional(text),
    eventsUri: Type.Optional(text),
  },
  closed,
);
export type ClientSeed = Static<typeof ClientSeed>;

const ServiceSeed = Type.Object(
  {
    key: text,
    authority: text,
    manager: text,
    approver: text,
    /** Written for other authorities to localise. */
    isModel: Type.Optional(Type.Boolean()),
    /** Key of the model that it localises. */
    model: Type.Optional(text),
    /** Absent: no business application is connected. */
    client: Type.Optional(ClientSeed),
    /** Connected by files, with these people already subscribed. */
    byFiles: Type.Optional(texts),
    /** Read by the catalogue, like any publisher's. */
    definition: Type.Record(text, Type.Unknown()),
  },
  closed,
);
export type ServiceSeed = Static<typeof ServiceSeed>;

export interface Seeds {
  readonly authorities: readonly AuthoritySeed[];
  readonly agents: readonly AgentSeed[];
  readonly organisation: OrganisationSeed;
  readonly accessibility: AccessibilityReport;
  readonly people: readonly PersonSeed[];
  readonly night: readonly NightSeed[];
  readonly services: readonly ServiceSeed[];
}

/** Closed, so that a misspelt name stops the start instead of being ignored. */
export async function readSeeds(): Promise<Seeds> {
  const file = (name: string) => new URL(`../../seeds/${name}.json`, import.meta.url);
  return {
    authorities: await readJsonFile(Type.Array(AuthoritySeed), file("authorities")),
    agents: await readJsonFile(Type.Array(AgentSeed), file("agents")),
    organisation: await readJsonFile(OrganisationSeed, file("organisation")),
    accessibility: await readJsonFile(AccessibilityReport, file("accessibility")),
    people: await readJsonFile(Type.Array(PersonSeed), file("people")),
    night: await readJsonFile(Type.Array(NightSeed), file("night")),
    services: await readServices(),
  };
}

/** One file a service, by name. */
async function readServices(): Promise<ServiceSeed[]> {
  const folder = new URL("../../seeds/services/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(names.map((name) => readJsonFile(ServiceSeed, new URL(name, folder))));
}

/** The same key always gives the same id. */
export function toSeedId<Name extends string>(kind: Name, key: string): Id<Name> {
  return toDigestId(createHash("sha256").update(`ardeco demonstration|${kind}|${key}`).digest("hex"));
}
