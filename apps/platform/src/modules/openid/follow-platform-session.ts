import type { Provider } from "oidc-provider";
import { isOfProvider } from "./library-context.ts";
import type { Issuer, OpenIdParts } from "./parts.ts";

type Session = Awaited<ReturnType<Provider["Session"]["get"]>>;

/**
 * The platform's own session decides who is there: whoever signed in to it needs no second login here, nor a detour by
 * our pages (`prompt=none` then works in a new browser); whoever left it, or changed, has left here too.
 */
export function followPlatformSession(provider: Provider, parts: OpenIdParts, issuer: Issuer): void {
  const { Session } = provider;
  const getOwn = Session.get.bind(Session);
  Session.get = async (ctx) => {
    // On the other routes (a resumed request, a logout) the session is as it was.
    if (!isOfProvider(ctx) || ctx.oidc.route !== "authorization") return getOwn(ctx);
    const [own, here] = await Promise.all([getOwn(ctx), parts.findSignedIn(ctx.req, issuer)]);
    if (own.accountId !== undefined && own.accountId === here?.personId) return own;
    const session = own.accountId === undefined ? own : await replaced(own, provider);
    if (here) {
      const loginTs = Math.floor(here.signedInAt.getTime() / 1000);
      session.loginAccount({ accountId: here.personId, loginTs, amr: [...here.methods] });
      // As the library marks a session to save; an interaction that follows looks it up.
      Object.assign(session, { touched: true });
    }
    return session;
  };
}

async function replaced(own: Session, provider: Provider): Promise<Session> {
  await own.destroy();
  return new provider.Session();
}
