import type { Routes } from "../../web/index.ts";
import { requirePartnerAgent } from "./partner-page.tsx";
import { handlePassReading, handlePassUse } from "./read-page.tsx";
import { showScan } from "./scan-page.tsx";
import { cancelOne, sendStatement, showStatement, showUses } from "./uses-page.tsx";

/** What partners of a pass see: scan, confirm, their statements. */
export const partnerPages: Routes = async (app) => {
  await app.register(async (signedIn) => {
    requirePartnerAgent(signedIn);
    signedIn.get("/partenaire", async (request, reply) => showScan(request, reply));
    signedIn.post("/partenaire/lire", handlePassReading);
    signedIn.post("/partenaire/utiliser", handlePassUse);
    signedIn.get("/partenaire/releve", async (request, reply) => showUses(request, reply));
    signedIn.post("/partenaire/releve/annuler", cancelOne);
    signedIn.get("/partenaire/releves/:statement", showStatement);
    signedIn.get("/partenaire/releves/:statement/releve.csv", sendStatement);
  });
};
