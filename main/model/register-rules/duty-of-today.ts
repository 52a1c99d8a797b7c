/** A duty whose words are put together when somebody first reads them: of thousands, a few hundred are shown. */

import type { Duty, DutyPlace, Urgency } from "../duty.ts";
import type { Day } from "../register-view.ts";
import type { Place } from "./about.ts";
import type { Said } from "./sheet.ts";

/** What is known of a duty before it is put into words. */
export interface What extends Pick<Duty, "urgency" | "due"> {
  readonly kind: string;
}

/** Its members are those of `Duty`, but not all its own: `inFull` makes it one that can be copied. */
export class DutyOfToday implements Duty {
  readonly kind: string;
  readonly due: Day | null;
  readonly urgency: Urgency;
  readonly #place: Place;
  readonly #cited: Pick<Duty, "citation" | "row">;
  #said: Said | (() => Said);

  constructor(place: Place, cited: Pick<Duty, "citation" | "row">, { kind, urgency, due }: What, said: () => Said) {
    this.kind = kind;
    this.due = due;
    this.urgency = urgency;
    this.#place = place;
    this.#cited = cited;
    this.#said = said;
  }

  get id(): string {
    return this.#words().id;
  }

  get title(): string {
    return this.#words().title;
  }

  get why(): string {
    return this.#words().why;
  }

  get row(): string | null {
    return this.#cited.row;
  }

  get citation(): string {
    return this.#cited.citation;
  }

  get vault(): null {
    return null;
  }

  get credential(): null {
    return null;
  }

  get place(): DutyPlace {
    return this.#place.place;
  }

  get subject(): string | undefined {
    return this.#place.subject;
  }

  get department(): string | undefined {
    return this.#place.department ?? undefined;
  }

  #words(): Said {
    if (typeof this.#said === "function") this.#said = this.#said();
    return this.#said;
  }
}
