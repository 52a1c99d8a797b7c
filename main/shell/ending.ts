import { setTimeout as pause } from "node:timers/promises";
import type { App } from "electron";
import type { Around } from "./around.ts";
import type { Bridge } from "./bridge.ts";
import type { ErrorLog } from "./error-log.ts";
import { lockVaults } from "./locking.ts";

interface Parts {
  readonly bridge: Bridge;
  readonly around: Around;
  readonly ending: AbortController;
  readonly errors: ErrorLog;
}

/** In milliseconds. The clipboard of Linux lies with other programs, and one of them may hang. */
const clipboardPatience = 2_000;

/** Long work is stopped, what is being written is finished, keys and secrets go, then everything is let go. */
async function settle({ bridge, around, ending, errors }: Parts): Promise<void> {
  const { services, keeper, sources, copies } = around;
  ending.abort();
  await bridge.idle();
  const last = [
    () => lockVaults(services, "close"),
    () => Promise.race([keeper.clear(), pause(clipboardPatience)]),
    () => sources.discardAll(),
    () => copies.remove(),
    () => services.close(),
  ];
  for (const step of last) {
    try {
      await step();
    } catch (error) {
      errors.write("ending", error);
    }
  }
}

/** Makes the app end in order. Custodia has one window and ends with it, on macOS too: a log is not held open by nobody. */
export function endWith(app: App, parts: Parts): void {
  let settled = false;
  app.on("window-all-closed", () => app.quit());
  app.on("will-quit", (event) => {
    if (settled) return;
    event.preventDefault();
    void settle(parts).finally(() => {
      settled = true;
      app.quit();
    });
  });
}
