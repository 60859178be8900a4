import type { OpenId } from "../../modules/openid/index.ts";
import type { Routes } from "../../web/index.ts";
import { bookingPages } from "./bookings/index.ts";
import { campaignPages } from "./campaigns/index.ts";
import { requirePerson } from "./common/signed-in.ts";
import { consentPages } from "./consent/index.ts";
import { contactPages } from "./contacts/index.ts";
import { counterPages } from "./counters/index.ts";
import { couplingPages } from "./couplings/index.ts";
import { debitPages } from "./debits/index.ts";
import { elementPages } from "./elements/index.ts";
import type { GatherEverything } from "./elements/take-out.tsx";
import { familyPages } from "./family/family-page.tsx";
import { guestPages } from "./guests/index.ts";
import { homePages } from "./home/index.ts";
import { invoicePages } from "./invoices/index.ts";
import { journalPages } from "./journal/index.ts";
import type { TellEntry } from "./journal/journal-page.tsx";
import { linkPages } from "./links/index.ts";
import { movePages } from "./move/index.ts";
import { passPages } from "./passes/index.tsx";
import { bindPages } from "./pocket/index.tsx";
import { rightsFiles } from "./rights/files.ts";
import { rightsPages } from "./rights/index.ts";
import { servicePages } from "./services/index.ts";
import { sessionPages } from "./sessions/index.ts";
import { sourcePages } from "./sources/index.ts";
import { supportPages } from "./supports/index.ts";
import { ownTariffPages } from "./tariffs/own-tariffs-page.tsx";

/** What the pages need from every module at once: the composition root gathers it. */
export interface SpaceParts {
  readonly tell: TellEntry;
  readonly gather: GatherEverything;
  readonly openId: OpenId;
}

/** The person's space, behind their session. */
export const spacePages =
  ({ tell, gather, openId }: SpaceParts): Routes =>
  async (app) => {
    await app.register(async (signedIn) => {
      requirePerson(signedIn);
      homePages(signedIn);
      elementPages(signedIn, gather, tell);
      movePages(signedIn);
      rightsPages(signedIn);
      sourcePages(signedIn);
      rightsFiles(signedIn, { gather, tell });
      servicePages(signedIn);
      supportPages(signedIn);
      bindPages(signedIn);
      campaignPages(signedIn);
      linkPages(signedIn);
      bookingPages(signedIn);
      couplingPages(signedIn);
      counterPages(signedIn);
      guestPages(signedIn);
      familyPages(signedIn);
      invoicePages(signedIn);
      debitPages(signedIn);
      passPages(signedIn);
      ownTariffPages(signedIn);
      consentPages(signedIn, openId);
      journalPages(signedIn, tell);
      sessionPages(signedIn);
      contactPages(signedIn);
    });
  };
