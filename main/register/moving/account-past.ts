/** Cells of an account that say how it stands and what happened to it before it came into the register. */

import { anyText } from "../../lib/field.ts";
import { namedPerson } from "../person-fields.ts";
import type { AccountIntake } from "./account-rows.ts";
import type { AccountColumn } from "./columns.ts";
import { short } from "./day-cell.ts";
import { readNamed } from "./held-cell.ts";
import type { RowCheck } from "./row-check.ts";
import { standingNamed } from "./standing-cell.ts";

type Check = RowCheck<AccountColumn>;

export function readStanding(check: Check): AccountIntake["closed"] {
  const text = check.cell("standing");
  const since = check.day("standingSince");
  if (text === "") return null;
  const standing = standingNamed(text);
  if (standing === null) {
    check.fault("standing", `“${short(text)}” can’t be brought in: write in use, paused, archived, or closed.`);
  }
  return standing === null || standing === "active" || standing === "created" ? null : { standing, since };
}

/** Who approved the page, where that is known. [A-6.g.i, N-V.1] */
export function readDecision(check: Check): AccountIntake["decision"] {
  const text = check.cell("decision");
  const on = check.day("decidedOn");
  const by = check.part("decidedBy", check.cell("decidedBy"), (cell) =>
    cell === "" ? null : namedPerson("decidedBy", readNamed(cell)),
  );
  const why = check.part("decidedBecause", check.cell("decidedBecause"), (cell) => anyText("why", cell, "passage"));
  const parts = ["decidedBy", "decidedOn", "decidedBecause"] as const;
  if (text === "" && parts.every((key) => check.cell(key) === "")) return null;
  const verdict = text.toLowerCase();
  if (verdict !== "approved" && verdict !== "declined") {
    check.fault(
      "decision",
      text === "" ? "Write Approved or Declined." : `“${short(text)}”: write Approved or Declined.`,
    );
  }
  if (check.cell("decidedBy") === "") {
    check.fault("decidedBy", "Write who decided: the name, with the title in brackets behind it.");
  }
  if (check.cell("decidedOn") === "") check.fault("decidedOn", "Write the day of the decision.");
  return by === null || on === null ? null : { approved: verdict === "approved", by, on, why: why ?? "" };
}

/** [N-V.3] */
export function readActivity(check: Check): AccountIntake["activity"] {
  const on = check.day("lastActivityOn");
  const what = check.part("lastActivity", check.cell("lastActivity"), (cell) => anyText("what", cell, "passage"));
  if (what !== null && what.trim() !== "" && check.cell("lastActivityOn") === "") {
    check.fault("lastActivityOn", "Write the day of the last activity.");
  }
  return on === null ? null : { on, what: what ?? "" };
}
