import type { Around } from "./around.ts";

/** Tells the window how this workstation stands, and how far a check of it is. */
export function tellOfDevice({ services, tell }: Pick<Around, "services" | "tell">): void {
  services.onDeviceChanged((standing) => tell("device.changed", { standing }));
  services.onDeviceProgress((progress) => tell("device.progress", progress));
}
