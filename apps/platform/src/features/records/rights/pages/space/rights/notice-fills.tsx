import { spaceNoticesSlot } from "../../../../../../frames/space/slots.ts";
import { readRestrictionsUnderWay } from "../../../../../trust/restrictions/index.ts";
import { listErasuresUnderWay } from "../../../index.ts";
import { SpaceErasureNotice } from "./erasure-notice.tsx";
import { SpacePauseNotice } from "./pause-notice.tsx";

/** Everything goes on a day, of the reader or of whom they act for, and here is how to keep it. */
export const erasureNoticesFill = spaceNoticesSlot.fill({
  name: "rights.erasures_at_home",
  title: { fr: "Effacements en cours", en: "Erasures under way" },
  order: 10,
  permission: ({ kind }) => kind === "person",
  load: async (context, { subjects }) => {
    const under = await listErasuresUnderWay(context, subjects);
    return Map.groupBy(under, ({ personId }) => personId as string);
  },
  show: (erasures, { visit, input, subject }) => {
    const somebody = input.people.find(({ id }) => id === subject);
    return (
      somebody &&
      erasures.map((erasure) => <SpaceErasureNotice key={erasure.id} {...{ erasure, somebody, visit }} />)
    );
  },
});

/** Restrictions that hold, of the reader or of whom they act for. */
export const pauseNoticesFill = spaceNoticesSlot.fill({
  name: "rights.pauses_at_home",
  title: { fr: "Informations en pause", en: "Information on pause" },
  order: 20,
  permission: ({ kind }) => kind === "person",
  load: async (context, { subjects }) => {
    const under = await readRestrictionsUnderWay(context, subjects);
    return Map.groupBy(under, ({ personId }) => personId as string);
  },
  show: (pauses, { visit, input, subject }) => {
    const somebody = input.people.find(({ id }) => id === subject);
    return (
      somebody && pauses.map((pause) => <SpacePauseNotice key={pause.id} {...{ pause, somebody, visit }} />)
    );
  },
});
