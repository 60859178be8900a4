import type { FastifyInstance } from "fastify";
import { dropSession, seeOther } from "../../web/index.ts";
import { type Door, under } from "./doors.ts";
import { endSession } from "./enter-as.ts";

export function signOut(app: FastifyInstance, door: Door): void {
  app.post(door.signOutPath, async (request, reply) => {
    await endSession(request.ardeco);
    dropSession(reply, request.ardeco, door.kind);
    return seeOther(reply, under(request.ardeco.brand, door.signedOutHome));
  });
}
