import { useEffect, useState } from "react";
import type { Duty, Urgency } from "../../main/model/duty.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Tag } from "../components/tag.tsx";
import { withDays } from "../duties.ts";
import { actions, kindOf, placeOf } from "../duty-places.ts";
import { shortDate } from "../format.ts";
import { useDuties } from "../stores/duties.ts";
import { go, stay } from "../stores/place.ts";
import type { Tone } from "../words.ts";
import { useAtAccount } from "./at-account.ts";

const tones: Record<Urgency, Tone> = { overdue: "bad", now: "bad", soon: "warn", advice: "plain" };
const urgencyWords: Record<Urgency, string> = {
  overdue: "Overdue",
  now: "To do now",
  soon: "Soon",
  advice: "Worth doing",
};

/** The duties about this account, in the order in which they came. */
export function ofAccount(duties: readonly Duty[], account: string): readonly Duty[] {
  return duties.filter(({ place, subject }) => place === "account" && subject === account);
}

/** What is due of this account; null until it is known. */
function useAccountDuties(): { readonly duties: readonly Duty[] | null; readonly refused: Refused | null } {
  const { view } = useAtAccount();
  const { id, department, lastEvent } = view.account;
  const changes = useDuties((store) => store.changes);
  const [duties, setDuties] = useState<readonly Duty[] | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changes` and `lastEvent` are the reasons to ask again
  useEffect(() => {
    let wanted = true;
    ask("duties.list", { department }).then(
      (desk) => {
        if (!wanted) return;
        setDuties(ofAccount(desk.duties, id));
        setRefused(null);
      },
      (error: unknown) => wanted && setRefused(refusedOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [id, department, changes, lastEvent]);
  return { duties, refused };
}

function Line({ duty }: { duty: Duty }) {
  const place = placeOf(duty);
  const action = actions[kindOf(duty)] ?? "Show";
  return (
    <li className="row duty-row">
      <div className="row-text">
        <span className="t wraps">
          <bdi>{duty.title}</bdi>
        </span>
        <small className="wraps">
          <bdi>{withDays(duty.why, new Date())}</bdi>
        </small>
        <small className="duty-foot">
          <Tag tone={tones[duty.urgency]}>
            {duty.due === null ? urgencyWords[duty.urgency] : `due ${shortDate(duty.due)}`}
          </Tag>{" "}
          {duty.citation}
        </small>
      </div>
      <Button aria-label={`${action}: ${duty.title}`} onPress={() => (place.screen === "account" ? stay : go)(place)}>
        {action}
      </Button>
    </li>
  );
}

/** What the policy wants of this account, the most urgent first; nothing where it wants nothing. */
export function AccountDuties() {
  const { duties, refused } = useAccountDuties();
  if (refused !== null) return <ErrorNote refused={refused} />;
  if (duties === null || duties.length === 0) return null;
  return (
    <section className="account-duties">
      <h2 className="group">What it needs</h2>
      <ul className="list">
        {duties.map((duty) => (
          <Line key={duty.id} duty={duty} />
        ))}
      </ul>
    </section>
  );
}
