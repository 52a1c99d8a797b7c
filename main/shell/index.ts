import { randomBytes } from "node:crypto";
import { join } from "node:path";
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  type Session,
  session,
} from "electron";
import type { Host } from "../../preload/contract.ts";
import { osKeychain } from "../keychain/index.ts";
import { Services } from "../services.ts";
import { appScheme } from "./address.ts";
import type { Around } from "./around.ts";
import { serveAssets } from "./assets.ts";
import { type Badge, dockBadge, dotPixels, taskbarBadge } from "./badge.ts";
import { Bridge } from "./bridge.ts";
import { ClipboardKeeper } from "./clipboard-keeper.ts";
import { Copies } from "./copies.ts";
import { dataFolder, deviceId, osUser } from "./data-folder.ts";
import { tellOfDevice } from "./device-events.ts";
import { endWith } from "./ending.ts";
import { ErrorLog } from "./error-log.ts";
import { tellThrough } from "./events.ts";
import { holdEveryPage, refusePermissions } from "./guard.ts";
import { lockWith, tellOfVaults } from "./locking.ts";
import { menuTemplate } from "./menu.ts";
import { type Notifying, notifyOf } from "./notifications.ts";
import { tellOfRecords } from "./records-events.ts";
import { reckonEarly, tellOfRegister } from "./register-events.ts";
import { allRequests } from "./requests/index.ts";
import { watchScreenLock } from "./screen-lock.ts";
import { secretBoard } from "./secret-board.ts";
import { Sources } from "./sources.ts";
import { openWindow } from "./window.ts";

/** As electron-builder.yml names it. */
const appId = "org.custodia.desktop";

/** Beside the bundle of main lie those of the preload and the renderer, and the policy packs. */
const built = join(import.meta.dirname, "..");

function host(): Host {
  const version = process.versions.electron ?? process.versions.node;
  const kind = process.versions.electron === undefined ? "stand-in" : "electron";
  return { kind, version, app: app.getVersion(), platform: process.platform, canCapture: true };
}

function createServices(folder: string): Services {
  return Services.create({
    folder,
    packFolder: join(built, "assets", "policies"),
    clock: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    keychain: osKeychain(),
    osUser: osUser(),
    device: deviceId(folder),
  });
}

/** A session in memory: nothing that was on the screen is left in a cache. */
function openSession(): Session {
  const own = session.fromPartition("custodia");
  own.protocol.handle(appScheme, serveAssets(join(built, "renderer")));
  refusePermissions(own);
  return own;
}

function theWindow(): BrowserWindow | null {
  return BrowserWindow.getAllWindows()[0] ?? null;
}

function focusWindow(): void {
  const window = theWindow();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

/**
 * Runs the app. Must be called before Electron is ready: schemes are registered no later. What stands in the way of the window
 * itself is said in a dialog of the system, and the app ends: it never just fails to appear.
 */
export async function startApp(): Promise<void> {
  const folder = dataFolder(process.argv.slice(1), process.env, join(app.getPath("appData"), "Custodia"));
  try {
    await run(folder);
  } catch (error) {
    new ErrorLog(join(folder, "errors.log")).write("start", error);
    dialog.showErrorBox(
      "Custodia could not open its window",
      `Start Custodia again. If it happens each time, send the file errors.log in ${folder} to whoever looks after this computer.`,
    );
    app.exit(1);
  }
}

/** Everything that answers to requests work with. The services begin to open the folder. */
function surround(folder: string, errors: ErrorLog, ending: AbortSignal): Around {
  const services = createServices(folder);
  return {
    services,
    started: services.start(),
    host: host(),
    tell: tellThrough(() => theWindow()?.webContents ?? null),
    sources: new Sources(join(folder, "spool"), () => new Date()),
    copies: new Copies(app.getPath("temp")),
    keeper: new ClipboardKeeper(secretBoard(clipboard, process.platform), (error) => errors.write("clipboard", error)),
    nativeTheme,
    window: theWindow,
    ending,
  };
}

/** The vaults lock with the screen, and when the computer sleeps. On Linux the desktop says the first, elsewhere Electron does. */
function watchSystem(services: Services, errors: ErrorLog): void {
  lockWith(powerMonitor, services, errors);
  if (process.platform !== "linux") return;
  const { DBUS_SESSION_BUS_ADDRESS: bus } = process.env;
  watchScreenLock(bus, process.getuid?.() ?? 0, () => powerMonitor.emit("lock-screen"));
}

/** The number on the app's icon, as the system shows such things. */
function badge(): Badge {
  if (process.platform !== "win32") return dockBadge(app);
  const { pixels, side } = dotPixels();
  return taskbarBadge(theWindow, () => nativeImage.createFromBitmap(pixels, { width: side, height: side }));
}

function notifying(errors: ErrorLog): Notifying {
  return {
    badge: badge(),
    supported: () => Notification.isSupported(),
    make: (words) => new Notification(words),
    focus: focusWindow,
    errors,
  };
}

async function run(folder: string): Promise<void> {
  // Electron keeps its one-instance lock in this folder: one instance a data folder.
  app.setPath("userData", folder);
  // Windows shows notifications only of an app that it knows by this name; elsewhere there is no such function.
  if (process.platform === "win32") app.setAppUserModelId(appId);
  app.setPath("sessionData", join(folder, "browser"));
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.on("second-instance", focusWindow);
  app.enableSandbox();
  holdEveryPage(app);
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true } }]);
  await app.whenReady();

  const errors = new ErrorLog(join(folder, "errors.log"));
  const ending = new AbortController();
  const around = surround(folder, errors, ending.signal);
  const { services } = around;
  const bridge = new Bridge(allRequests(around), errors);
  endWith(app, { bridge, around, ending, errors });
  const sweep = () => services.phase().phase === "ready" && around.sources.sweep();
  around.started.then(() => reckonEarly(around)).catch((error) => errors.write("start", error));
  around.started.then(sweep).catch((error) => errors.write("start", error));
  services.onLogChanged(() => around.tell("log.changed", { log: services.status() }));
  tellOfVaults(around, errors);
  tellOfRecords(around, errors);
  tellOfRegister(around);
  tellOfDevice(around);
  watchSystem(services, errors);
  bridge.listen(ipcMain);
  const menu = menuTemplate(around.tell, { mac: process.platform === "darwin", packaged: app.isPackaged });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
  await openWindow({
    session: openSession(),
    preload: join(built, "preload", "index.cjs"),
    folder,
    packaged: app.isPackaged,
    errors,
  });
  // Only now is there an icon to put a number on, and a window to come back to.
  notifyOf(around, notifying(errors));
}
