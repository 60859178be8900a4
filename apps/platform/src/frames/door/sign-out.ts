import type { FastifyInstance } from "fastify";
import { findDeparture } from "../../features/identity/upstream/index.ts";
import { dropSession, seeOther } from "../../web/index.ts";
import { type Door, under } from "./doors.ts";
import { endSession } from "./enter-as.ts";
import { carried, departureOf } from "./upstream/carried.ts";
import { after } from "./upstream/departure-pages.tsx";

export function signOut(app: FastifyInstance, door: Door): void {
  app.post(door.signOutPath, async (request, reply) => {
    await endSession(request.ardeco);
    dropSession(reply, request.ardeco, door.kind);
    const { context, brand } = request.ardeco;
    const leaves = findDeparture(context, carried(request, departureOf(door.kind)));
    return seeOther(reply, under(brand, leaves ? after(door) : door.signedOutHome));
  });
}
