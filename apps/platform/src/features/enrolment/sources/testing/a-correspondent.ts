import { type Identity, makeIdentity, openSealed, seal } from "@ardeco/sealed-files";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { addAgent } from "../../../access/access/index.ts";
import {
  buildRequestFile,
  checkFingerprint,
  readCorrespondent,
  readRefresh,
  receiveAnswer,
  updateCorrespondent,
} from "../index.ts";

let made: Promise<Identity> | undefined;
/** The same for a whole test file: a key of RSA takes a moment to be found. */
const caf = (): Promise<Identity> => {
  made ??= makeIdentity({
    name: "CAF du Calvados",
    validFrom: new Date("2026-01-01"),
    validTo: new Date("2036-01-01"),
  });
  return made;
};

/** One line of a request, as its correspondent reads it. */
export interface Asked {
  readonly reference: string;
  readonly number: string;
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthdate: string;
}

/** The officer of the town, who had the correspondent read the fingerprint aloud. */
export async function confirmedByOfficer(mayor: Context): Promise<void> {
  const id = parseId<"staff">(mayor.newId<string>());
  const [displayName, roles] = ["Noémie Officier", [{ role: "data_protection_officer" }]] as const;
  const system = mayor.as({ kind: "system", name: "test" });
  await addAgent(system, { id, displayName, email: `${id}@agents.example`, roles });
  const officer = mayor.as({ kind: "staff", staffId: id, label: displayName, roles, signedInBy: "passkey" });
  const kept = await readCorrespondent(mayor);
  await checkFingerprint(officer, { fingerprint: kept?.fingerprint ?? "", as: "confirmed" });
}

/** The CAF, which exchanges sealed files with this administrator's town. */
export async function aCorrespondent(mayor: Context, { isConfirmed = true } = {}) {
  const own = await caf();
  await updateCorrespondent(mayor, {
    register: "CAF",
    name: "CAF du Calvados",
    legalBasis: "convention du 1er octobre 2026",
    certificate: own.certificate,
    revision: 0,
  });
  if (isConfirmed) await confirmedByOfficer(mayor);
  const town = async () => {
    const kept = await readCorrespondent(mayor);
    if (!kept) throw new Error("no correspondent");
    return kept.ownCertificate;
  };
  const sealFor = async (content: string | Buffer): Promise<Buffer> =>
    seal(Buffer.from(content), { recipient: await town(), sender: own, now: mayor.now() });
  return {
    identity: own,
    sealFor,
    /** What the CAF reads in the request that the town takes today. */
    readRequest: async (): Promise<readonly Asked[]> => {
      const refresh = await readRefresh(mayor, "file");
      if (!refresh) throw new Error("no exchange under way");
      const file = await buildRequestFile(mayor, refresh.id);
      const opening = { recipient: own, senders: [await town()], now: mayor.now() };
      return askedIn(openSealed(file, opening).content.toString());
    },
    answer: async (content: string | Buffer) => receiveAnswer(mayor, await sealFor(content)),
  };
}

function askedIn(text: string): readonly Asked[] {
  const [, ...lines] = text.replace("\uFEFF", "").trim().split("\n");
  return lines.map((line) => {
    const [reference = "", number = "", familyName = "", , givenNames = "", birthdate = ""] = line
      .split(";")
      .map((cell) => cell.replaceAll('"', ""));
    return { reference, number, familyName, givenNames, birthdate };
  });
}

export const HEADER = "reference;quotient;mois;nom;prenoms;date_naissance;resultat";

/** A line of an answer about who was asked. */
export const answerLine = (
  asked: Asked,
  said: { quotient?: number | string; month?: string; name?: string; result?: string },
): string => {
  const { quotient = "", month = "2027-01", name = asked.familyName, result = "" } = said;
  return [asked.reference, quotient, month, name, asked.givenNames, asked.birthdate, result].join(";");
};
