export interface SecurityHeaderOptions {
  /**
   * Adds HSTS (RFC 6797), for the hosts below this one too: one of them over http could set cookies for all.
   */
  readonly https: boolean;
  /**
   * Further origins that the answer to a form may redirect to. Chromium applies form-action to the redirects
   * that follow a post (w3c/webappsec-csp#8): the client of an OpenID authorization must be named here.
   */
  readonly formAction?: readonly string[];
}

/** No inline script or style, nothing from elsewhere. */
function formatContentSecurityPolicy(formAction: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `form-action ${["'self'", ...formAction].join(" ")}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

/** For every answer; a route that writes the raw response itself must set them too. */
export function buildSecurityHeaders(options: SecurityHeaderOptions): Record<string, string> {
  return {
    "content-security-policy": formatContentSecurityPolicy(options.formAction ?? []),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy":
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), " +
      "publickey-credentials-get=(self), publickey-credentials-create=(self)",
    ...(options.https ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}
