import type { Context, Tx } from "../../../kernel/context.ts";
import { countStaff, readStaffDemand } from "../../access/access/index.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import { listOfferedServices } from "../../catalogue/catalogue/index.ts";
import { listClients } from "../../consent/clients/index.ts";
import { readPolicy } from "../../enrolment/checks/index.ts";
import { findOrganisation } from "../../enrolment/organisation/index.ts";
import { readHabilitation } from "../../enrolment/sources/index.ts";
import { listProviders } from "../../identity/upstream/index.ts";
import { listWitnesses } from "../witnesses/index.ts";
import type { ComplianceFacts } from "./facts.ts";
import { toComplianceSystem } from "./to-compliance-system.ts";

const HOUR_MS = 3_600_000;

/** Read as the system: who reads the documents need not hold the rights to each setting. */
export async function readComplianceFacts(context: Context): Promise<ComplianceFacts> {
  const system = toComplianceSystem(context);
  const installation = await system.ports.installation.read();
  const demand = await readStaffDemand(system);
  const { lastBackupAt } = installation;
  return system.transaction(async (tx) => ({
    installation,
    backupHours: lastBackupAt && (system.now().getTime() - lastBackupAt.getTime()) / HOUR_MS,
    staff: { ...(await countStaff(tx, system)), demand },
    hasOfficer: (await getAuthority(tx, system.authorityId)).contact.dataProtectionEmail !== undefined,
    ...(await readProviders(system)),
    mode: (await findOrganisation(system)).mode,
    registers: await readRegisters(system),
    documentsDecide: (await readPolicy(system)).some(({ maxAgeMonths }) => maxAgeMonths > 0),
    witnesses: await countWitnesses(system),
    applications: await countApplications(tx, system),
  }));
}

async function readProviders(system: Context) {
  const enabled = (await listProviders(system)).filter((one) => one.enabled).map(({ kind }) => kind);
  return { franceConnect: enabled.includes("franceconnect"), proConnect: enabled.includes("proconnect") };
}

async function readRegisters(system: Context): Promise<ComplianceFacts["registers"]> {
  const found = await readHabilitation(system);
  return found?.enabled ? found.kinds.toSorted() : [];
}

async function countWitnesses(system: Context): Promise<ComplianceFacts["witnesses"]> {
  const { witnesses } = await listWitnesses(system);
  const signing = witnesses.filter(({ standing }) => standing === "signed").length;
  return { asked: witnesses.length, signing };
}

async function countApplications(tx: Tx, system: Context): Promise<ComplianceFacts["applications"]> {
  let [active, withSecret] = [0, 0];
  for (const { id } of await listOfferedServices(tx, [system.authorityId])) {
    const used = (await listClients(system, id)).filter(({ status }) => status === "active");
    active += used.length;
    withSecret += used.filter((one) => one.channel === "push" && one.authMethod !== "private_key_jwt").length;
  }
  return { active, withSecret };
}
