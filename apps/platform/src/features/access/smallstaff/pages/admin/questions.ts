import type { FastifyRequest } from "fastify";
import type { PageParts } from "../../../../../frames/feature/page-parts.ts";
import { formatLongDate } from "../../../../../kernel/civil-date.ts";
import { kernelErrors } from "../../../../../kernel/kernel-errors.ts";
import { parsePathId } from "../../../../../web/index.ts";
import { confirmPage } from "../../../../../web/resource/index.ts";
import {
  declineAloneApproval,
  endMode,
  readAnnouncement,
  smallstaffErrors,
  submitAloneApproval,
} from "../../index.ts";
import { ANNOUNCE, END, INBOX, MODE, REFUSE, smallStaffFrame } from "./addresses.ts";
import { smallStaffWords } from "./small-staff-words.ts";

export const endQuestion = confirmPage({
  frame: smallStaffFrame,
  path: END,
  read: async () => undefined,
  texts: ({ language }) => {
    const { endTitle: title, endLead: lead, end: submit, cancel } = smallStaffWords(language);
    return { title, lead, submit, cancel };
  },
  back: () => MODE,
  act: (context) => endMode(context),
  after: ({ language }) => ({ path: MODE, flash: { title: smallStaffWords(language).ended } }),
});

/** Whether who asked announces that they will approve it alone. */
export const defineAnnounceQuestion = (parts: PageParts) =>
  confirmPage({
    frame: smallStaffFrame,
    path: ANNOUNCE,
    read: (request) => readOffered(request, parts),
    texts: ({ language }, { what }) => {
      const words = smallStaffWords(language);
      return {
        title: words.announceTitle,
        lead: words.announceLead,
        facts: [{ term: words.what, description: what[language] }],
        submit: words.announce,
        cancel: words.cancel,
      };
    },
    back: () => `${INBOX}/demandees`,
    act: (context, { kind, id }) => submitAloneApproval(context, { kind, id }),
    after: ({ language }, _known, dueOn) => ({
      path: `${INBOX}/demandees`,
      flash: { title: smallStaffWords(language).announced(formatLongDate(dueOn, language)) },
    }),
  });

/** Among those of the reader that wait. Throws request.not_found, smallstaff.not_waiting. */
async function readOffered({ ardeco: { context }, params }: FastifyRequest, parts: PageParts) {
  const named = (name: string): string => {
    const value: unknown = typeof params === "object" && params !== null ? Reflect.get(params, name) : "";
    return typeof value === "string" ? value : "";
  };
  const found = (await parts.listWaitingApprovals(context)).find(({ kind }) => kind.kind === named("kind"));
  const waits = found && found.waiting !== "silent" ? found.waiting : [];
  const one = waits.find(({ id }) => id === named("id"));
  if (!found || !one) throw kernelErrors.error("request.not_found");
  if (one.standing !== "asked") throw smallstaffErrors.error("smallstaff.not_waiting");
  return { kind: found.kind, id: one.id, what: one.what };
}

export const refuseQuestion = confirmPage({
  frame: smallStaffFrame,
  path: REFUSE,
  read: (request) =>
    readAnnouncement(request.ardeco.context, parsePathId<"aloneApproval">(request, "announcement")),
  texts: ({ language }) => {
    const { refuseTitle: title, refuseLead: lead, refuse: submit, cancel } = smallStaffWords(language);
    return { title, lead, submit, cancel };
  },
  back: () => INBOX,
  act: (context, { id }) => declineAloneApproval(context, { id }),
  after: ({ language }) => ({ path: INBOX, flash: { title: smallStaffWords(language).refused } }),
});
