// A small site that signs people in with github.com/zitadel/oidc, as its example does.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/google/uuid"
	"github.com/zitadel/oidc/v3/pkg/client/rp"
	httphelper "github.com/zitadel/oidc/v3/pkg/http"
	"github.com/zitadel/oidc/v3/pkg/oidc"
)

type tokens = oidc.Tokens[*oidc.IDTokenClaims]

var kept *tokens

func main() {
	site := os.Getenv("SITE")
	provider, err := connect(os.Getenv("ISSUER"), site)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	http.Handle("/", rp.AuthURLHandler(uuid.NewString, provider))
	http.Handle("/retour", rp.CodeExchangeHandler(rp.UserinfoCallback(welcome), provider))
	http.HandleFunc("/plus-tard", func(w http.ResponseWriter, r *http.Request) { later(w, r, provider) })
	address, _ := url.Parse(site)
	// "ready" is said once connections are taken, not before: who reads it opens the site at once.
	listener, err := net.Listen("tcp", address.Host)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("ready")
	fmt.Fprintln(os.Stderr, http.Serve(listener, nil))
}

func connect(issuer, site string) (rp.RelyingParty, error) {
	key := []byte("a-key-of-this-test-only-32-bytes")
	cookies := httphelper.NewCookieHandler(key, key, httphelper.WithUnsecure())
	return rp.NewRelyingPartyOIDC(context.Background(), issuer, os.Getenv("CLIENT_ID"), os.Getenv("CLIENT_SECRET"),
		site+"/retour", []string{"openid", "ardeco"},
		rp.WithCookieHandler(cookies),
		rp.WithPKCE(cookies),
		rp.WithVerifierOpts(rp.WithIssuedAtOffset(5*time.Second)),
		rp.WithSigningAlgsFromDiscovery(),
		rp.WithErrorHandler(func(w http.ResponseWriter, r *http.Request, kind, description, state string) {
			answer(w, map[string]any{"error": kind})
		}))
}

// The ID token was verified (signature, issuer, audience, nonce), and its subject compared to that of userinfo.
func welcome(w http.ResponseWriter, r *http.Request, received *tokens, state string, _ rp.RelyingParty, info *oidc.UserInfo) {
	kept = received
	answer(w, map[string]any{"id_token": received.IDTokenClaims, "userinfo": info})
}

// What the tokens kept are still worth.
func later(w http.ResponseWriter, r *http.Request, provider rp.RelyingParty) {
	said := map[string]any{"userinfo": "ok", "refresh": "ok"}
	subject := kept.IDTokenClaims.Subject
	if _, err := rp.Userinfo[*oidc.UserInfo](r.Context(), kept.AccessToken, "Bearer", subject, provider); err != nil {
		said["userinfo"] = err.Error()
	}
	if _, err := rp.RefreshTokens[*oidc.IDTokenClaims](r.Context(), provider, kept.RefreshToken, "", ""); err != nil {
		var refused *oidc.Error
		said["refresh"] = err.Error()
		if errors.As(err, &refused) {
			said["refresh"] = refused.ErrorType
		}
	}
	answer(w, said)
}

func answer(w http.ResponseWriter, said any) {
	w.Header().Set("content-type", "application/json")
	_ = json.NewEncoder(w).Encode(said)
}
