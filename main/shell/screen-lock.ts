/**
 * Tells when the screen locks on Linux, where Electron does not. Desktops say so on the session bus: GNOME, KDE, Cinnamon, MATE and
 * Xfce each by `ActiveChanged(true)` of an interface that is called `org.<desktop>.ScreenSaver`.
 */
import { busSocket } from "./d-bus/address.ts";
import { Listener } from "./d-bus/listener.ts";
import type { Signal } from "./d-bus/message.ts";

const screenSaver = /^org\.[a-z]+\.ScreenSaver$/i;

function isLocking({ interface: name, member, signature, body, littleEndian }: Signal): boolean {
  if (!screenSaver.test(name) || member !== "ActiveChanged" || signature !== "b" || body.length < 4) return false;
  return (littleEndian ? body.readUInt32LE(0) : body.readUInt32BE(0)) === 1;
}

/**
 * Calls `onLock` each time the screen locks. Without a session bus nothing is told: the vaults then lock by their own clock.
 * @param address as in DBUS_SESSION_BUS_ADDRESS
 * @param uid number of the user who runs the app
 * @returns stops listening
 */
export function watchScreenLock(address: string | undefined, uid: number, onLock: () => void): () => void {
  const place = busSocket(address);
  if (place === null) return () => {};
  const listener = new Listener(place, uid, "type='signal',member='ActiveChanged'", (signal) => {
    if (isLocking(signal)) onLock();
  });
  return () => listener.close();
}
