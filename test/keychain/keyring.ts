import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * unlocked: a keyring with its password given; locked: the same keyring in a later session, with nobody to ask for the password;
 * unmade: a Secret Service that has no keyring yet; no-service: a bus on which nobody keeps secrets; no-bus: not even that.
 */
export type KeyringState = "unlocked" | "locked" | "unmade" | "no-service" | "no-bus";

/** What ask.ts is told to do: a call of Keychain, or something that happens to the daemon. */
export type Question =
  | readonly ["read" | "remove", string]
  | readonly ["write", string, string]
  | readonly ["probe"]
  | readonly ["signal", NodeJS.Signals];

export interface Answer {
  readonly value?: string | null;
  readonly code?: string;
  readonly reason?: string;
  readonly milliseconds: number;
}

export interface Session {
  readonly answers: readonly Answer[];
  /** How the asking process ended: its exit code, null when a signal ended it. */
  readonly status: number | null;
  /** From the last answer to the end of the process. */
  readonly endedAfter: number;
}

const ask = fileURLToPath(new URL("ask.ts", import.meta.url));

/** Starts the daemon named by "$1" in the foreground, waits until the bus knows it, runs the rest, ends whoever kept the secrets. */
const inside = `
owner() { dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / "org.freedesktop.DBus.$1" string:org.freedesktop.secrets 2>/dev/null; }
state=$1; shift
case $state in
  unlocked) printf 'a password' | gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null 2>&1 & KEYRING_PID=$! ;;
  locked | unmade) gnome-keyring-daemon --foreground --components=secrets >/dev/null 2>&1 & KEYRING_PID=$! ;;
esac
export KEYRING_PID
tries=0
while [ -n "$KEYRING_PID" ] && [ $tries -lt 100 ]; do
  case $(owner NameHasOwner) in *true*) break ;; esac
  tries=$((tries + 1)); sleep 0.05
done
"$@"
code=$?
set -- $(owner GetConnectionUnixProcessID)
kill -9 $KEYRING_PID $2 2>/dev/null
exit $code
`;

/** A bus of its own, with nothing that it could start. */
const emptyBus = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
`;

/**
 * Asks the real osKeychain, in a process of its own, in a D-Bus session of its own: whether or not the tests run in a session already
 * makes no difference. `limit` is the keychain's time limit in milliseconds.
 */
export async function withKeyring(
  state: KeyringState,
  questions: readonly Question[],
  limit = 15_000,
): Promise<Session> {
  const home = mkdtempSync(join(tmpdir(), "custodia-keyring-"));
  try {
    // A keyring is made by unlocking: the first session leaves it, the next one finds it locked.
    if (state === "locked") await session("unlocked", home, [["write", "earlier", "value"]], limit);
    return await session(state, home, questions, limit);
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function session(state: KeyringState, home: string, questions: readonly Question[], limit: number): Promise<Session> {
  return besideKeyring(state, home, [process.execPath, ask, String(limit), JSON.stringify(questions)]);
}

/**
 * Runs a command that answers in lines of JSON, in a D-Bus session of its own.
 * @param home keeps the keyring from one session to the next: made by an `unlocked` one, found by a `locked` one
 */
export function besideKeyring(state: KeyringState, home: string, asking: readonly string[]): Promise<Session> {
  const runtime = mkdtempSync(join(home, "run-"));
  const data = join(home, "data");
  mkdirSync(data, { recursive: true });
  const config = join(runtime, "bus.conf");
  writeFileSync(config, emptyBus);
  const [command = "", ...rest] = {
    "no-bus": asking,
    "no-service": ["dbus-run-session", `--config-file=${config}`, "--", ...asking],
    unlocked: ["dbus-run-session", "--", "sh", "-c", inside, "sh", state, ...asking],
    locked: ["dbus-run-session", "--", "sh", "-c", inside, "sh", state, ...asking],
    unmade: ["dbus-run-session", "--", "sh", "-c", inside, "sh", state, ...asking],
  }[state];
  return run(command, rest, environment(runtime, data));
}

/** No display: nobody can be asked for a password. No bus of the outer session. */
function environment(runtime: string, data: string): NodeJS.ProcessEnv {
  const { DISPLAY: _d, WAYLAND_DISPLAY: _w, GNOME_KEYRING_CONTROL: _c, KEYRING_PID: _p, ...rest } = process.env;
  const address = `unix:path=${join(runtime, "no-bus")}`;
  return { ...rest, XDG_RUNTIME_DIR: runtime, XDG_DATA_HOME: data, DBUS_SESSION_BUS_ADDRESS: address };
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Session> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    let lastAnswer = Date.now();
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
      lastAnswer = Date.now();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.on("error", reject);
    child.on("exit", (status) => {
      const answers = out.split("\n").filter((line) => line !== "");
      if (answers.length === 0) reject(new Error(`nothing was answered: ${err}`));
      resolve({ answers: answers.map((line) => JSON.parse(line)), status, endedAfter: Date.now() - lastAnswer });
    });
  });
}
