import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { Cdp } from "./cdp.ts";
import { running } from "./instance-lock.ts";

const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"],
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/** The system's Chromium. @throws Error when there is none */
export function browserPath(): string {
  const found = usualPlaces[process.platform]?.find((place) => existsSync(place));
  if (!found) throw new Error("the stand-in needs Chromium, which this system does not have");
  return found;
}

/** Neither the browser's own errands nor a page's requests leave the machine: every name fails to resolve. */
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-features=Translate,MediaRouter,OptimizationHints",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
  "--no-service-autorun",
  "--password-store=basic",
  // No bar across the page about the flags above.
  "--test-type",
  "--use-mock-keychain",
];

const profilePrefix = "custodia-stand-in-";

/** Removes the profiles of stand-ins that were killed. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(profilePrefix))) {
    const owner = Number(name.slice(profilePrefix.length).split("-")[0]);
    if (Number.isInteger(owner) && !running(owner)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** The system's Chromium with a throw-away profile, driven over a pipe: it ends when this process ends, however that happens. */
export class Browser {
  readonly cdp: Cdp;
  readonly process: ChildProcess;
  readonly #profile: string;

  private constructor(child: ChildProcess, profile: string) {
    this.process = child;
    this.#profile = profile;
    this.cdp = new Cdp(child.stdio[3] as Writable, child.stdio[4] as Readable);
  }

  static launch(options: {
    headless: boolean;
    width: number;
    height: number;
    openPort: boolean;
    refuseCapture: boolean;
  }): Browser {
    sweep();
    const profile = mkdtempSync(join(tmpdir(), `${profilePrefix}${process.pid}-`));
    const args = [
      ...quiet,
      "--remote-debugging-pipe",
      `--user-data-dir=${profile}`,
      `--window-size=${options.width},${options.height}`,
      // Debian's Chromium can't make its sandbox for root, which containers run as.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...(options.refuseCapture ? ["--use-fake-ui-for-media-stream=deny"] : []),
      ...(options.openPort ? ["--remote-debugging-port=0"] : []),
      ...(options.headless ? ["--headless=new", "--disable-gpu", "--hide-scrollbars", "--mute-audio"] : []),
      // An empty page of its own, in a window without tabs and address bar.
      "--app=data:text/html,",
    ];
    const stdio = ["ignore", "ignore", "ignore", "pipe", "pipe"] as const;
    return new Browser(spawn(browserPath(), args, { stdio: [...stdio] }), profile);
  }

  /** WebSocket address for a second driver, such as a test; only with `openPort`. Waits up to 20 s. */
  async endpoint(): Promise<string> {
    const file = join(this.#profile, "DevToolsActivePort");
    for (let waited = 0; waited < 20_000; waited += 25) {
      const [port, path] = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
      if (port && path) return `ws://127.0.0.1:${port}${path}`;
      await pause(25);
    }
    throw new Error("Chromium did not open its debugging port");
  }

  /** Ends the browser and removes its profile. */
  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.process.once("exit", resolve));
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.cdp.tell("Browser.close");
      const late = setTimeout(() => this.process.kill("SIGKILL"), 3_000);
      await gone;
      clearTimeout(late);
    }
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
