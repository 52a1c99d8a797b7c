/** The system's notification of what is due, once a day, and the number on the app's icon. */
import type { Notification } from "electron";
import { AppError } from "../lib/app-error.ts";
import type { Services } from "../services.ts";
import type { Around } from "./around.ts";
import type { Badge } from "./badge.ts";
import type { ErrorLog } from "./error-log.ts";

/** How often it is asked whether there is something to say, in milliseconds. */
const minutely = 60_000;

export interface Notifying {
  readonly badge: Badge;
  /** Does this desktop show notifications? */
  readonly supported: () => boolean;
  /** A notification that is not shown yet. */
  readonly make: (words: { readonly title: string; readonly body: string }) => Pick<Notification, "on" | "show">;
  /** Brings the window to the front. */
  readonly focus: () => void;
  readonly errors: Pick<ErrorLog, "write">;
}

/**
 * Looks at once when the services are open, and each minute until the app ends; the number follows what is due at once. Nobody waits for an
 * answer to any of it: what goes wrong is noted, and tried again a minute later.
 */
export function notifyOf({ services, started, tell, ending }: Around, notifying: Notifying): void {
  const { badge, errors } = notifying;
  const show = notifier(notifying, () => tell("app.command", { command: "today" }));
  let counted = false;
  let fault = "";
  const look = () => {
    if (ending.aborted || services.phase().phase !== "ready") return;
    try {
      const { duties } = services.ready;
      if (!counted) badge.show(duties.counts());
      counted = true;
      show(duties);
      fault = "";
    } catch (error) {
      // Noted once, not each minute.
      const now = error instanceof AppError ? error.code : String(error);
      if (now !== fault) errors.write("notification", error);
      fault = now;
    }
  };
  services.onDutiesChanged((counts) => badge.show(counts));
  void started.then(look);
  const clock = setInterval(look, minutely);
  clock.unref();
  ending.addEventListener("abort", () => clearInterval(clock), { once: true });
}

type Duties = Services["ready"]["duties"];

function notifier({ supported, make, focus, errors }: Notifying, today: () => void): (duties: Duties) => void {
  // A notification that nobody holds is collected, and its click with it.
  const shown = new Set<ReturnType<typeof make>>();
  return (duties) => {
    // What is taken counts as shown: where nothing can be shown, nothing is taken.
    const words = supported() ? duties.takeNotification() : null;
    if (words === null) return;
    const made = make(words);
    const over = () => shown.delete(made);
    shown.add(made);
    made.on("click", () => {
      over();
      focus();
      today();
    });
    made.on("close", over);
    made.on("failed", (_event, because) => {
      over();
      errors.write("notification", new Error(because));
    });
    made.show();
  };
}
