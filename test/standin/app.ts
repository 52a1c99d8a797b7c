import { EventEmitter } from "node:events";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { BrowserWindow, closeBrowser, driven, windowEvents } from "./browser-window.ts";
import { instanceLock } from "./instance-lock.ts";
import { record } from "./record.ts";
import { refusable } from "./web-contents.ts";

type PathName = "appData" | "userData" | "sessionData" | "temp" | "crashDumps";

/** Where the desktop keeps the data of applications. */
function appData(): string {
  if (process.platform === "win32") return process.env.APPDATA ?? join(homedir(), "AppData", "Roaming");
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support");
  return process.env.XDG_CONFIG_HOME ?? join(homedir(), ".config");
}

/** `app`: the process's life. */
class App extends EventEmitter {
  readonly isPackaged = false;
  name = "custodia";
  #paths: Partial<Record<PathName, string>> = { temp: tmpdir(), appData: appData() };
  #quitting = false;

  constructor() {
    super();
    windowEvents.on("created", (contents) => this.emit("web-contents-created", {}, contents));
    windowEvents.on("all-closed", () => this.emit("window-all-closed"));
  }

  getName(): string {
    return this.name;
  }
  setName(name: string): void {
    this.name = name;
  }
  getVersion(): string {
    return process.env.npm_package_version ?? "0.1.0";
  }
  getAppPath(): string {
    return process.cwd();
  }
  setPath(name: PathName, path: string): void {
    this.#paths[name] = path;
  }
  getPath(name: PathName): string {
    const path = this.#paths[name];
    if (!path) throw new Error(`Failed to get '${name}' path`);
    return path;
  }
  setAppUserModelId(_id: string): void {}
  setBadgeCount(count = 0): boolean {
    record.badge = count;
    return true;
  }
  enableSandbox(): void {}
  async whenReady(): Promise<void> {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => this.quit());
    // Whoever drives the app has gone.
    if (driven) process.on("disconnect", () => this.quit());
    await new Promise(setImmediate);
  }

  requestSingleInstanceLock(): boolean {
    return instanceLock(this.getPath("userData"), () => this.emit("second-instance", {}, process.argv, process.cwd()));
  }

  quit(): void {
    if (this.#quitting) return;
    const event = refusable({});
    this.emit("before-quit", event);
    if (event.defaultPrevented) return;
    const windows = BrowserWindow.getAllWindows();
    for (const window of windows) window.close();
    if (BrowserWindow.getAllWindows().length > 0) return;
    const last = refusable({});
    this.emit("will-quit", last);
    if (!last.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    if (this.#quitting) return;
    this.#quitting = true;
    this.emit("quit", {}, code);
    void closeBrowser().finally(() => process.exit(code));
  }
}

export const app = new App();
