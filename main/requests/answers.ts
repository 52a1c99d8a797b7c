/** How a request is answered: by a release, or without a package. Nothing is written here but the entry that says so. */

import type { RecordsRequests } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { anyText } from "../lib/field.ts";
import type { DeskEntryFields, PackageRef } from "../model/entry.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import { dayIn } from "../model/time.ts";
import { checkDay, checkProvision } from "./checks.ts";
import { inOrder, type Release, releaseOf } from "./choice.ts";
import { leftOutLine, leftOutWords } from "./left-out.ts";
import type { RequestsOptions } from "./ports.ts";
import type { Standings } from "./standings.ts";
import type { Standing } from "./view.ts";

type Asked<K extends keyof RecordsRequests> = RecordsRequests[K]["request"];

/** All that the writer of a release needs to know, as it was reviewed: of the chosen entries their numbers and names of fields, and no value. */
export interface PreparedRelease extends Release {
  readonly request: string;
  readonly received: DeskEntryFields["request.received"];
  readonly pack: PolicyPack;
  readonly title: string;
  readonly revision: number;
  readonly answeredOn: string;
  readonly how: string;
  readonly words: string;
}

export class Answers {
  readonly #options: RequestsOptions;
  readonly #standings: Standings;

  constructor(options: RequestsOptions, standings: Standings) {
    this.#options = options;
    this.#standings = standings;
  }

  /**
   * What a release is made of, if it is the one that was looked at.
   * @throws AppError RELEASE_UNREVIEWED, REQUEST_NOTHING_CHOSEN, DATE_INVALID {field}, TEXT_* {field}, and as `putOff`
   */
  prepare(asked: Asked<"requests.release">): PreparedRelease {
    const standing = this.#standings.open(asked.id);
    const { work } = standing;
    if (work.revision !== asked.revision) throw new AppError("RELEASE_UNREVIEWED");
    const release = releaseOf(this.#standings.chosen(work));
    if (release.entries.length === 0) throw new AppError("REQUEST_NOTHING_CHOSEN");
    return {
      ...release,
      request: asked.id,
      received: standing.received.entry.fields,
      pack: this.#standings.pack(standing),
      title: this.#options.title(),
      revision: work.revision,
      ...this.#answerWords(asked, standing),
    };
  }

  /**
   * Records that a prepared release has left the house.
   * @throws AppError RELEASE_UNREVIEWED when the choice was changed meanwhile, REQUEST_ANSWERED, DISK_*: then nothing was recorded
   */
  released(prepared: PreparedRelease, made: PackageRef): void {
    const { work } = this.#standings.open(prepared.request);
    if (work.revision !== prepared.revision) throw new AppError("RELEASE_UNREVIEWED");
    const { entries, redactions, leftOut, answeredOn, how, words, request, title } = prepared;
    const withheld = [...entries.flatMap((entry) => entry.withheld), ...leftOut.map(leftOutLine)].sort(inOrder);
    // What was not asked for takes nothing from the answer.
    const inPart = redactions.length > 0 || withheld.some(({ provision }) => provision !== leftOutWords.notAskedFor);
    this.#options.record({
      kind: "request.released",
      fields: {
        answeredOn,
        entries: entries.map(({ seq }) => seq),
        how,
        outcome: inPart ? "released-in-part" : "released",
        package: made,
        redactions: redactions.map(({ original, provision, redacted, seq }) => ({
          original,
          provision,
          redacted,
          seq,
        })),
        request,
        title,
        withheld: withheld.map(({ field, provision, seq }) => ({ field, provision, seq })),
        words,
      },
    });
  }

  /** An answer without a package. @throws AppError PROVISION_UNKNOWN {provision}, DATE_INVALID, TEXT_*, and as `putOff` */
  without(asked: Asked<"requests.answer">): void {
    const standing = this.#standings.open(asked.id);
    const { seq } = standing.received.entry;
    // A refusal withholds all that was asked for: the field `what` of the request says what that is.
    const withheld =
      asked.outcome === "refused"
        ? [{ field: "what", provision: checkProvision(this.#standings.pack(standing), asked.provision).id, seq }]
        : [];
    const { answeredOn, how, words } = this.#answerWords(asked, standing);
    const { id: request, outcome } = asked;
    const title = this.#options.title();
    this.#options.record({
      kind: "request.released",
      fields: { answeredOn, entries: [], how, outcome, package: null, redactions: [], request, title, withheld, words },
    });
  }

  #answerWords(
    { answeredOn, how, words }: { answeredOn: string; how: string; words: string },
    { received }: Standing,
  ): { answeredOn: string; how: string; words: string } {
    const { clock, policy } = this.#options;
    const today = dayIn(policy().timeZone, clock().toISOString());
    return {
      answeredOn: checkDay("answeredOn", answeredOn, received.entry.fields.receivedOn, today),
      how: anyText("how", how, "name"),
      words: anyText("words", words, "passage"),
    };
  }
}
