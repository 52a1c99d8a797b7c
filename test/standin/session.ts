import type Electron from "electron";
import { appAddress, browserAddress, pageOrigin } from "./address.ts";

type ProtocolHandler = Parameters<Electron.Protocol["handle"]>[1];
type RequestHandler = Parameters<Electron.Session["setPermissionRequestHandler"]>[0];
type CheckHandler = Parameters<Electron.Session["setPermissionCheckHandler"]>[0];

/** Names of Chromium's permissions as the DevTools protocol spells them, and as Electron does. */
export const permissions = {
  geolocation: "geolocation",
  notifications: "notifications",
  midi: "midi",
  midiSysex: "midiSysex",
  audioCapture: "media",
  videoCapture: "media",
  clipboardReadWrite: "clipboard-read",
  clipboardSanitizedWrite: "clipboard-sanitized-write",
  displayCapture: "display-capture",
  idleDetection: "idle-detection",
  wakeLockScreen: "screen-wake-lock",
  sensors: "sensors",
  storageAccess: "storage-access",
  windowManagement: "window-management",
} as const;

export class Protocol {
  #handlers = new Map<string, ProtocolHandler>();

  registerSchemesAsPrivileged(_schemes: Electron.CustomScheme[]): void {
    // The page's https address is already standard and secure.
  }

  handle(scheme: string, handler: ProtocolHandler): void {
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
  }

  /** The app's answer to a request of the browser; null when no registered scheme is meant. */
  async answer(url: string, method: string): Promise<Response | null> {
    const address = appAddress(url);
    const handler = this.#handlers.get(new URL(address).protocol.slice(0, -1));
    return handler ? await handler(new Request(address, { method }) as GlobalRequest) : null;
  }
}

export class Session {
  readonly protocol: Protocol;
  #check: CheckHandler = null;
  #request: RequestHandler = null;
  #device: Parameters<Electron.Session["setDevicePermissionHandler"]>[0] = null;
  #display: Parameters<Electron.Session["setDisplayMediaRequestHandler"]>[0] = null;

  constructor(protocol = new Protocol()) {
    this.protocol = protocol;
  }

  setPermissionCheckHandler: Electron.Session["setPermissionCheckHandler"] = (handler) => {
    this.#check = handler;
  };

  setPermissionRequestHandler: Electron.Session["setPermissionRequestHandler"] = (handler) => {
    this.#request = handler;
  };

  setDevicePermissionHandler: Electron.Session["setDevicePermissionHandler"] = (handler) => {
    this.#device = handler;
  };

  setDisplayMediaRequestHandler: Electron.Session["setDisplayMediaRequestHandler"] = (handler) => {
    this.#display = handler;
  };

  /** As in Electron, what no handler refuses is granted. */
  allows(contents: unknown, permission: (typeof permissions)[keyof typeof permissions]): boolean {
    const details = { requestingUrl: browserAddress("custodia://app/"), isMainFrame: true } as never;
    let granted = this.#request === null;
    this.#request?.(
      contents as never,
      permission,
      (answer) => {
        granted = answer;
      },
      details,
    );
    return granted && (this.#check?.(contents as never, permission, pageOrigin, details) ?? true);
  }

  /** For a spec: has the app an opinion on devices and screens? */
  get guardsDevices(): boolean {
    return this.#device !== null && this.#display !== null;
  }
}

export const defaultSession = new Session();
const partitions = new Map<string, Session>();

export const session = {
  defaultSession,
  fromPartition(name: string): Session {
    const known = partitions.get(name) ?? new Session();
    partitions.set(name, known);
    return known;
  },
};
