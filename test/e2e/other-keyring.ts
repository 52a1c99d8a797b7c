/** A second workstation's keychain: a gnome-keyring of its own in a D-Bus session of its own, beside the one that the specs run in. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Unlocks the keychain, waits until the bus knows it, says the bus's address, and stays until its input ends. */
const inside = `
printf 'another password' | gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null 2>&1 &
keychain=$!
known() {
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true
}
tries=0
until known; do
  tries=$((tries + 1))
  [ $tries -gt 200 ] && exit 97
  sleep 0.05
done
echo "$DBUS_SESSION_BUS_ADDRESS"
read -r end
kill $keychain
`;

export interface OtherKeyring {
  /** What a process needs in its environment to use this keychain. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Only on Linux: elsewhere a person has one keychain, and the two apps share it under the names of their keys. */
export async function otherKeyring(): Promise<OtherKeyring> {
  if (process.platform !== "linux") return { env: {}, close: async () => {} };
  const home = mkdtempSync(join(tmpdir(), "custodia-other-keyring-"));
  const places = { XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home, GNOME_KEYRING_CONTROL: "" };
  const child = spawn("dbus-run-session", ["--", "sh", "-c", inside], {
    env: { ...process.env, ...places },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const ended = once(child, "exit");
  const [address] = (await Promise.race([
    once(createInterface(child.stdout), "line"),
    ended.then(([code]) => Promise.reject(new Error(`the other keychain did not come up (${code})`))),
  ])) as [string];
  return {
    env: { ...places, DBUS_SESSION_BUS_ADDRESS: address },
    close: async () => {
      child.stdin.end("\n");
      await ended;
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
