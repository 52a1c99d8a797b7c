// Runs a command beside an unlocked keychain of its own that is gone afterwards: `with-keyring.mjs command argument...`
// On Linux that is a gnome-keyring in a D-Bus session of its own; macOS and Windows have a keychain that needs no session.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const daemon = "gnome-keyring-daemon";

/** Inside the session: start the unlocked keychain, wait until the bus knows it, run the command, end the keychain. */
const inside = `
exec 2>&3 3>&-
printf 'custodia\\n' | ${daemon} --foreground --unlock --components=secrets >/dev/null 2>&1 &
keychain=$!
known() {
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true
}
tries=0
until known; do
  tries=$((tries + 1))
  [ $tries -gt 200 ] && echo "the keychain did not come up" >&2 && exit 97
  sleep 0.05
done
"$@"
code=$?
kill $keychain
exit $code
`;

function onLinux(command) {
  const home = mkdtempSync(join(tmpdir(), "custodia-keyring-"));
  const env = { ...process.env, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home, GNOME_KEYRING_CONTROL: "" };
  const child = spawn("dbus-run-session", ["--", "sh", "-c", inside, "sh", ...command], {
    // The bus has things to say about limits that nobody can act on; the command speaks through the fourth channel.
    stdio: ["inherit", "inherit", "ignore", process.stderr.fd],
    env,
    // A process group of its own, so that a signal reaches the command and not only the session around it.
    detached: true,
  });
  const kill = (signal) => process.kill(-child.pid, signal);
  return { child, kill, done: () => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) };
}

function elsewhere([program, ...args]) {
  const child = spawn(program, args, { stdio: "inherit" });
  return { child, kill: (signal) => child.kill(signal), done: () => {} };
}

/** Does this machine have what the session needs? */
export function canMakeKeyring() {
  return (
    process.platform === "linux" &&
    ["dbus-run-session", daemon].every((name) => spawnSync("which", [name]).status === 0)
  );
}

/** Runs `command` and resolves to its exit code. */
export function withKeyring(command) {
  const { child, kill, done } = canMakeKeyring() ? onLinux(command) : elsewhere(command);
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, kill);
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => {
      for (const heard of signals) process.off(heard, kill);
      done();
      resolve(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}
