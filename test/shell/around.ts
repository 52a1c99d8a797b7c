import { join } from "node:path";
import type { Clipboard } from "electron";
import type { Services } from "../../main/services.ts";
import type { Around } from "../../main/shell/around.ts";
import { ClipboardKeeper } from "../../main/shell/clipboard-keeper.ts";
import { Copies } from "../../main/shell/copies.ts";
import { secretBoard } from "../../main/shell/secret-board.ts";
import { Sources } from "../../main/shell/sources.ts";
import { clipboard } from "../standin/desktop.ts";

/** Services that must not be reached: a request that is malformed has to be refused before. */
const unreachable = new Proxy({} as Services, {
  get: (_target, name) => {
    throw new Error(`services.${String(name)} was reached`);
  },
});

function fail(error: unknown): void {
  throw error;
}

export function aroundFor(folder: string, services: Services = unreachable): Around {
  return {
    services,
    started: Promise.resolve(),
    host: { kind: "stand-in", version: "0", app: "0", platform: "test", canCapture: false },
    tell: () => {},
    sources: new Sources(join(folder, "spool"), () => new Date()),
    copies: new Copies(folder),
    keeper: new ClipboardKeeper(secretBoard(clipboard as Clipboard, "linux"), fail),
    nativeTheme: { themeSource: "system" },
    window: () => null,
    ending: new AbortController().signal,
  };
}
