import type { FastifyInstance } from "fastify";
import { findDeparture } from "../../features/identity/upstream/index.ts";
import { removeSessionCookie, sendSeeOther } from "../../web/index.ts";
import { type Door, formatDoorPath } from "./doors.ts";
import { endSession } from "./open-door-session.ts";
import { computeDeparturePath } from "./upstream/departure-pages.tsx";
import { getDepartureCookie, readCarriedCookie } from "./upstream/read-carried-cookie.ts";

export function signOut(app: FastifyInstance, door: Door): void {
  app.post(door.signOutPath, async (request, reply) => {
    await endSession(request.ardeco);
    removeSessionCookie(reply, request.ardeco, door.kind);
    const { context, brand } = request.ardeco;
    const leaves = findDeparture(context, readCarriedCookie(request, getDepartureCookie(door.kind)));
    return sendSeeOther(
      reply,
      formatDoorPath(brand, leaves ? computeDeparturePath(door) : door.signedOutHome),
    );
  });
}
