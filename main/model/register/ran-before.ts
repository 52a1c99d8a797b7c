import type { AccountRecord } from "../register-view.ts";

type Begun = Pick<AccountRecord, "request" | "standing" | "standingSince" | "addedOn">;

/** The page ran before the register: the day on which it was taken in is not the one since which it is in use. */
export function ranBefore({ request, standing, standingSince, addedOn }: Begun): boolean {
  return request === null && standing === "active" && standingSince === addedOn;
}
