import type { App } from "electron";
import type { Around } from "./around.ts";
import type { Bridge } from "./bridge.ts";
import type { ErrorLog } from "./error-log.ts";

interface Parts {
  readonly bridge: Bridge;
  readonly around: Around;
  readonly ending: AbortController;
  readonly errors: ErrorLog;
}

/** Long work is stopped, what is being written is finished, then everything is let go. */
async function settle({ bridge, around, ending, errors }: Parts): Promise<void> {
  ending.abort();
  await bridge.idle();
  try {
    await around.sources.discardAll();
    around.copies.remove();
  } catch (error) {
    errors.write("ending", error);
  }
  around.services.close();
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
